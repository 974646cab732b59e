from __future__ import annotations

import tracemalloc
from pathlib import Path

import orjson

from studio.engine.events import NodeFragment
from studio.store.runs import RunRecord
from studio.store.store import Store

MANY = 100_000
PAGE = 1_000


def fragments(first: int, count: int) -> list[NodeFragment]:
    return [NodeFragment(seq, 0.0, "a", "a", f"word {seq} ") for seq in range(first, first + count)]


async def test_a_hundred_thousand_events_are_written_and_read_in_little_memory(tmp_path: Path) -> None:
    async with Store.open(tmp_path) as store:
        run = await store.runs.accept(RunRecord("flow", 1, "{}", b"{}"))
        journal = store.runs.journal(run)
        tracemalloc.start()
        for first in range(1, MANY, PAGE):
            journal.events(fragments(first, PAGE))
            await journal.commit()
        seq = 0
        while page := await store.runs.events.after(run, seq, PAGE):
            assert [event.seq for event in page] == list(range(seq + 1, seq + 1 + len(page)))
            seq = page[-1].seq
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert seq == MANY
    assert peak < 10_000_000


async def test_a_download_is_one_json_line_an_event(tmp_path: Path) -> None:
    async with Store.open(tmp_path) as store:
        run = await store.runs.accept(RunRecord("flow", 1, "{}", b"{}"))
        journal = store.runs.journal(run)
        journal.events(fragments(1, 600))
        await journal.commit()
        content = b"".join([piece async for piece in store.runs.events.raw(run)])
    assert [orjson.loads(line)["seq"] for line in content.splitlines()] == list(range(1, 601))


async def test_runs_do_not_see_each_others_events_and_deleted_ones_have_none(tmp_path: Path) -> None:
    async with Store.open(tmp_path) as store:
        kept, gone = [await store.runs.accept(RunRecord("flow", 1, "{}", b"{}")) for _ in range(2)]
        for run in (kept, gone):
            journal = store.runs.journal(run)
            journal.events(fragments(1, 3))
            journal.status("finished")
            await journal.commit()
        await store.runs.delete([gone])
        assert len(await store.runs.events.after(kept, 0, 10)) == 3
        assert await store.runs.events.after(gone, 0, 10) == []
        assert await store.runs.run(gone) is None
