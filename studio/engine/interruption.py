"""What a person says to an agent in mid-answer: the words so far stay, and the agent goes on with that in mind.

A step that speaks can be spoken to from its beginning to its end. While a model answers, its stream is closed, the
words so far and what the person said are written down, and the model is asked again with both behind the request. Who
interrupts without words is asked for them by a question, so that the agent holds still meanwhile. What is said between
two answers waits for the next one; what comes too late is not taken, and becomes the next message of the conversation.
"""

from __future__ import annotations

import asyncio
from collections.abc import Generator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, cast

from studio.chat_model import ChatRequest
from studio.encoding import decode, encode
from studio.engine.answer import Answer
from studio.engine.events import NodeInterrupted
from studio.engine.journal import Outcome
from studio.question import Question
from studio.runtime import Reply
from studio.streams import listener
from studio.values import Message

if TYPE_CHECKING:
    from studio.engine.desk import RunDesk

GO_ON = "Go on"
"""The answer of a person who has nothing to say after all."""


@dataclass(slots=True, eq=False)
class Interjection:
    """What a person says to an agent, None when they want to be asked; `taken` tells whether the agent heard it."""

    message: Message | None
    taken: Future[bool] = field(default_factory=Future[bool])

    def settle(self, *, taken: bool) -> None:
        """Tell whether it was heard."""
        if not self.taken.done():
            self.taken.set_result(taken)


@dataclass(slots=True, eq=False)
class Speech:
    """One answer while a model gives it; its clock stands still until somebody interrupts."""

    clock: asyncio.Timeout = field(default_factory=lambda: asyncio.timeout(None))
    answer: Answer = field(default_factory=Answer)
    waiting: list[Interjection] = field(default_factory=list[Interjection])

    def interrupt(self, interjection: Interjection) -> None:
        """Break off at once."""
        self.waiting.append(interjection)
        if len(self.waiting) == 1:
            self.clock.reschedule(0)


class Ear:
    """What one step is told while it works; all its answers under way are interrupted alike."""

    def __init__(self) -> None:
        self._waiting: list[Interjection] = []
        self._heard: list[Message] = []
        self._speeches: list[Speech] = []

    def hear(self, interjection: Interjection) -> None:
        """Interrupt what is being said, or keep it for the next answer."""
        for speech in self._speeches:
            speech.interrupt(interjection)
        if not self._speeches:
            self._waiting.append(interjection)

    async def uninterrupted(self, desk: RunDesk, path: str, request: ChatRequest) -> Reply | Speech:
        """The reply to a request, or what was said until somebody interrupted."""
        speech = Speech(waiting=self._waiting)
        self._waiting = []
        if speech.waiting:
            return speech
        interrupted = False
        try:
            async with speech.clock:
                self._speeches.append(speech)
                return await desk.reply(path, request, speech)
        except TimeoutError:
            interrupted = speech.clock.expired()
            if not interrupted:
                raise
            return speech
        finally:
            self._speeches.remove(speech)
            if not interrupted:
                self._waiting.extend(speech.waiting)

    def took(self, interjections: list[Interjection]) -> None:
        """A try of the step heard this."""
        self._heard.extend(interjection.message for interjection in interjections if interjection.message)

    def begin_again(self) -> None:
        """A new try hears once more what people said to the one that failed."""
        self._waiting[:0] = [Interjection(message) for message in self._heard]
        self._heard.clear()

    def close(self) -> None:
        """Nothing is heard any more."""
        for interjection in self._waiting:
            interjection.settle(taken=False)
        self._waiting.clear()


class Listeners:
    """The steps of one run that can be spoken to."""

    def __init__(self) -> None:
        self._desks: list[RunDesk] = []

    @contextmanager
    def join(self, desk: RunDesk) -> Generator[None]:
        """Let a step be spoken to while it works."""
        self._desks.append(desk)
        try:
            yield
        finally:
            self._desks.remove(desk)
            desk.ear.close()

    def tell(self, where: str, interjection: Interjection) -> None:
        """Say something to the step at a path, or to all steps of a node."""
        found = [desk for desk in self._desks if where in (desk.path, desk.base, desk.cast.id)]
        for desk in found:
            desk.ear.hear(interjection)
        if not found:
            interjection.settle(taken=False)


@dataclass(frozen=True, slots=True)
class Cut:
    """One interruption: the words that stay, and what people said; when they said nothing, they are asked."""

    kept: Message | None
    said: tuple[Message, ...]

    @classmethod
    def of(cls, speech: Speech, speaker: str) -> Cut:
        """How a speech ended before its time."""
        messages = (interjection.message for interjection in speech.waiting)
        return cls(speech.answer.so_far(speaker), tuple(message for message in messages if message))

    @classmethod
    def read(cls, content: bytes) -> Cut:
        """What `written` gave."""
        kept, *said = cast("list[Message | None]", decode(content))
        return cls(kept, tuple(message for message in said if message))

    def written(self) -> bytes:
        """As the journal holds it."""
        return encode([self.kept, *self.said])


async def answered(desk: RunDesk, path: str, request: ChatRequest) -> Reply:
    """The reply to a request, asked again with whatever people say meanwhile; each interruption is a sub-step.

    What nobody speaks is not interrupted; what is said then waits for the next answer. Words that nobody hears while
    they are written are not kept.
    """
    if not request.speaker:
        return await desk.reply(path, request, Speech())
    turns: tuple[Message, ...] = ()
    interruptions = 0
    while True:
        interruptions += 1
        place = f"{path}#cut{interruptions}"
        stored = desk.run.stored(place)
        if stored:
            cut = Cut.read(stored.value)
            _tell(desk, cut, again=True)
        else:
            asking = replace(request, messages=(*request.messages, *turns))
            given = await desk.ear.uninterrupted(desk, path, asking)
            if isinstance(given, Reply):
                return replace(given, before=turns)
            if request.aside:
                given.answer = Answer()
            cut = await _written_down(desk, place, given)
        said = cut.said or (await _asked_for_words(desk, place),)
        turns = (*turns, *((cut.kept,) if cut.kept else ()), *said)


async def _written_down(desk: RunDesk, place: str, speech: Speech) -> Cut:
    """Make an interruption safe before the agent goes on with it."""
    cut = Cut.of(speech, desk.title)
    desk.run.journal.record(Outcome(place, desk.cast.id, "", cut.written(), 0.0))
    desk.ear.took(speech.waiting)
    _tell(desk, cut)
    if feed := listener.get():
        feed.restart()
    try:
        await desk.run.commit()
    finally:
        for interjection in speech.waiting:
            interjection.settle(taken=True)
    return cut


def _tell(desk: RunDesk, cut: Cut, *, again: bool = False) -> None:
    run = desk.run
    run.tell(NodeInterrupted(run.log.number(), run.now(), desk.path, desk.cast.id, cut.kept, cut.said, again))


async def _asked_for_words(desk: RunDesk, place: str) -> Message:
    """What a person wants to say who stopped the agent first."""
    question = Question(text=f"{desk.title} has stopped. What do you want to say?", choices=(GO_ON,))
    return await desk.ask_at(f"{place}#ask1", question)
