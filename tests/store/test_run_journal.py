from __future__ import annotations

import asyncio
from pathlib import Path

from studio.encoding import encode
from studio.engine.events import Logged, NodeFragment
from studio.engine.journal import Addition, Outcome
from studio.store.runs import RunRecord
from studio.store.store import Store
from studio.values import Message


def an_outcome(path: str, *additions: Addition) -> Outcome:
    return Outcome(path, path.rpartition("/")[2], "d" * 32, encode(f"result of {path}"), 0.1, additions)


def a_record(session: str = "talk", key: str | None = None) -> RunRecord:
    return RunRecord("flow", 1, "{}", b"{}", session, key)


async def test_what_was_recorded_is_the_past_in_the_order_of_commit(tmp_path: Path) -> None:
    async with Store.open(tmp_path) as store:
        run = await store.runs.accept(a_record())
        journal = store.runs.journal(run)
        journal.record(an_outcome("b"))
        journal.record(an_outcome("a", Addition("a", Message.of("hello"))))
        journal.begin("mail")
        journal.begin("a")
        journal.drop_attempt("polish")
        await journal.commit()
        past = await store.runs.past(run, "talk")
    assert list(past.outcomes) == ["b", "a"]
    assert past.outcomes["a"].additions[0].message.text == "hello"
    assert past.begun == {"mail"}
    assert past.failed_attempts == ("polish",)


async def test_memories_come_from_other_runs_of_the_conversation_without_failed_attempts(
    tmp_path: Path,
) -> None:
    async with Store.open(tmp_path) as store:
        first, second, stranger = [await store.runs.accept(a_record(session)) for session in ("talk", "talk", "other")]
        journal = store.runs.journal(first)
        for path in ("writer", "polish.body[1]/writer", "polish~2.body[1]/writer"):
            journal.record(an_outcome(path, Addition("writer", Message.of(path))))
        journal.drop_attempt("polish")
        store.runs.journal(stranger).record(an_outcome("writer", Addition("writer", Message.of("not ours"))))
        await journal.commit()
        past = await store.runs.past(second, "talk")
    assert [message.text for message in past.memories["writer"]] == ["writer", "polish~2.body[1]/writer"]


async def test_a_run_that_goes_on_remembers_what_there_was_when_it_started(tmp_path: Path) -> None:
    async with Store.open(tmp_path) as store:
        first, second = [await store.runs.accept(a_record()) for _ in range(2)]
        store.runs.journal(first).status("running")
        store.runs.journal(second).record(an_outcome("writer", Addition("writer", Message.of("later"))))
        await store.runs.journal(second).commit()
        assert (await store.runs.past(first, "talk")).memories == {}


async def test_events_are_read_on_from_a_number(tmp_path: Path) -> None:
    async with Store.open(tmp_path) as store:
        run = await store.runs.accept(a_record())
        journal = store.runs.journal(run)
        journal.events([NodeFragment(seq, 0.0, "a", "a", f"word {seq}") for seq in range(1, 1001)])
        await journal.commit()
        found = await store.runs.events.after(run, 990, 5)
        past = await store.runs.past(run, "")
    assert [event.seq for event in found] == [991, 992, 993, 994, 995]
    assert past.last_seq == 1000


async def test_an_event_with_half_a_surrogate_pair_is_kept(tmp_path: Path) -> None:
    async with Store.open(tmp_path) as store:
        run = await store.runs.accept(a_record())
        journal = store.runs.journal(run)
        journal.events([Logged(1, 0.0, "a", "a", "info", "broken \ud83d here")])
        await journal.commit()
        (event,) = await store.runs.events.after(run, 0, 10)
    assert isinstance(event, Logged)
    assert event.sentence == "broken ? here"


async def test_the_same_key_is_the_same_run(tmp_path: Path) -> None:
    async with Store.open(tmp_path) as store:
        first, second = await asyncio.gather(*(store.runs.accept(a_record(key="once")) for _ in range(2)))
    assert first == second


async def test_runs_left_by_an_earlier_start_are_found_and_taken_over_once(tmp_path: Path) -> None:
    async with Store.open(tmp_path) as store:
        left, done = [await store.runs.accept(a_record()) for _ in range(2)]
        store.runs.journal(left).status("waiting")
        store.runs.journal(done).status("finished")
        assert await store.runs.unfinished() == []
    async with Store.open(tmp_path) as store:
        assert [run.id for run in await store.runs.unfinished()] == [left]
        assert await store.runs.adopt(left)
        assert not await store.runs.adopt(left)
        assert not await store.runs.adopt(done)


async def test_a_run_that_has_ended_keeps_its_state(tmp_path: Path) -> None:
    async with Store.open(tmp_path) as store:
        run = await store.runs.accept(a_record())
        journal = store.runs.journal(run)
        for status in ("running", "stopped", "finished"):
            journal.status(status)
        await journal.commit()
        stored = await store.runs.run(run)
    assert stored is not None
    assert stored.status == "stopped"


async def test_how_long_a_flow_usually_takes_is_the_median_of_its_finished_runs(tmp_path: Path) -> None:
    async with Store.open(tmp_path) as store:
        assert await store.runs.usual("flow") is None
        run = await store.runs.accept(a_record())
        journal = store.runs.journal(run)
        journal.status("running")
        journal.record(an_outcome("a"))
        journal.status("finished")
        await journal.commit()
        usual = await store.runs.usual("flow")
    assert usual is not None
    assert usual.steps == 1
    assert 0 <= usual.seconds < 5
