"""A template played with the packaged model, as a person would who sends one of its examples."""

from __future__ import annotations

import asyncio

from studio.catalog import catalog
from studio.engine.casting import make_plan
from studio.engine.events import Event, InputRequested
from studio.engine.journal import MemoryJournal, Past
from studio.engine.run import Order, Run
from studio.models.packaged import PackagedModel
from studio.values import Message
from studio.web.flow_inputs import chat_inputs
from studio.web.templates import template
from tests.fakes.beside_chat import BesideChat


class Packaged(BesideChat):
    """The packaged model under every name."""

    def __init__(self, model: PackagedModel) -> None:
        self._model = model

    def find(self, name: str) -> PackagedModel:
        """The model."""
        assert name
        return self._model


async def played(name: str, model: PackagedModel, *answers: str, example: int = 0) -> list[Event]:
    """The events of a run with one of the examples, in which a person gives these answers."""
    flow = template(name)
    assert flow is not None
    (listener,) = chat_inputs(flow, catalog())
    examples = flow.nodes[listener].settings["examples"]
    assert isinstance(examples, list)
    inputs = {listener: Message.of(str(examples[example]))}
    run = Run(Order("run", make_plan(flow, catalog()), MemoryJournal(), inputs, Past()), Packaged(model))
    playing = asyncio.create_task(run.play())
    left, events = iter(answers), list[Event]()
    async for batch in run.log.follow():
        events += batch
        for event in batch:
            if isinstance(event, InputRequested):
                run.answer(event.path, Message.of(next(left)))
    await playing
    return events
