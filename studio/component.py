"""The base class of every node, declared once: fields are settings, `__call__` gives the ports.

The base class wraps `__call__` with one door. Inside a run a call goes through the run's step (identity, policy,
events, memory, journal); outside a run, and for `super().__call__`, the door steps aside.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from dataclasses import dataclass
from functools import wraps
from typing import Annotated, Any, ClassVar, Literal, Protocol, Self, TypeVar, cast

from pydantic import BaseModel, ConfigDict, Field, JsonValue, PrivateAttr

from studio import runtime
from studio.chat_model import ModelName
from studio.values import Message, Policy

In = TypeVar("In", contravariant=True)
Out = TypeVar("Out", covariant=True)
Effect = Literal["pure", "once"]
FlowRole = Literal["none", "input", "output", "note"]
MemoryScope = Literal["conversation", "flow"]


@dataclass(frozen=True, slots=True)
class Widget:
    """How a setting is edited when its type alone does not tell."""

    kind: Literal["long_text", "picture_model", "flow", "hearing"]


class Advanced:
    """Marks a setting that stands under "More settings"."""


class Expected:
    """Marks a text that a person should write; while it is empty, the node needs setting up."""


LongText = Annotated[str, Widget("long_text"), Field(max_length=100_000)]
PictureModelName = Annotated[ModelName, Widget("picture_model")]
FlowId = Annotated[str, Widget("flow"), Field(max_length=64)]
"""The id of a saved flow."""


class Body(Protocol[In, Out]):
    """A nested flow, a component or a plain async function that a pipeline node calls."""

    async def __call__(self, value: In, /) -> Out:
        """Run the body once."""
        ...


class SavedFlow(Protocol):
    """The inside of a node that stands for a saved flow; a run puts it there, nobody drops anything into it."""

    async def __call__(self, inputs: dict[str, Message], /) -> list[Message]:
        """What the flow's outputs are given when its inputs get these values, named `input_0`, `input_1` and so on."""
        ...


class Titled(Protocol):
    """A body that knows what a person calls it."""

    @property
    def title(self) -> str:
        """The title of the node it holds, or of the one that gives its result."""
        ...


def title_of(body: object, place: int) -> str:
    """What a person calls a body: its node's title, else its place among its like, counted from 1."""
    match body:
        case Component():
            return body.title
        case _:
            return str(getattr(body, "title", "") or f"number {place}")


class Step(Protocol):
    """The door's other side: what a run does with a call of a component."""

    def __call__(
        self,
        component: Component,
        call: Callable[..., Awaitable[Any]],
        arguments: tuple[Any, ...],
        named: dict[str, Any],
    ) -> Awaitable[Any]:
        """Make the call as a step of the run."""
        ...


doorway: ContextVar[Step | None] = ContextVar("doorway", default=None)
"""The step function of the run in whose body we are; None outside a run and inside a step."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Which turn of a body a call is, when calls go on side by side; `apart` lets it change no memory but its own."""

    number: int
    apart: bool = False
    heard_by: tuple[object, ...] | None = None
    """The bodies of the room whose agents hear what is said in this turn, beside its own; None when all do."""


this_turn: ContextVar[Turn | None] = ContextVar("this_turn", default=None)
"""The turn of the next call of a body in this context; None counts the calls."""


async def in_turn(turn: Turn, body: Body[In, Out], value: In) -> Out:
    """Call a body as a turn that is known by its number, never by the order in which calls happen to begin."""
    token = this_turn.set(turn)
    try:
        return await body(value)
    finally:
        this_turn.reset(token)


def expect_turns(count: int) -> None:
    """Say how many turns of its body the running pipeline will go; does nothing outside a run."""
    if found := runtime.current():
        found.turns = count


def _door(call: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
    @wraps(call)
    def through(self: Component, *arguments: Any, **named: Any) -> Awaitable[Any]:
        step = doorway.get()
        if step is None:
            return call(self, *arguments, **named)
        return step(self, call, arguments, named)

    return through


class Component(BaseModel):
    """The base of every node: a frozen value of settings with one async `__call__`."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True, protected_namespaces=())

    title: ClassVar[str] = ""
    """The title on screen; without one, the class name in words."""
    sentence: ClassVar[str] = ""
    """What a node of this class shows of its settings: a template such as `Joins with “{between}”`."""
    search_words: ClassVar[str] = ""
    """Other words people search for, separated by spaces."""
    effect: ClassVar[Effect] = "pure"
    """`once` when doing it twice would show in the world outside."""
    role: ClassVar[FlowRole] = "none"
    """`input` and `output` make the flow's own inputs and outputs; a `note` never runs."""
    has_memory: ClassVar[bool] = False
    """It remembers from run to run; a person sees and edits what."""
    gathers: ClassVar[bool] = False
    """A room: what an agent says inside of it is heard by all who stand in it."""
    icon: ClassVar[str] = ""
    """The name of a glyph in the bundle; without one, the category's."""

    example: ClassVar[tuple[str, dict[str, JsonValue]] | None] = None
    """For a tool: what a person might say, and the inputs that then fit; it shows small models how to use the node."""

    policy: Annotated[Policy, Advanced()] = Policy.default
    """What happens when it fails or takes long."""

    @property
    def memory_scope(self) -> MemoryScope:
        """Who shares its memory: the runs of one conversation, or of all conversations of the flow."""
        return "conversation"

    _title: str = PrivateAttr("")
    _same_as: Component | None = PrivateAttr(None)

    @property
    def own_title(self) -> str:
        """The title given in a script, empty when there is none."""
        return self._title

    @property
    def original(self) -> Component:
        """The node whose settings and memory this one shares in a script, itself when it has its own."""
        return self._same_as or self

    def titled(self, title: str) -> Self:
        """The same node under a title of its own, in a script."""
        named = self.model_copy()
        named._title = title  # noqa: SLF001 - a copy of its own class
        return named

    def again(self) -> Self:
        """The same node at a second place of a script: it shares settings and memory."""
        second = self.model_copy()
        second._same_as = self.original  # noqa: SLF001 - a copy of its own class
        return second

    def __init_subclass__(cls) -> None:
        """Put the door before the subclass's own `__call__`."""
        super().__init_subclass__()
        own = cls.__dict__.get("__call__")
        if own is not None:
            cls.__call__ = _door(cast("Callable[..., Awaitable[Any]]", own))
