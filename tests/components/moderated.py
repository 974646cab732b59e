"""Group chats in which a model decides, with a model whose answers are prepared."""

from __future__ import annotations

from collections.abc import AsyncGenerator

from studio.chat_model import ChatDelta, ChatRequest, Finished, ModelName, TextDelta
from studio.engine.casting import make_plan
from studio.engine.events import Event
from studio.engine.journal import MemoryJournal, Past
from studio.engine.run import Order, Run
from studio.flow.document import Flow
from studio.values import Message
from tests.engine.pieces import FewModels, FewWords
from tests.engine.talking import TALKERS


class Decides(FewWords):
    """A model that gives prepared answers, one a question, and keeps the requests."""

    def __init__(self, *answers: str) -> None:
        self.answers = iter(answers)
        self.requests: list[ChatRequest] = []

    async def stream(self, request: ChatRequest) -> AsyncGenerator[ChatDelta, None]:
        """The next answer."""
        self.requests.append(request)
        yield TextDelta(next(self.answers))
        yield Finished()


class Moderators(FewModels):
    """One model for every name."""

    def __init__(self, model: Decides) -> None:
        self.model = model

    def find(self, name: ModelName) -> Decides:
        """The model."""
        assert name
        return self.model


async def moderated(made: Flow, model: Decides, past: Past | None = None) -> tuple[list[Event], MemoryJournal]:
    """The events of a chat in which the model decides."""
    journal = MemoryJournal()
    order = Order("run", make_plan(made, TALKERS), journal, {"say": Message.of("topic")}, past or Past())
    run = Run(order, Moderators(model))
    await run.play()
    return [event async for batch in run.log.follow((past or Past()).last_seq) for event in batch], journal


def next_is(name: str) -> str:
    """What a moderator answers."""
    return f'{{"speaks_next": "{name}"}}'
