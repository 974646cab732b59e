"""What remembering 10,000 messages costs: when a run begins, in the viewer, and in an answer."""

from __future__ import annotations

import tracemalloc
from collections.abc import AsyncIterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from studio.recall import last_within
from studio.store.memories import MemoryPlace
from studio.store.memory_edit import Replace
from studio.store.runs import RunRecord
from studio.store.store import Store
from studio.values import Message
from tests.benchmarks.table import Row, best

MESSAGES = 10_000
WORDS = "The keeper climbed the stairs and lit the lamp, as he had done every evening for forty years. "
BUDGET = 2_500


async def rows() -> AsyncIterator[Row]:
    """Times, and the memory that the messages of one agent take."""
    tracemalloc.start()
    said = tuple(Message.of(f"{WORDS}{number}", sender="Writer") for number in range(MESSAGES))
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    yield Row(f"{MESSAGES:,} messages in memory", f"{held / 1e6:.0f} MB", f"{held / MESSAGES / 1e3:.1f} kB each")

    async def recall() -> None:
        last_within(said, BUDGET)

    yield Row(f"recalling {BUDGET:,} tokens of them", _milliseconds(await best(recall)), "")
    with TemporaryDirectory() as folder:
        async with Store.open(Path(folder)) as store:
            record = RunRecord("flow", 1, "{}", b"{}", "talk")
            run = await store.runs.accept(record)
            place = MemoryPlace("flow", 1, "talk", "writer")
            begun = perf_counter()
            await store.memories.edit(place, Replace(messages=said), "import")
            yield Row("importing them", _milliseconds(perf_counter() - begun), "")
            begun = perf_counter()
            await store.memories.last(place, 50)
            yield Row("the last 50 in the viewer", _milliseconds(perf_counter() - begun), "")
            begun = perf_counter()
            await store.runs.past(run, "talk")
            yield Row("reading them when a run begins", _milliseconds(perf_counter() - begun), "")


def _milliseconds(seconds: float) -> str:
    return f"{seconds * 1e3:.1f} ms"
