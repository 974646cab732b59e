"""The base class of every node, declared once: fields are settings, `__call__` gives the ports.

The base class wraps `__call__` with one door. Inside a run a call goes through the run's step (identity, policy,
events, memory, journal); outside a run, and for `super().__call__`, the door steps aside.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from dataclasses import dataclass
from functools import wraps
from typing import Annotated, Any, ClassVar, Literal, Protocol, TypeVar, cast

from pydantic import BaseModel, ConfigDict, Field

from studio import runtime
from studio.chat_model import ChatRequest, ModelName
from studio.values import Message, Policy

In = TypeVar("In", contravariant=True)
Out = TypeVar("Out", covariant=True)
Effect = Literal["pure", "once"]
FlowRole = Literal["none", "input", "output", "note"]


@dataclass(frozen=True, slots=True)
class Widget:
    """How a setting is edited when its type alone does not tell."""

    kind: Literal["long_text"]


class Advanced:
    """Marks a setting that stands under "More settings"."""


LongText = Annotated[str, Widget("long_text"), Field(max_length=100_000)]


class Body(Protocol[In, Out]):
    """A nested flow, a component or a plain async function that a pipeline node calls."""

    async def __call__(self, value: In, /) -> Out:
        """Run the body once."""
        ...


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


this_turn: ContextVar[Turn | None] = ContextVar("this_turn", default=None)
"""The turn of the next call of a body in this context; None counts the calls."""


async def in_turn(turn: Turn, body: Body[In, Out], value: In) -> Out:
    """Call a body as a turn that is known by its number, never by the order in which calls happen to begin."""
    token = this_turn.set(turn)
    try:
        return await body(value)
    finally:
        this_turn.reset(token)


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
    icon: ClassVar[str] = ""
    """The name of a glyph in the bundle; without one, the category's."""

    policy: Annotated[Policy, Advanced()] = Policy.default
    """What happens when it fails or takes long."""

    def __init_subclass__(cls) -> None:
        """Put the door before the subclass's own `__call__`."""
        super().__init_subclass__()
        own = cls.__dict__.get("__call__")
        if own is not None:
            cls.__call__ = _door(cast("Callable[..., Awaitable[Any]]", own))


class Agent(Component):
    """The base of agents that talk through a model."""

    sentence: ClassVar[str] = "Writes with {model}: “{instructions}”"

    instructions: LongText = "You are a helpful assistant."
    """Who the agent is and how it should behave."""
    model: ModelName = ModelName.default
    """Which model answers."""
    remembers: bool = True
    """Whether it remembers the conversation."""
    max_tokens: Annotated[int, Advanced(), Field(ge=1, le=32_000)] = 512
    """The longest answer, in tokens; a token is about three quarters of a word."""
    temperature: Annotated[float, Advanced(), Field(ge=0, le=2)] = 0.7
    """How freely it chooses words: 0 always the likeliest, 2 very free."""
    policy: Annotated[Policy, Advanced()] = Policy(tries=3)
    """What happens when it fails or takes long."""

    async def ask(self, *messages: Message) -> Message:
        """The model's answer to what the agent remembers and these messages; both are remembered."""
        before = runtime.memory() if self.remembers else ()
        request = ChatRequest(
            model=self.model,
            instructions=self.instructions,
            messages=(*before, *messages),
            speaker=runtime.title(),
            temperature=self.temperature,
            max_tokens=self.max_tokens,
        )
        reply = await runtime.chat(request)
        if self.remembers:
            runtime.remember(*messages, reply.message)
        runtime.say(reply.message)
        return reply.message
