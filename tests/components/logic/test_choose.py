"""A person who chooses the way."""

from __future__ import annotations

import pytest

from components.logic.choose import Choose
from studio.engine.events import InputRequested
from studio.engine.journal import MemoryJournal
from studio.flow.document import Flow
from studio.form import Named
from studio.values import Message
from tests.components.hearing import hearing
from tests.components.staged import answered, cut, given, notices
from tests.engine.playing import flow, node, of_type, values

WAYS = (Named(name="Send", help="To the customer."), Named(name="Keep"))


async def send(message: Message) -> str:
    return f"sent: {message.text}"


async def keep(message: Message) -> str:
    return f"kept: {message.text}"


async def leave(message: Message) -> str:
    return f"left: {message.text}"


@pytest.mark.parametrize(("answer", "result"), [("Send", "sent: A draft"), (" keep ", "kept: A draft")])
async def test_the_message_is_shown_and_the_button_chooses_the_way(answer: str, result: str) -> None:
    with hearing() as desk:
        desk.answer = Message.of(answer)
        chooser = Choose(question="Well?", choices=WAYS)
        assert await chooser(Message.of("A draft"), send, keep, nobody=leave) == result
    assert desk.said == [("A draft", False)]
    (question,) = desk.questions
    assert (question.kind, question.choices) == ("choice", ("Send", "Keep"))
    assert question.text == "Well?\n- Send: To the customer."


async def test_a_button_without_anything_in_its_way_leads_where_nobody_leads() -> None:
    with hearing() as desk:
        desk.answer = Message.of("Keep")
        assert await Choose(choices=WAYS)(Message.of("A draft"), send, nobody=leave) == "left: A draft"


def choosing(**settings: object) -> Flow:
    """A draft that goes a chosen way twice, in a loop."""
    return flow(
        "loop.body.start.value > ask.message",
        "ask.choices.0.start.value > yes.value", "yes > ask.choices.0.end.out",
        "ask.choices.1.start.value > no.value", "no > ask.choices.1.end.out",
        "ask.nobody.start.value > left.value", "left > ask.nobody.end.out",
        "ask > loop.body.end.out",
        loop=given(node("Repeat", times=2), value="draft"),
        ask=node("Choose", inside="loop.body").model_copy(update={"settings": settings}),
        yes=node("Counted", mark="+", inside="ask.choices.0"), no=node("Counted", mark="-", inside="ask.choices.1"),
        left=node("Counted", mark="?", inside="ask.nobody"),
    )  # fmt: skip


async def test_in_a_loop_every_round_asks_anew_and_words_on_no_button_are_asked_about_again() -> None:
    events = await answered(choosing(), "Send", "Hm?", "write again")
    assert values(events)["loop"] == "draft+-"
    assert len(of_type(events, InputRequested)) == 3


@pytest.mark.parametrize("length", range(8))
async def test_after_a_restart_nothing_chosen_is_asked_again(length: int) -> None:
    journal = MemoryJournal()
    await answered(choosing(), "Send", "Write again", journal=journal)
    past = cut(journal, length)
    given_before = sum("#ask" in path for path in past.outcomes)
    events = await answered(choosing(), *("Send", "Write again")[given_before:], past=past)
    assert values(events)["loop"] == "draft+-"
    assert len(of_type(events, InputRequested)) == 2 - given_before


async def test_when_nobody_chooses_in_time_it_goes_the_way_for_that_also_after_a_restart() -> None:
    journal = MemoryJournal()
    made = choosing(wait_at_most=0.01)
    events = await answered(made, journal=journal)
    assert values(events)["loop"] == "draft??"
    assert notices(events) == ["got no answer in time"] * 2
    again = await answered(made, past=cut(journal, 1))
    assert values(again)["loop"] == "draft??"
    assert len(of_type(again, InputRequested)) == 1
