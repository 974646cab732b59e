"""The desk of one step: what `runtime` reaches, bound to the run, the node and the path."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

import anyio.to_process

from studio.chat_model import ChatRequest, ModelName
from studio.embedding_model import EmbeddingRequest, Vector
from studio.encoding import decode, digest, encode
from studio.engine.answer import known_reply, written_reply
from studio.engine.asking import asked
from studio.engine.attempts import patiently
from studio.engine.clocks import pause
from studio.engine.drawing import drawn, pictures_in
from studio.engine.events import (
    InputGiven,
    InputRequested,
    Logged,
    NodeFragment,
    NodeMessage,
    ToolCalled,
    ToolReturned,
)
from studio.engine.hearing import DeskRoom, heard, room_of, unheard
from studio.engine.interruption import Ear, Speech, answered
from studio.engine.journal import Addition, Outcome
from studio.errors import Unanswered
from studio.picture_model import PictureRequest
from studio.question import Question
from studio.runtime import Level, Reply
from studio.values import Image, Message, ToolCall, ToolResult, Value

if TYPE_CHECKING:
    from studio.engine.activation import LiveInput
    from studio.engine.plan import Cast
    from studio.engine.stage import Stage, Turns


class RunDesk:
    """What the run lays before the component of one step."""

    __slots__ = (
        "additions",
        "around",
        "audience",
        "base",
        "bodies",
        "cast",
        "clock",
        "ear",
        "live_inputs",
        "memories",
        "path",
        "run",
        "substeps",
        "tokens",
        "turns",
    )

    def __init__(self, stage: Stage, cast: Cast, path: str) -> None:
        self.run = stage.run
        self.memories = stage.memories
        self.cast = cast
        self.base = path
        self.path = path
        self.around = stage.desk
        self.audience = stage.audience
        self.additions: list[Addition] = []
        self.ear = Ear()
        self.clock: asyncio.Timeout | None = None
        self.substeps = 0
        self.tokens = 0
        self.turns: int | None = None
        self.live_inputs: list[LiveInput] = []
        self.bodies: list[Turns] = []

    def forget(self) -> None:
        """Begin a new try with nothing added."""
        self.additions.clear()
        self.ear.begin_again()
        self.substeps = 0
        for body in self.bodies:
            body.restart()

    @property
    def title(self) -> str:
        """The title of the node."""
        return self.cast.title

    def emit(self, fragment: Value) -> None:
        """Stream words into the step; other fragments reach live readers only."""
        if isinstance(fragment, str):
            self.stream(fragment)

    def stream(self, words: str, *, thinking: bool = False) -> None:
        """Show the next words of the step."""
        run = self.run
        run.tell(NodeFragment(run.log.number(), run.now(), self.path, self.cast.id, words, thinking))

    def say(self, message: Message, *, answer: bool) -> None:
        """Show a message in the chat, and let the room hear it."""
        if room := self.room:
            room.tell(message)
        run = self.run
        run.tell(NodeMessage(run.log.number(), run.now(), self.path, self.cast.id, message, answer))

    def log(self, sentence: str, level: Level) -> None:
        """Write a line into the log."""
        run = self.run
        run.tell(Logged(run.log.number(), run.now(), self.path, self.cast.id, level, sentence))

    def memory(self) -> tuple[Message, ...]:
        """What the node remembers, with what this step added."""
        return heard(self)

    def remember(self, *messages: Message) -> None:
        """Add to the node's memory when the step is finished."""
        agent = self.memories.key(self.cast.memory)
        self.additions.extend(Addition(agent, message) for message in unheard(self, messages))

    @property
    def room(self) -> DeskRoom | None:
        """The room that the node makes, else the innermost one it stands in."""
        return room_of(self)

    async def chat(self, request: ChatRequest) -> Reply:
        """Ask a model as a sub-step of its own, which a person may interrupt."""
        return await answered(self, self.substep("chat"), request)

    async def reply(self, path: str, request: ChatRequest, speech: Speech) -> Reply:
        """The reply to a request, made now or found in the journal."""
        stored = self.run.stored(path)
        if stored is not None:
            return known_reply(stored.value)
        reply = await asked(self, request, speech)
        self.tokens += reply.tokens_out
        self.run.journal.record(Outcome(path, self.cast.id, "", written_reply(reply), 0.0))
        return reply

    def use(self, call: ToolCall) -> None:
        """Show that a tool is used."""
        run = self.run
        run.tell(ToolCalled(run.log.number(), run.now(), self.path, self.cast.id, call.id, call.name, call.arguments))

    def used(self, result: ToolResult) -> None:
        """Show what a tool gave."""
        run, id = self.run, self.cast.id
        number, now = run.log.number(), run.now()
        run.tell(ToolReturned(number, now, self.path, id, result.id, result.name, result.content, result.failed))

    async def embed(self, request: EmbeddingRequest, model: ModelName) -> tuple[Vector, ...]:
        """Ask an embedding model; nothing is kept, since the same comes out again."""
        return await patiently(self, lambda: self.run.models.embedder(model).embed(request))

    async def draw(self, request: PictureRequest, model: ModelName) -> tuple[Image, ...]:
        """Ask a picture model as a sub-step of its own."""
        return pictures_in(await self.settled("draw", lambda: drawn(self, request, model)))

    async def ask(self, question: Question, kind: str = "ask") -> Message:
        """Ask a person; the answer is kept as a sub-step before the node goes on."""
        return await self.ask_at(self.substep(kind), question)

    async def ask_at(self, path: str, question: Question) -> Message:
        """Ask a person as the sub-step of that path; that nobody answered in time is kept as well.

        Raises `Unanswered`.
        """
        stored = self.run.stored(path)
        answer = decode(stored.value) if stored else await self._answer(path, question)
        if not isinstance(answer, Message):
            raise Unanswered(f"Nobody answered {self.title} in time.")
        return answer

    async def _answer(self, path: str, question: Question) -> Message | None:
        run = self.run
        await run.commit()
        resume = pause(self)
        run.tell(InputRequested(run.log.number(), run.now(), path, self.cast.id, question))
        answer = await run.questions.ask(path, self.cast.id, question)
        resume()
        run.tell(InputGiven(run.log.number(), run.now(), path, self.cast.id, answer))
        run.journal.record(Outcome(path, self.cast.id, digest(question.text), encode(answer), 0.0))
        await run.commit()
        return answer

    async def settled(self, name: str, make: Callable[[], Awaitable[Value]]) -> Value:
        """Make a value once, as a sub-step that is safe before the node goes on."""
        path = self.substep(name)
        stored = self.run.stored(path)
        if stored is not None:
            return decode(stored.value)
        value = await make()
        self.run.journal.record(Outcome(path, self.cast.id, "", encode(value), 0.0))
        await self.run.commit()
        return value

    async def blocking(self, function: Callable[..., Value], *arguments: Value) -> Value:
        """Call a blocking function in a process that dies when the step is cancelled."""
        return await anyio.to_process.run_sync(function, *arguments, cancellable=True)

    def substep(self, kind: str) -> str:
        """The path of the next sub-step; a component makes them one after another, so their order is their name."""
        self.substeps += 1
        return f"{self.path}#{kind}{self.substeps}"
