"""What a component may reach while it runs: the desk that the current run lays before it.

Every function here speaks to the desk of the step that is running, found through a context variable, so components
stay plain frozen settings and can move to another process. Outside a run the functions that need one raise
`NoRunError`; those that only tell (`emit`, `log`) do nothing.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Literal, ParamSpec, Protocol, TypeVar

from studio.chat_model import ChatRequest, ModelName
from studio.embedding_model import EmbeddingRequest, Vector
from studio.errors import NoRunError
from studio.picture_model import PictureRequest
from studio.question import Question
from studio.room import Room
from studio.streams import listener
from studio.values import Image, Message, ToolCall, ToolResult, Value

P = ParamSpec("P")
T = TypeVar("T")
Level = Literal["info", "notice", "problem"]


@dataclass(frozen=True, slots=True)
class Reply:
    """A model's whole answer."""

    message: Message
    tokens_in: int
    tokens_out: int
    cut: bool
    """Whether the answer ended because its length was used up."""
    before: tuple[Message, ...] = ()
    """When a person interrupted: the words until then and what the person said, in their order, before the answer."""

    @property
    def turns(self) -> tuple[Message, ...]:
        """All that was said: what to remember of the answer, and what later questions of the step build on."""
        return (*self.before, self.message)


class Desk(Protocol):
    """What the run of a flow lays before the component working in it; `turns` of its body are to come."""

    turns: int | None

    @property
    def title(self) -> str:
        """The title of the node, which is the name an agent speaks under."""
        ...

    @property
    def room(self) -> Room | None:
        """The room that the node makes, else the innermost one it stands in."""
        ...

    def emit(self, fragment: Value) -> None:
        """Stream a fragment of the result: words of a text, a chunk of a sound, an item of a list."""
        ...

    def say(self, message: Message, *, answer: bool) -> None:
        """Show a message in the chat under the node's name; `answer` marks it as the flow's answer."""
        ...

    def log(self, sentence: str, level: Level) -> None:
        """Write one line into the log, in the past tense, the node as its subject."""
        ...

    def memory(self) -> tuple[Message, ...]:
        """What the node remembers of the conversation."""
        ...

    def remember(self, *messages: Message) -> None:
        """Add to the node's memory; it counts when the step is finished."""
        ...

    async def chat(self, request: ChatRequest) -> Reply:
        """Ask a model, stream its words into the step, and give its whole answer."""
        ...

    def use(self, call: ToolCall) -> None:
        """Show that a tool is used."""
        ...

    def used(self, result: ToolResult) -> None:
        """Show what a tool gave."""
        ...

    async def embed(self, request: EmbeddingRequest, model: ModelName) -> tuple[Vector, ...]:
        """The meaning of each text as a vector of length 1."""
        ...

    async def draw(self, request: PictureRequest, model: ModelName) -> tuple[Image, ...]:
        """Pictures from a model, which are not made twice when the run goes on after a kill."""
        ...

    async def ask(self, question: Question) -> Message:
        """Ask a person and wait for the answer, across restarts if need be."""
        ...

    async def settled(self, name: str, make: Callable[[], Awaitable[Value]]) -> Value:
        """A value that must not change when the run goes on after a kill: the time, chance, who came first."""
        ...

    async def blocking(self, function: Callable[..., Value], *arguments: Value) -> Value:
        """Call a blocking module-level function in a process that is killed when the run stops."""
        ...


at_desk: ContextVar[Desk | None] = ContextVar("at_desk", default=None)
"""The desk of the step that is running in this context."""


def current() -> Desk | None:
    """The desk of the step that is running, if one is."""
    return at_desk.get()


def desk(what: str) -> Desk:
    """The desk of the step that is running; raises `NoRunError` naming `what` when none is."""
    found = at_desk.get()
    if found is None:
        raise NoRunError(what)
    return found


def emit(fragment: Value) -> None:
    """Stream a fragment of the result to the run and to whoever reads the step live."""
    if feed := listener.get():
        feed.emit(fragment)
    if found := at_desk.get():
        found.emit(fragment)


def say(message: Message, *, answer: bool = False) -> None:
    """Show a message in the chat under the node's name; does nothing outside a run."""
    if found := at_desk.get():
        found.say(message, answer=answer)


def log(sentence: str, level: Level = "info") -> None:
    """Write one line into the log; does nothing outside a run."""
    if found := at_desk.get():
        found.log(sentence, level)


def title() -> str:
    """The title of the running node, empty outside a run."""
    found = at_desk.get()
    return found.title if found else ""


def room() -> Room | None:
    """The room that the running node makes, else the innermost one it stands in; None where there is none."""
    return found.room if (found := at_desk.get()) else None


def memory() -> tuple[Message, ...]:
    """What the running node remembers of the conversation, nothing outside a run."""
    found = at_desk.get()
    return found.memory() if found else ()


def remember(*messages: Message) -> None:
    """Add to the running node's memory; does nothing outside a run."""
    if found := at_desk.get():
        found.remember(*messages)


async def chat(request: ChatRequest) -> Reply:
    """Ask a model and stream its words into the step."""
    return await desk("A model").chat(request)


def use(call: ToolCall) -> None:
    """Show that a tool is used; does nothing outside a run."""
    if found := at_desk.get():
        found.use(call)


def used(result: ToolResult) -> None:
    """Show what a tool gave; does nothing outside a run."""
    if found := at_desk.get():
        found.used(result)


async def embed(request: EmbeddingRequest, model: ModelName = ModelName.embedder) -> tuple[Vector, ...]:
    """The meaning of each text as a vector of length 1; made anew when the run goes on, since it comes out the same."""
    return await desk("An embedding model").embed(request, model)


async def draw(request: PictureRequest, model: ModelName) -> tuple[Image, ...]:
    """Have a model draw pictures, at least one; they are not made twice when the run goes on after a kill."""
    return await desk("A model that draws").draw(request, model)


async def ask(question: Question) -> Message:
    """Ask a person and wait for the answer."""
    return await desk("A person to ask").ask(question)


async def settled(name: str, make: Callable[[], Awaitable[Value]]) -> Value:
    """Make a value that must not change when the run goes on after a kill: the time, chance, who came first.

    Outside a run it is just made.
    """
    found = at_desk.get()
    return await found.settled(name, make) if found else await make()


async def blocking(function: Callable[..., Value], *arguments: Value) -> Value:
    """Call a blocking module-level function in a process that is killed when the run stops."""
    return await desk("A process for blocking work").blocking(function, *arguments)
