"""Folds the events of runs into the lines of the log."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from studio.engine.events import (
    BodyStarted,
    Event,
    NodeFailed,
    NodeFinished,
    NodeFragment,
    NodeInterrupted,
    NodeRetried,
    NodeStopped,
    NodeWarming,
    RunFailed,
    RunFinished,
    RunStarted,
    RunStopped,
)
from studio.web.flow_facts import FlowFacts
from studio.web.places import body_prefix, place_of
from studio.web.protocol import LinesAdded
from studio.web.telling import Telling, broken_off, tell, warmed, warming, writing
from studio.web.views import LogLine
from studio.web.words import WordCount

MOST = 2_000
"""So many lines are kept for a window that opens; older ones are folded again from the stored events."""


@dataclass(slots=True)
class _Moving:
    """A line that still changes: a step that writes, or that waits for its model."""

    kind: Literal["writing", "warming"]
    seq: int
    at: float
    node: str
    words: WordCount = field(default_factory=WordCount)
    share: float = 0.0

    def telling(self) -> Telling:
        return writing(self.words.total) if self.kind == "writing" else warming(self.share)


class Story:
    """The log of runs folded one after the other.

    What a step writes is one line: while it changes and when it is done it keeps the run and number of its first
    fragment, so a window puts a line in the place of the one with the same `run` and `seq`. Its time is when it began.
    """

    def __init__(self, facts: FlowFacts) -> None:
        self._facts = facts
        self._run = ""
        self._start = 0.0
        self._lines: dict[tuple[str, int], LogLine] = {}
        self._fresh: dict[tuple[str, int], None] = {}
        self._resumed = False
        self._rounds: set[str] = set()
        """The turns of bodies that were told of; a run that goes on goes through them again."""
        self._moving: dict[str, _Moving] = {}
        self._moved: dict[str, None] = {}

    def begin(self, run: str, facts: FlowFacts) -> None:
        """Make ready for a run of the flow as it is now."""
        self._run, self._facts = run, facts
        self._resumed = False
        self._rounds.clear()
        self._moving.clear()
        self._moved.clear()

    def feed(self, event: Event) -> None:
        """Fold the next event of the run."""
        match event:
            case NodeFragment():
                self._writes(event)
            case NodeWarming():
                self._warms(event)
            case NodeFinished():
                self._finishes(event)
            case BodyStarted():
                self._goes_round(event)
            case NodeRetried() | NodeFailed() | NodeStopped() | NodeInterrupted():
                self._ends(event)
            case RunStarted() | RunFinished() | RunFailed() | RunStopped():
                self._run_turns(event)
            case _:
                self._tells(event, event.node)

    def take(self) -> LinesAdded | None:
        """The lines that are new or have changed since they were last taken."""
        self._write_moved()
        fresh, self._fresh = self._fresh, {}
        return LinesAdded(lines=tuple(self._lines[key] for key in fresh if key in self._lines)) if fresh else None

    def whole(self) -> LinesAdded:
        """The last lines."""
        self._write_moved()
        return LinesAdded(lines=tuple(self._lines.values()), whole=True)

    def _writes(self, event: NodeFragment) -> None:
        if event.thinking:
            return
        key = place_of(event.path).key
        moving = self._moving.get(key)
        if moving is None or moving.kind != "writing":
            self._warmed(key, event.at)
            moving = self._moving[key] = _Moving("writing", event.seq, event.at, event.node)
            self._write(moving.seq, moving.at, moving.node, moving.telling())
        moving.words.add(event.text)
        self._moved[key] = None

    def _warms(self, event: NodeWarming) -> None:
        key = place_of(event.path).key
        moving = self._moving.get(key)
        if event.share >= 1:
            self._warmed(key, event.at)
        elif moving is None:
            moving = self._moving[key] = _Moving("warming", event.seq, event.at, event.node, share=event.share)
            self._write(moving.seq, moving.at, moving.node, moving.telling())
        elif moving.kind == "warming":
            moving.share = event.share
            self._moved[key] = None

    def _warmed(self, key: str, at: float) -> None:
        moving = self._moving.get(key)
        if moving and moving.kind == "warming":
            self._settle(key, warmed(at - moving.at))

    def _goes_round(self, event: BodyStarted) -> None:
        prefix = body_prefix(place_of(event.path).key, event.slot, event.turn)
        if prefix not in self._rounds:
            self._rounds.add(prefix)
            self._tells(event, event.node)

    def _finishes(self, event: NodeFinished) -> None:
        if event.reused and self._resumed:
            return
        key = place_of(event.path).key
        self._warmed(key, event.at)
        telling = tell(event, self._facts)
        if key not in self._moving:
            self._tells(event, event.node)
        elif telling:
            self._settle(key, telling)

    def _ends(self, event: NodeRetried | NodeFailed | NodeStopped | NodeInterrupted) -> None:
        """Settle what a step wrote, and tell why it ended; a run that goes on tells of interruptions again."""
        if isinstance(event, NodeInterrupted) and event.again:
            return
        if not self._breaks_off(place_of(event.path).key, event) or not isinstance(event, NodeStopped):
            self._tells(event, event.node)

    def _breaks_off(self, key: str, event: Event) -> bool:
        """Settle the line of a step that ends without a result; whether it had begun to write."""
        self._warmed(key, event.at)
        moving = self._moving.get(key)
        if moving:
            self._settle(key, broken_off(moving.words.total, stopped=isinstance(event, NodeStopped | RunStopped)))
        return moving is not None

    def _run_turns(self, event: RunStarted | RunFinished | RunFailed | RunStopped) -> None:
        for key in tuple(self._moving):
            self._breaks_off(key, event)
        if isinstance(event, RunStarted):
            self._resumed = event.resumed
            self._start = self._start if event.resumed else event.at
        self._tells(event, None)

    def _settle(self, key: str, telling: Telling) -> None:
        moving = self._moving.pop(key)
        self._moved.pop(key, None)
        self._write(moving.seq, moving.at, moving.node, telling)

    def _tells(self, event: Event, node: str | None) -> None:
        if telling := tell(event, self._facts):
            self._write(event.seq, event.at, node or None, telling)

    def _write_moved(self) -> None:
        for key in self._moved:
            moving = self._moving[key]
            self._write(moving.seq, moving.at, moving.node, moving.telling())
        self._moved.clear()

    def _write(self, seq: int, at: float, node: str | None, telling: Telling) -> None:
        key = (self._run, seq)
        self._fresh[key] = None
        self._lines[key] = LogLine(
            run=self._run,
            seq=seq,
            at=max(0.0, at - self._start),
            icon=telling.icon,
            level=telling.level,
            node=node,
            title=self._facts.title(node) if node else "Run",
            sentence=telling.sentence,
            seconds=telling.seconds,
            details=telling.details,
        )
        if len(self._lines) > MOST:
            del self._lines[next(iter(self._lines))]
