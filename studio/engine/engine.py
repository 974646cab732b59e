"""The engine: an event loop of its own in a thread of its own, in which runs live whoever watches them."""

from __future__ import annotations

import asyncio
from threading import Event, Thread
from types import TracebackType
from typing import Self

from studio.chat_model import Models
from studio.engine.run import Order, Run


class Engine:
    """Plays runs. Leaving it as a context manager interrupts what still runs; the journal lets that go on later."""

    def __init__(self, models: Models) -> None:
        self._models = models
        self._ready = Event()
        self._runs: set[asyncio.Task[None]] = set()
        self._thread = Thread(target=lambda: asyncio.run(self._live()), name="engine", daemon=True)

    def __enter__(self) -> Self:
        """Start the engine's thread."""
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the engine's thread."""
        self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join()

    def start(self, order: Order) -> Run:
        """Begin a run, from any thread."""
        run = Run(order, self._models)
        self._loop.call_soon_threadsafe(self._begin, run)
        return run

    def _begin(self, run: Run) -> None:
        task = self._loop.create_task(run.play())
        self._runs.add(task)
        task.add_done_callback(self._runs.discard)

    async def _live(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._over = asyncio.Event()
        self._ready.set()
        await self._over.wait()
        for task in self._runs:
            task.cancel()
        await asyncio.gather(*self._runs, return_exceptions=True)
