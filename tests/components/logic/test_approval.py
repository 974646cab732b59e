"""A person who says yes or no."""

from __future__ import annotations

import pytest

from components.logic.approval import Approval
from studio.engine.events import InputRequested, RunFailed, RunFinished
from studio.engine.journal import MemoryJournal
from studio.flow.document import Flow
from studio.values import Message
from tests.components.hearing import hearing
from tests.components.staged import answered, cut, given, notices
from tests.engine.playing import flow, node, of_type, values

DRAFT = Message.of("A draft")


async def send(message: Message) -> str:
    return f"sent: {message.text}"


async def drop(message: Message) -> str:
    return f"dropped: {message.text}"


@pytest.mark.parametrize(("answer", "result"), [("Send it", "sent: A draft"), (" no way ", "dropped: A draft")])
async def test_the_message_is_shown_and_the_person_chooses_the_way(answer: str, result: str) -> None:
    with hearing() as desk:
        desk.answer = Message.of(answer)
        assert await Approval(question="Well?", approve="Send it", reject="No way")(DRAFT, send, drop) == result
    assert desk.said == [("A draft", False)]
    (question,) = desk.questions
    assert (question.text, question.kind, question.choices) == ("Well?", "choice", ("Send it", "No way"))


def approval(**settings: object) -> Flow:
    """A draft that a person approves twice, in a loop."""
    return flow(
        "loop.body.start.value > ask.message",
        "ask.approved.start.value > yes.value", "yes > ask.approved.end.out",
        "ask.rejected.start.value > no.value", "no > ask.rejected.end.out",
        "ask > loop.body.end.out",
        loop=given(node("Repeat", times=2), value="draft"),
        ask=node("Approval", inside="loop.body").model_copy(update={"settings": settings}),
        yes=node("Counted", mark="+", inside="ask.approved"), no=node("Counted", mark="-", inside="ask.rejected"),
    )  # fmt: skip


async def test_in_a_loop_every_round_asks_anew() -> None:
    events = await answered(approval(), "Approve", "Reject")
    assert values(events)["loop"] == "draft+-"
    assert [event.path for event in of_type(events, InputRequested)] == [
        "loop.body[1]/ask#ask2",
        "loop.body[2]/ask#ask2",
    ]


async def test_words_that_are_on_no_button_are_asked_about_again() -> None:
    events = await answered(approval(), "Hm, what?", "approve", "Approve")
    assert values(events)["loop"] == "draft++"


@pytest.mark.parametrize("length", range(8))
async def test_after_a_restart_nothing_answered_is_asked_again(length: int) -> None:
    journal = MemoryJournal()
    await answered(approval(), "Approve", "Reject", journal=journal)
    past = cut(journal, length)
    given_before = sum("#ask" in path for path in past.outcomes)
    events = await answered(approval(), *("Approve", "Reject")[given_before:], journal=MemoryJournal(), past=past)
    assert isinstance(events[-1], RunFinished)
    assert values(events)["loop"] == "draft+-"


@pytest.mark.parametrize(("then", "result"), [("approve", "draft++"), ("reject", "draft--")])
async def test_when_nobody_answers_it_may_go_on_and_says_so(then: str, result: str) -> None:
    events = await answered(approval(wait_at_most=0.01, if_nobody_answers=then))
    assert values(events)["loop"] == result
    assert notices(events) == [f"got no answer in time, which counts as “{then}”"] * 2


async def test_when_nobody_answers_it_stops_the_run_unless_set_otherwise() -> None:
    events = await answered(approval(wait_at_most=0.01))
    assert isinstance(events[-1], RunFailed)
    assert events[-1].sentence == "Nobody answered ask in time."


async def test_what_fails_behind_it_fails_the_run() -> None:
    made = approval()
    nodes = {**made.nodes, "yes": node("Explode", inside="ask.approved")}
    events = await answered(made.model_copy(update={"nodes": nodes}), "Approve")
    assert isinstance(events[-1], RunFailed)
