"""A person stops an agent in mid-answer, and says only then what it should bear in mind."""

from __future__ import annotations

import asyncio

import pytest

from studio.engine.events import Event, InputRequested, RunFinished, RunStopped
from studio.engine.journal import MemoryJournal, Past
from tests.components.staged import cut
from tests.engine.playing import of_type
from tests.engine.telling import CATS, HELLO, WRITER, Teller, events_of, once, remembered, telling


async def held(past: Past | None = None) -> tuple[Teller, list[Event], MemoryJournal]:
    """What comes of a run whose writer is stopped in mid-answer and told something only then."""
    teller = Teller()
    run, journal = telling(WRITER, teller, past)
    teller.at_word = once(2, lambda: run.interrupt("writer", None))
    return teller, await events_of(run, CATS.text), journal


async def test_who_stops_an_agent_without_words_is_asked_for_them() -> None:
    teller, events, journal = await held()

    (asked,) = of_type(events, InputRequested)
    assert asked.question.text == "writer has stopped. What do you want to say?"
    assert teller.heard == [[HELLO], [HELLO, "Once upon", CATS.text]]
    assert remembered(journal.outcomes["writer"]) == [HELLO, "Once upon", CATS.text, "Miaow."]


@pytest.mark.parametrize("length", range(1, 5))
async def test_an_agent_that_was_stopped_waits_for_words_across_a_kill(length: int) -> None:
    _, _, before = await held()
    teller, events, after = await held(cut(before, length))

    assert isinstance(events[-1], RunFinished)
    assert len(of_type(events, InputRequested)) == (length == 1)
    assert [HELLO] not in teller.heard
    outcomes = {**before.outcomes, **after.outcomes}
    assert remembered(outcomes["writer"]) == [HELLO, "Once upon", CATS.text, "Miaow."]


async def test_a_run_can_be_stopped_while_its_agent_is_interrupted() -> None:
    teller = Teller()
    run, _ = telling(WRITER, teller)
    taken: list[asyncio.Future[bool]] = []

    def both() -> None:
        taken.append(asyncio.wrap_future(run.interrupt("writer", CATS)))
        run.stop()

    teller.at_word = once(2, both)
    events = await events_of(run)
    assert isinstance(events[-1], RunStopped)
    assert await asyncio.wait_for(taken[0], 1) in (True, False)
