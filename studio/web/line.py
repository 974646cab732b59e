"""The runs of one conversation, one after the other, and who looks on."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import Protocol

from studio.engine.run import Run
from studio.flow.document import Flow
from studio.web.commission import Commission


@dataclass(frozen=True, slots=True)
class Wanted:
    """A run as it was accepted: the flow it pinned and what it is to do."""

    id: str
    session: str
    flow_id: str
    flow: Flow
    commission: Commission


@dataclass(frozen=True, slots=True)
class Going:
    """A run that the engine plays."""

    run: Run
    wanted: Wanted


class Onlooker(Protocol):
    """Who wants to see the runs of a conversation; called in the event loop of the server."""

    def began(self, going: Going) -> None:
        """A run began."""
        ...

    def queued(self, count: int) -> None:
        """So many runs are next in line."""
        ...

    def broke(self, sentence: str) -> None:
        """A run could not even begin."""
        ...


@dataclass(slots=True)
class Line:
    """The runs of one conversation: the one going on, and those that wait for it."""

    going: Going | None = None
    waiting: deque[Wanted] = field(default_factory=deque[Wanted])
    onlookers: list[Onlooker] = field(default_factory=list[Onlooker])
    busy: bool = False
    beginning: Wanted | None = None
    """The run that the engine does not have yet."""
    stopped: bool = False
    """The user stopped the run that is beginning."""

    def tell_queue(self) -> None:
        """Tell the onlookers how many runs are next in line."""
        for onlooker in self.onlookers:
            onlooker.queued(len(self.waiting))
