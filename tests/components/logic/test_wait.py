"""A pause, a place kept free, and a value kept for later."""

from __future__ import annotations

import asyncio
import time

import pytest
from pydantic import ValidationError

from components.logic.placeholder import Placeholder
from components.logic.variable import Variable
from components.logic.wait import Wait
from studio.engine.events import RunFinished
from studio.engine.journal import MemoryJournal, Outcome, Past
from studio.values import Message
from tests.components.hearing import hearing
from tests.components.staged import EVERYTHING, given, performed
from tests.engine.playing import flow, node, run_of, values


async def test_it_waits_and_hands_on_what_came_in() -> None:
    begun = time.perf_counter()
    assert await Wait(seconds=0.05)("x") == "x"
    assert time.perf_counter() - begun >= 0.04
    assert await Wait(seconds=0)("x") == "x"


@pytest.mark.parametrize("seconds", [-1, 86_401])
def test_nobody_waits_longer_than_a_day(seconds: float) -> None:
    with pytest.raises(ValidationError):
        Wait(seconds=seconds)


async def test_a_run_that_goes_on_waits_only_for_what_is_left() -> None:
    made = flow(wait=given(node("Wait", seconds=3600), value="x"))
    due = Outcome("wait#due1", "wait", "", str(time.time() - 1).encode(), 0.0)
    async with asyncio.timeout(5):
        events = await performed(made, MemoryJournal(), Past({"wait#due1": due}, last_seq=1))
    assert isinstance(events[-1], RunFinished)
    assert values(events)["wait"] == "x"


async def test_a_run_is_stopped_at_once_while_it_waits() -> None:
    run = run_of(flow(wait=given(node("Wait", seconds=3600), value="x")), components=EVERYTHING)
    playing = asyncio.create_task(run.play())
    async for batch in run.log.follow():
        if any(event.type == "node_started" for event in batch):
            run.stop()
    async with asyncio.timeout(5):
        await playing
    assert await run.ended() == "stopped"


async def test_a_placeholder_hands_on_what_it_gets() -> None:
    assert await Placeholder(plan="Translate it")("x") == "x"


async def test_a_variable_tells_what_it_was_given_last() -> None:
    with hearing() as desk:
        remembers = Variable(begin_with="nothing yet")
        assert (await remembers()).text == "nothing yet"
        await remembers(Message.of("one"))
        await remembers(Message.of("two"))
        assert (await remembers()).text == "two"
    assert len(desk.remembered) == 2


async def test_two_nodes_that_are_the_same_remember_the_same_and_a_later_run_knows_it() -> None:
    keep = flow(keep=given(node("Variable"), message="blue"), tell=node("Variable", same_as="keep"))
    journal = MemoryJournal()
    await performed(keep, journal)
    said = journal.outcomes["keep"].additions
    again = flow("tell > show.message", keep=node("Variable"), tell=node("Variable", same_as="keep"), show=node("Show"))
    past = Past(memories={"keep": tuple(added.message for added in said)})
    later = MemoryJournal()
    await performed(again, later, past)
    assert b"blue" in later.outcomes["tell"].value
    assert b"blue" in later.outcomes["keep"].value


async def test_a_value_of_all_conversations_is_kept_under_the_flow() -> None:
    shared = {"where": "all conversations"}
    made = flow(keep=given(node("Variable", **shared), message="blue"), tell=node("Variable", same_as="keep"))
    journal = MemoryJournal()
    past = Past(memories={"flow:keep": (Message.of("red"),), "keep": (Message.of("of this conversation"),)})

    await performed(made, journal, past)

    assert [addition.agent for addition in journal.outcomes["keep"].additions] == ["flow:keep"]
    assert b"of this conversation" not in journal.outcomes["tell"].value
