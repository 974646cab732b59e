"""A model that tells a story word by word, and runs in which somebody acts at one of its words."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass, field

from studio.chat_model import ChatDelta, ChatModel, ChatRequest, Finished, ModelName, TextDelta
from studio.engine.casting import make_plan
from studio.engine.events import Event, InputRequested
from studio.engine.journal import MemoryJournal, Outcome, Past
from studio.engine.run import Order, Run
from studio.errors import ModelFailure
from studio.flow.document import Flow
from studio.values import Message
from tests.components.staged import EVERYTHING
from tests.components.staged import given as with_literals
from tests.engine.playing import flow, node, of_type
from tests.fakes.beside_chat import BesideChat

WORDS = ("Once ", "upon ", "a ", "time.")
HELLO = "Tell me a story."
CATS = Message.of("With cats!", sender="User")


@dataclass
class Teller(BesideChat):
    """A model that tells a story word by word and calls `at_word` before each, from 0; it answers others with one."""

    at_word: Callable[[int], None] = lambda _: None
    heard: list[list[str]] = field(default_factory=list[list[str]])
    closed: int = 0
    failures: int = 0

    async def stream(self, request: ChatRequest) -> AsyncGenerator[ChatDelta]:
        """A story for the first message, an answer to everything after it."""
        self.heard.append([message.text for message in request.messages])
        words = WORDS if len(request.messages) == 1 else ("Miaow.",)
        try:
            for number, word in enumerate(words):
                self.at_word(number)
                for _ in range(3):
                    await asyncio.sleep(0)
                yield TextDelta(word)
            if len(request.messages) > 1 and self.failures:
                self.failures -= 1
                raise ModelFailure("It is busy.", retryable=True)
            self.at_word(len(WORDS))
            yield Finished("stop", 1, len(words))
        except (GeneratorExit, asyncio.CancelledError):
            self.closed += 1
            raise

    def find(self, name: ModelName) -> ChatModel:
        """This one for every name."""
        assert name
        return self


WRITER = flow(writer=with_literals(node("DialogAgent", policy={"tries": 2, "wait": 0}), messages=HELLO))


def telling(made: Flow, teller: Teller, past: Past | None = None) -> tuple[Run, MemoryJournal]:
    """A run of the flow with that model, and what it writes down."""
    journal = MemoryJournal()
    return Run(Order("run", make_plan(made, EVERYTHING), journal, {}, past or Past()), teller), journal


async def events_of(run: Run, answer: str = "") -> list[Event]:
    """The events of the run; whatever it asks is answered alike."""
    playing = asyncio.create_task(run.play())
    events: list[Event] = []
    async for batch in run.log.follow(run.past.last_seq):
        events += batch
        for asked in of_type(batch, InputRequested):
            run.answer(asked.path, Message.of(answer))
    await playing
    return events


def once(at: int, act: Callable[[], object]) -> Callable[[int], None]:
    """Do something before that word, the first time it comes."""
    done: list[object] = []

    def at_word(number: int) -> None:
        if number == at and not done:
            done.append(act())

    return at_word


async def interrupted(at: int, made: Flow = WRITER, past: Past | None = None) -> tuple[Teller, list[Event], Run]:
    """What comes of a run whose writer is interrupted before that word."""
    teller = Teller()
    run, _ = telling(made, teller, past)
    teller.at_word = once(at, lambda: run.interrupt("writer", CATS))
    return teller, await events_of(run), run


def remembered(outcome: Outcome) -> list[str]:
    """What the step added to memories."""
    return [addition.message.text for addition in outcome.additions]
