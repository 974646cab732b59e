"""Answers that must be read, in a run: what is asked, streamed, kept and told."""

from __future__ import annotations

from collections.abc import AsyncGenerator

from studio.chat_model import ChatDelta, ChatModel, ChatRequest, Finished, ModelName, TextDelta
from studio.engine.casting import make_plan
from studio.engine.events import Event, NodeFailed, NodeFinished, NodeFragment
from studio.engine.journal import MemoryJournal, Past
from studio.engine.run import Order, Run
from tests.components.staged import EVERYTHING, cut, given
from tests.engine.playing import flow, node, of_type
from tests.fakes.beside_chat import BesideChat

FIELDS = [{"name": "n", "kind": "whole"}]


class Says(BesideChat):
    """A model of some answers; one that ends with an ellipsis was cut."""

    def __init__(self, *answers: str) -> None:
        self.answers = [*answers]
        self.calls = 0

    def find(self, name: ModelName) -> ChatModel:
        """Itself."""
        assert name
        return self

    async def stream(self, request: ChatRequest) -> AsyncGenerator[ChatDelta]:
        """The next answer."""
        assert request.schema
        text = self.answers[min(self.calls, len(self.answers) - 1)]
        self.calls += 1
        yield TextDelta(text)
        yield Finished("length" if text.endswith("…") else "stop")


async def heard(model: Says, journal: MemoryJournal, past: Past | None = None) -> list[Event]:
    """The events of one agent that must answer with a number."""
    reply = {"shape": "form", "fields": FIELDS}
    agent = given(node("DialogAgent", reply=reply, policy={"tries": 3, "wait": 0}), messages="How many?")
    run = Run(Order("run", make_plan(flow(agent=agent), EVERYTHING), journal, {}, past or Past()), model)
    await run.play()
    return [event async for batch in run.log.follow((past or Past()).last_seq) for event in batch]


async def test_a_form_is_not_streamed_but_given_whole() -> None:
    events = await heard(Says('{"n": 3}'), MemoryJournal())
    assert of_type(events, NodeFragment) == []
    assert of_type(events, NodeFinished)


async def test_an_unreadable_answer_is_asked_again_and_not_tried_again_on_top() -> None:
    model = Says("three")
    events = await heard(model, MemoryJournal())
    assert model.calls == 3
    assert [event.sentence for event in of_type(events, NodeFailed)] == [
        "agent's answer could not be read, three times in a row. There is no JSON in it."
    ]


async def test_wherever_it_is_cut_a_run_goes_on_with_the_answers_it_has() -> None:
    answers = ('{"n": …', '{"n": "three"}', '{"n": 3}')
    journal = MemoryJournal()
    await heard(Says(*answers), journal)
    assert len(journal.outcomes) == 4
    for length in range(4):
        model = Says(*answers[length:])
        events = await heard(model, MemoryJournal(), cut(journal, length))
        assert model.calls == 3 - length
        assert "3" in str(of_type(events, NodeFinished)[-1].value)
