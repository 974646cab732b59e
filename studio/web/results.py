"""The results of one node in a run, in the order of its turns, the last ones kept."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from studio.engine.events import NodeFinished
from studio.web.ended import Ended, finished
from studio.web.places import Place, is_within
from studio.web.previews import preview_of
from studio.web.views import Preview

MOST = 50


@dataclass(frozen=True, slots=True)
class Result:
    """What one step of the node made."""

    place: Place
    preview: Preview
    ended: Ended


@dataclass(slots=True)
class Results:
    """The results of one node; `chosen` is the one a person turned to, from 1, and 0 shows the last one."""

    kept: list[Result] = field(default_factory=list[Result])
    chosen: int = 0

    def add(self, result: Result) -> None:
        """Take a result; it replaces an earlier one of the same step, and is shown."""
        turns = result.place.turns
        index = bisect_left(self.kept, turns, key=lambda kept: kept.place.turns)
        same = self.of(result.place)
        self.kept[index : index + (same is not None)] = [result]
        del self.kept[:-MOST]
        self.chosen = 0

    def of(self, place: Place) -> Result | None:
        """The result of the step at a place."""
        index = bisect_left(self.kept, place.turns, key=lambda kept: kept.place.turns)
        found = self.kept[index] if index < len(self.kept) else None
        return found if found and found.place.key == place.key else None

    def drop_within(self, pipeline: str) -> None:
        """Forget what was made inside the pipeline step at that place."""
        self.kept = [result for result in self.kept if not is_within(result.place.key, pipeline)]
        self.chosen = 0

    def choose(self, index: int) -> None:
        """Turn to a result by its number; a number that is not there shows the last one."""
        self.chosen = index if 0 < index <= len(self.kept) else 0

    def choose_round(self, loop: str, turn: int) -> None:
        """Turn to the last result made in that round of a loop."""
        rounds = (any(body.pipeline == loop and body.turn == turn for body in kept.place.bodies) for kept in self.kept)
        self.chosen = max((number for number, is_of_it in enumerate(rounds, 1) if is_of_it), default=0)

    @property
    def number(self) -> int:
        """The number of the result shown, 0 when there is none."""
        return self.chosen or len(self.kept)

    @property
    def shown(self) -> Result | None:
        """The result shown."""
        return self.kept[self.number - 1] if self.kept else None


def result_of(event: NodeFinished, place: Place, results: Results, *, resumed: bool) -> Result:
    """The result of a step; a run that goes on finds those it had and shows them as they were."""
    if event.reused and (known := results.of(place)):
        return known
    again = event.reused and not resumed
    return Result(place, preview_of(event.value, more=event.cut), finished(event, reused=again))
