"""A run that was interrupted goes on from what its journal holds."""

from __future__ import annotations

import asyncio
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.encoding import decode
from studio.engine.events import Event, InputRequested, NodeFinished, NodeStarted, RunFinished, RunStarted
from studio.engine.journal import MemoryJournal, Outcome, Past
from studio.flow.document import Flow
from studio.values import Message, Policy
from studio.wire_types import plain_text
from tests.engine.pieces import calls
from tests.engine.playing import flow, node, of_type, played, run_of

STORY = flow(
    "chat > polish.value", "polish.body.start.value > writer.messages", "writer > critic.messages",
    "writer > polish.body.end.result", "critic > polish.body.end.again",
    "polish > left.messages", "polish > right.messages", "left > join.texts", "right > join.texts",
    "join > show.message",
    chat=node("ChatInput"), polish=node("While", at_most=3, until={"rules": [{"value": "never"}]}),
    writer=node("DialogAgent", instructions="W", inside="polish.body"),
    critic=node("DialogAgent", instructions="C", inside="polish.body"),
    left=node("DialogAgent", instructions="E"), right=node("DialogAgent", same_as="left"),
    join=node("JoinTexts"), show=node("Show"),
)  # fmt: skip
"""A loop of two agents, then two branches that call one agent."""


def cut(journal: MemoryJournal, length: int) -> Past:
    """What would be known had the run been killed after so many outcomes."""
    return Past(dict(list(journal.outcomes.items())[:length]), last_seq=1)


def spoken(outcomes: dict[str, Outcome]) -> Counter[tuple[str, str]]:
    """Every message in every memory."""
    return Counter((added.agent, added.message.text) for outcome in outcomes.values() for added in outcome.additions)


async def whole(made: Flow) -> MemoryJournal:
    """The journal of an uninterrupted run."""
    journal = MemoryJournal()
    await played(made, journal, chat=Message.of("hello"))
    return journal


@given(length=st.integers(0, 40))
async def test_nothing_is_lost_and_nothing_swapped_wherever_a_run_is_cut(length: int) -> None:
    before = await whole(STORY)
    past = cut(before, length)
    after = MemoryJournal()
    events = await played(STORY, after, past, chat=Message.of("hello"))
    assert isinstance(events[-1], RunFinished)
    assert not after.outcomes.keys() & past.outcomes.keys()
    together = {**past.outcomes, **after.outcomes}
    assert together.keys() == before.outcomes.keys()
    assert spoken(together) == spoken(before.outcomes)
    for path, outcome in past.outcomes.items():
        told = [event for event in of_type(events, NodeFinished) if event.path == path]
        assert all(event.reused and decode(outcome.value) is not None for event in told)


async def answered(made: Flow, past: Past, choice: str) -> object:
    """The result of node `a` when the person is asked and chooses; None when it failed."""
    run = run_of(made, MemoryJournal(), past, chat=Message.of("two"))
    playing = asyncio.create_task(run.play())
    events: list[Event] = []
    async for batch in run.log.follow(1):
        events += batch
        for event in of_type(batch, InputRequested):
            run.answer(event.path, Message.of(choice))
    await playing
    return next((event.value for event in of_type(events, NodeFinished) if event.node == "a"), None)


async def test_a_finished_step_is_told_again_as_reused_and_not_done_again() -> None:
    calls.clear()
    before = await whole(STORY)
    done = calls["model"]
    events = await played(STORY, MemoryJournal(), cut(before, len(before.outcomes)), chat=Message.of("hello"))
    assert calls["model"] == done
    assert of_type(events, NodeStarted) == []
    assert of_type(events, RunStarted)[0].resumed


async def test_a_step_that_was_asked_something_else_does_not_get_the_old_result() -> None:
    made = flow("chat > a.value", chat=node("ChatInput"), a=node("Counted"))
    before = MemoryJournal()
    await played(made, before, chat=Message.of("one"))
    past = Past({"a": before.outcomes["a"]}, last_seq=1)
    assert await answered(made, past, "Do it again") == "twocounted"
    assert await answered(made, past, "Use the earlier result") == "onecounted"


async def test_a_step_with_effects_that_was_under_way_is_not_done_twice_unasked() -> None:
    calls.clear()
    made = flow("t > a.value", t=node("Text", text="x"), a=node("Send", mark="sent"))
    past = Past(begun=frozenset({"a"}), last_seq=1)
    assert await answered(made, past, "Stop here") is None
    assert "sent" not in calls
    assert await answered(made, past, "Do it again") == "xsent"


async def test_what_a_failed_try_of_a_loop_remembered_is_forgotten() -> None:
    calls.clear()
    policy = Policy(tries=2, wait=0).model_dump()
    made = flow(
        "chat > loop.value", "loop.body.start.value > writer.messages", "writer > shaky.value",
        "shaky > loop.body.end.out",
        chat=node("ChatInput"), loop=node("Repeat", times=1, policy=policy),
        writer=node("DialogAgent", instructions="W", inside="loop.body"),
        shaky=node("Counted", failures=1, inside="loop.body"),
    )  # fmt: skip
    journal = MemoryJournal()
    await played(made, journal, chat=Message.of("hello"))
    assert plain_text(decode(journal.outcomes["loop~2.body[1]/writer"].value)) == "W 1"
    assert "loop" in journal.failed_attempts


@pytest.mark.parametrize("length", [1, 2])
async def test_an_answer_given_before_the_interruption_is_not_asked_for_again(length: int) -> None:
    made = flow("ask > a.value", ask=node("UserAgent"), a=node("Counted", mark="!"))
    journal = MemoryJournal()
    answer = Outcome("ask#ask1", "ask", "", b'{"$message":{"parts":[{"kind":"text","text":"yes"}]}}', 0.0)
    journal.record(answer)
    events = await played(made, MemoryJournal(), cut(journal, length))
    assert [event.type for event in events if event.type == "input_requested"] == []
    assert isinstance(events[-1], RunFinished)
