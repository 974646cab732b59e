"""An agent of a run that asks a fake server over the wire, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import JsonValue

from studio.chat_model import ChatModel, ModelCard, ModelName
from studio.encoding import from_json
from studio.engine.casting import make_plan
from studio.engine.events import Event, NodeFailed, NodeFinished, NodeRetried
from studio.engine.journal import MemoryJournal
from studio.engine.run import Order, Run
from studio.errors import ModelFailure
from studio.flow.document import Flow
from studio.wire_types import plain_text
from tests.components.staged import EVERYTHING, given
from tests.engine.playing import flow, node, of_type
from tests.fakes.beside_chat import BesideChat

TRIES = 3


@dataclass(frozen=True)
class Known(BesideChat):
    """Models by name."""

    models: dict[str, ChatModel]

    def find(self, name: ModelName) -> ChatModel:
        """The model of that name."""
        if name not in self.models:
            raise ModelFailure(f"There is no model called “{name}”.")
        return self.models[name]

    def cards(self) -> tuple[ModelCard, ...]:
        """Nothing to choose from."""
        return ()


@dataclass(frozen=True)
class Fate:
    """What became of an agent: its words, or the sentence it failed with; and its tries."""

    events: tuple[Event, ...]

    @property
    def words(self) -> str:
        """What it said in the end, empty when it failed."""
        made = [event for event in of_type(list(self.events), NodeFinished) if event.node == "writer"]
        return plain_text(from_json(made[-1].value)) if made else ""

    @property
    def failed(self) -> NodeFailed | None:
        """How it failed."""
        return next(iter(of_type(list(self.events), NodeFailed)), None)

    @property
    def sentence(self) -> str:
        """What is shown when it failed."""
        return self.failed.sentence if self.failed else ""

    @property
    def retries(self) -> list[NodeRetried]:
        """What was told of further tries."""
        return of_type(list(self.events), NodeRetried)


def writer(tries: int = TRIES, wait: float = 0, **settings: JsonValue) -> Flow:
    """A flow of one agent that is asked `Hello?`."""
    agent = node("DialogAgent", model="work/fake-1")
    policy = {"tries": tries, "wait": wait}
    settled = agent.model_copy(update={"settings": {**agent.settings, "policy": policy, **settings}})
    return flow(writer=given(settled, messages="Hello?"))


async def fate(model: ChatModel, made: Flow | None = None, **others: ChatModel) -> Fate:
    """What becomes of the agent of a flow when it asks the model."""
    plan = make_plan(made or writer(), EVERYTHING)
    run = Run(Order("run", plan, MemoryJournal()), Known({"work/fake-1": model, **others}))
    await run.play()
    return Fate(tuple([event async for batch in run.log.follow() for event in batch]))
