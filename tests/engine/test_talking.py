"""Agents who remember, and people who are asked."""

from __future__ import annotations

import asyncio

from studio.engine.events import NodeFailed, NodeMessage
from studio.engine.journal import MemoryJournal
from studio.values import Message, Policy
from tests.engine.playing import flow, node, of_type, played, run_of


async def test_an_agent_remembers_within_a_run_and_says_its_answer() -> None:
    made = flow(
        "chat > loop.value", "loop.body.start.value > writer.messages", "writer > loop.body.end.out",
        "loop > show.message",
        chat=node("ChatInput"), loop=node("Repeat", times=2),
        writer=node("DialogAgent", instructions="W", inside="loop.body"), show=node("Show"),
    )  # fmt: skip
    events = await played(made, chat=Message.of("hello"))
    assert [event.message.text for event in of_type(events, NodeMessage)] == ["W 1", "W 2", "W 2"]
    assert [event.answer for event in of_type(events, NodeMessage)] == [False, False, True]


async def test_the_same_agent_at_two_places_answers_one_message_at_a_time() -> None:
    made = flow(
        "chat > one.messages", "chat > two.messages",
        chat=node("ChatInput"), one=node("DialogAgent", instructions="A"), two=node("DialogAgent", same_as="one"),
    )  # fmt: skip
    journal = MemoryJournal()
    events = await played(made, journal, chat=Message.of("hello"))
    assert sorted(event.message.text for event in of_type(events, NodeMessage)) == ["A 1", "A 2"]
    assert {addition.agent for outcome in journal.outcomes.values() for addition in outcome.additions} == {"one"}


async def test_a_person_is_asked_and_the_time_limit_waits_for_the_answer() -> None:
    policy = Policy(timeout=0.05).model_dump()
    run = run_of(flow(ask=node("UserAgent", question="Well?", policy=policy)))
    playing = asyncio.create_task(run.play())
    async for batch in run.log.follow():
        for event in batch:
            if event.type == "input_requested":
                await asyncio.sleep(0.1)
                assert run.answer(event.path, Message.of("fine"))
    await playing
    assert await run.ended() == "finished"


async def test_nobody_answering_in_time_is_told() -> None:
    (failed,) = of_type(await played(flow(ask=node("UserAgent", wait_at_most=0.01))), NodeFailed)
    assert failed.sentence == "Nobody answered ask in time."
