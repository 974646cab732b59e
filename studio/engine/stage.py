"""Where calls of components happen in a run: a stage is a place in the run's tree of steps.

The door asks the stage of its context to make a call as a step. Pipelines get their bodies wrapped as `Turns`, which
count the turns and set the stage for what is inside.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from studio.chat_model import ToolOffer
from studio.component import Component, Turn, doorway, this_turn
from studio.engine.events import BodyStarted
from studio.engine.message_ids import identified
from studio.runtime import at_desk
from studio.streams import listener
from studio.values import Value

if TYPE_CHECKING:
    from studio.engine.desk import RunDesk
    from studio.engine.memories import Memories
    from studio.engine.run import Run

BodyCall = Callable[..., Awaitable[Value]]


@dataclass(slots=True)
class Call:
    """A component's own `__call__` and what it is called with."""

    function: Callable[..., Awaitable[Value]]
    arguments: tuple[object, ...]
    named: dict[str, object]


class Stage:
    """A place in a run: `prefix` begins the path of every step here, `desk` is that of the step around it.

    `audience` are the memories of those who hear what is said here in the room around, None for all who stand in it.
    """

    __slots__ = ("audience", "desk", "memories", "prefix", "run")

    def __init__(self, run: Run, prefix: str, desk: RunDesk | None, memories: Memories) -> None:
        self.run = run
        self.audience: frozenset[str] | None = None
        self.prefix = prefix
        self.desk = desk
        self.memories = memories

    def __call__(
        self,
        component: Component,
        call: Callable[..., Awaitable[Value]],
        arguments: tuple[object, ...],
        named: dict[str, object],
    ) -> Awaitable[Value]:
        """Make the call as a step of the run."""
        return self.run.step(self, self.run.cast_of(component), Call(call, arguments, named))


def audience_of(bodies: Iterable[object]) -> frozenset[str]:
    """The memories of all who stand in any of the bodies."""
    return frozenset(memory for body in bodies if isinstance(body, Turns) for memory in body.everyone)


class Turns:
    """A body as its pipeline sees it: each call is the next turn, at a path of its own."""

    __slots__ = ("_body", "_desk", "_slot", "_turn", "everyone", "offer", "title")

    def __init__(self, desk: RunDesk, slot: str, body: BodyCall) -> None:
        self.title = str(getattr(body, "title", ""))
        self.offer: ToolOffer | None = getattr(body, "offer", None)
        self._desk = desk
        self._slot = slot
        self._body = body
        self.everyone: frozenset[str] = getattr(body, "everyone", frozenset())
        self._turn = 0
        desk.bodies.append(self)

    def restart(self) -> None:
        """Count from the first turn again, as a new try does."""
        self._turn = 0

    @property
    def ids(self) -> frozenset[str]:
        """The nodes that stand directly in the body."""
        return getattr(self._body, "ids", frozenset())

    def _audience(self, turn: Turn) -> frozenset[str] | None:
        """Who hears what is said in a turn; a room inside of another has an audience of its own."""
        if turn.heard_by is None:
            return None if self._desk.cast.spec.gathers else self._desk.audience
        return audience_of((self, *turn.heard_by))

    def _next(self) -> Turn:
        self._turn += 1
        return Turn(self._turn)

    async def __call__(self, *values: Value) -> Value:
        """Run the body once more."""
        desk, run = self._desk, self._desk.run
        turn = this_turn.get() or self._next()
        number, at = run.log.number(), run.now()
        run.tell(BodyStarted(number, at, desk.path, desk.cast.id, self._slot, turn.number, desk.turns))
        place = f"{desk.path}.{self._slot}[{turn.number}]"
        memories = desk.memories.apart(place) if turn.apart else desk.memories
        inside = Stage(run, f"{place}/", desk, memories)
        inside.audience = self._audience(turn)
        stage, here, heard, told = doorway.set(inside), at_desk.set(None), listener.set(None), this_turn.set(None)
        try:
            return cast("Value", identified(await self._body(*values), f"{run.id} {place}"))
        finally:
            this_turn.reset(told)
            listener.reset(heard)
            at_desk.reset(here)
            doorway.reset(stage)
