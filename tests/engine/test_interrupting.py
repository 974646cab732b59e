"""A person speaks to an agent in mid-answer: what was said so far is kept, and it goes on with that in mind."""

from __future__ import annotations

import asyncio
from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from studio.encoding import decode
from studio.engine.events import NodeInterrupted, NodeMessage, RunFinished
from studio.engine.journal import MemoryJournal
from studio.wire_types import plain_text
from tests.components.staged import cut
from tests.components.staged import given as with_literals
from tests.engine.playing import flow, node, of_type
from tests.engine.telling import CATS, HELLO, WORDS, WRITER, Teller, events_of, interrupted, once, remembered, telling


@given(at=st.integers(0, len(WORDS) - 1))
async def test_the_words_so_far_stay_and_the_model_goes_on_with_what_was_said(at: int) -> None:
    teller, events, run = await interrupted(at)

    so_far = "".join(WORDS[:at]).strip()
    kept = [so_far] if so_far else []
    assert teller.heard == [[HELLO], [HELLO, *kept, CATS.text]]
    (told,) = of_type(events, NodeInterrupted)
    assert (told.kept.text if told.kept else "") == so_far
    assert [message.text for message in told.said] == [CATS.text]
    assert [event.message.text for event in of_type(events, NodeMessage)] == ["Miaow."]
    assert isinstance(run.journal, MemoryJournal)
    assert remembered(run.journal.outcomes["writer"]) == [HELLO, *kept, CATS.text, "Miaow."]
    assert plain_text(decode(run.journal.outcomes["writer"].value)) == "Miaow."
    assert teller.closed == 1


async def test_what_comes_when_the_answer_is_done_is_not_taken_and_changes_nothing() -> None:
    teller = Teller()
    run, journal = telling(WRITER, teller)
    taken: list[asyncio.Future[bool]] = []
    late = partial(run.interrupt, "writer", CATS)
    teller.at_word = once(len(WORDS), lambda: taken.append(asyncio.wrap_future(late())))

    events = await events_of(run)

    assert not await taken[0]
    assert of_type(events, NodeInterrupted) == []
    assert remembered(journal.outcomes["writer"]) == [HELLO, "".join(WORDS)]
    assert not await asyncio.wrap_future(late())


LOOP = flow(
    "loop.body.start.value > writer.messages", "writer > loop.body.end.out",
    loop=with_literals(node("Repeat", times=2), value=HELLO), writer=node("DialogAgent", inside="loop.body"),
)  # fmt: skip


async def test_in_a_loop_only_the_round_that_is_spoken_to_hears_it() -> None:
    teller, events, run = await interrupted(2, LOOP)

    assert [event.path for event in of_type(events, NodeInterrupted)] == ["loop.body[1]/writer"]
    assert teller.heard[1:] == [[HELLO, "Once upon", CATS.text], [HELLO, "Once upon", CATS.text, "Miaow."]]
    assert isinstance(run.journal, MemoryJournal)
    assert plain_text(decode(run.journal.outcomes["loop"].value)) == "Miaow."


@given(length=st.integers(0, 6))
async def test_wherever_the_run_is_killed_afterwards_nothing_that_was_said_is_lost(length: int) -> None:
    _, _, before = await interrupted(2, LOOP)
    assert isinstance(before.journal, MemoryJournal)
    past = cut(before.journal, length)
    teller = Teller()
    run, journal = telling(LOOP, teller, past)

    events = await events_of(run)

    assert isinstance(events[-1], RunFinished)
    outcomes = {**past.outcomes, **journal.outcomes}
    if length:  # the interruption is the first thing that is written down
        assert outcomes.keys() == before.journal.outcomes.keys()
        assert all(remembered(outcomes[path]) == remembered(before.journal.outcomes[path]) for path in outcomes)
        assert [HELLO] not in teller.heard
    told = of_type(events, NodeInterrupted)
    assert all(event.again for event in told)
    assert bool(told) == ("loop.body[1]/writer" not in past.outcomes and length > 0)


async def test_of_two_agents_at_once_the_one_that_is_meant_hears_it() -> None:
    ask = with_literals(node("DialogAgent"), messages=HELLO)
    teller, events, run = await interrupted(3, flow(writer=ask, critic=ask))

    assert [event.node for event in of_type(events, NodeInterrupted)] == ["writer"]
    assert isinstance(run.journal, MemoryJournal)
    assert remembered(run.journal.outcomes["critic"]) == [HELLO, "".join(WORDS)]
    assert len(teller.heard) == 3


async def test_a_try_after_the_interruption_still_knows_of_it() -> None:
    teller = Teller(failures=1)
    run, journal = telling(WRITER, teller)
    teller.at_word = once(2, lambda: run.interrupt("writer", CATS))

    await events_of(run)

    assert teller.heard[1:] == [[HELLO, "Once upon", CATS.text]] * 2
    assert remembered(journal.outcomes["writer"]) == [HELLO, "Once upon", CATS.text, "Miaow."]


async def test_an_agent_with_tools_remembers_what_was_said_to_it() -> None:
    teller, _, run = await interrupted(2, flow(writer=with_literals(node("ReActAgent"), messages=HELLO)))

    assert teller.heard[1] == [HELLO, "Once upon", CATS.text]
    assert isinstance(run.journal, MemoryJournal)
    assert remembered(run.journal.outcomes["writer"]) == [HELLO, "Once upon", CATS.text, "Miaow."]
