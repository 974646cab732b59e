"""The live events of one run: numbered, bounded, read from any event loop, written to the journal in groups."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Callable, Sequence
from itertools import islice
from threading import Lock

from studio.engine.events import Event, RunFailed, RunFinished, RunStopped
from studio.engine.journal import RunJournal

KEPT = 20_000
"""How many events stay in memory; readers that fall further behind read older ones from the store."""
BATCH = 2_000
"""The most events a reader is handed at once."""

Older = Callable[[int, int], Sequence[Event]]
"""Events after a number, at most so many, from where the journal keeps them."""


class Reader:
    """A sleeping reader, woken from the engine's thread."""

    def __init__(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.news = asyncio.Event()
        self.called = False

    def call(self) -> None:
        """Wake the reader once until it has looked."""
        if not self.called:
            self.called = True
            self.loop.call_soon_threadsafe(self.news.set)


class RunLog:
    """The events of one run."""

    def __init__(self, journal: RunJournal, last: int = 0, older: Older | None = None) -> None:
        self.last = last
        self.ended = False
        self._journal = journal
        self._older = older
        self._kept: deque[Event] = deque(maxlen=KEPT)
        self._unwritten: list[Event] = []
        self._readers: set[Reader] = set()
        self._lock = Lock()

    def number(self) -> int:
        """The number for the next event, which must be added at once."""
        self.last += 1
        return self.last

    def add(self, event: Event) -> None:
        """Add an event in the engine's loop; it reaches readers at once and the journal within 10 ms."""
        if self.ended:
            self.last -= 1
            return
        self._kept.append(event)
        if not self._unwritten:
            asyncio.get_running_loop().call_later(0.01, self.flush)
        self._unwritten.append(event)
        if isinstance(event, RunFinished | RunFailed | RunStopped):
            self.ended = True
        if self._readers:
            with self._lock:
                for reader in self._readers:
                    reader.call()

    def flush(self) -> None:
        """Hand what is new to the journal now."""
        events, self._unwritten = self._unwritten, []
        if events:
            self._journal.events(events)

    async def follow(self, after: int = 0) -> AsyncGenerator[list[Event]]:
        """The events after a number, in order and without gaps, in lists of up to 2,000; ends after the run's end."""
        reader = Reader()
        with self._lock:
            self._readers.add(reader)
        try:
            while True:
                reader.called = False
                reader.news.clear()
                ended = self.ended
                batch = await self._after(after)
                if batch:
                    after = batch[-1].seq
                    yield batch
                elif ended:
                    return
                else:
                    await reader.news.wait()
        finally:
            with self._lock:
                self._readers.discard(reader)

    async def _after(self, after: int) -> list[Event]:
        last = self.last
        first = last - len(self._kept) + 1
        if after + 1 < first and self._older:
            return list(await asyncio.to_thread(self._older, after, min(BATCH, first - after - 1)))
        return [event for event in self._recent(after) if event.seq > after]

    def _recent(self, after: int) -> list[Event]:
        """A copy of the kept events behind a number; tried again when the engine adds one meanwhile."""
        while True:
            try:
                start = max(0, after + 1 - self._kept[0].seq) if self._kept else 0
                return list(islice(self._kept, start, start + BATCH))
            except RuntimeError:
                continue
