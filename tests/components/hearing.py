"""A desk that writes down what a component says, for components that run outside a run."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field

from studio.chat_model import ChatRequest, ModelName
from studio.embedding_model import EmbeddingRequest, Vector
from studio.media_shelf import Origin
from studio.picture_model import PictureRequest
from studio.question import Question
from studio.room import Room
from studio.runtime import Level, Reply, at_desk
from studio.values import Image, Message, ToolCall, ToolResult, Value
from tests.fakes.beside_chat import Brush, letters_of


@dataclass
class Hearing:
    """What was said, asked, logged and remembered; the model and the person give one answer each."""

    answer: Message = field(default_factory=lambda: Message.of("yes", role="assistant"))
    title: str = "Writer"
    turns: int | None = None
    said: list[tuple[str, bool]] = field(default_factory=list[tuple[str, bool]])
    logged: list[tuple[str, Level]] = field(default_factory=list[tuple[str, Level]])
    requests: list[ChatRequest] = field(default_factory=list[ChatRequest])
    questions: list[Question] = field(default_factory=list[Question])
    used_tools: list[ToolCall] = field(default_factory=list[ToolCall])
    tool_results: list[ToolResult] = field(default_factory=list[ToolResult])
    drawings: list[tuple[PictureRequest, ModelName]] = field(default_factory=list[tuple[PictureRequest, ModelName]])
    remembered: list[Message] = field(default_factory=list[Message])
    room: Room | None = None

    def emit(self, fragment: Value) -> None:
        """Fragments are for readers."""

    def say(self, message: Message, *, answer: bool) -> None:
        """Write it down."""
        self.said.append((message.text, answer))

    def log(self, sentence: str, level: Level) -> None:
        """Write it down."""
        self.logged.append((sentence, level))

    def memory(self) -> tuple[Message, ...]:
        """What was remembered."""
        return tuple(self.remembered)

    def remember(self, *messages: Message) -> None:
        """Write it down."""
        self.remembered.extend(messages)

    async def chat(self, request: ChatRequest) -> Reply:
        """Answer for the model."""
        self.requests.append(request)
        return Reply(self.answer, 1, 1, cut=False)

    def use(self, call: ToolCall) -> None:
        """Write it down."""
        self.used_tools.append(call)

    def used(self, result: ToolResult) -> None:
        """Write it down."""
        self.tool_results.append(result)

    async def embed(self, request: EmbeddingRequest, model: ModelName) -> tuple[Vector, ...]:
        """Take texts for the letters they are made of."""
        assert model
        return tuple(letters_of(text) for text in request.texts)

    async def draw(self, request: PictureRequest, model: ModelName) -> tuple[Image, ...]:
        """Draw for the model."""
        self.drawings.append((request, model))
        return await Brush().draw(request, Origin(node=self.title))

    async def ask(self, question: Question) -> Message:
        """Answer for the person."""
        self.questions.append(question)
        return self.answer

    async def settled(self, name: str, make: Callable[[], Awaitable[Value]]) -> Value:
        """Make it."""
        assert name
        return await make()

    async def blocking(self, function: Callable[..., Value], *arguments: Value) -> Value:
        """Call it here."""
        return function(*arguments)


@contextmanager
def hearing() -> Generator[Hearing]:
    """Lay the desk before whatever is called meanwhile."""
    desk = Hearing()
    token = at_desk.set(desk)
    try:
        yield desk
    finally:
        at_desk.reset(token)
