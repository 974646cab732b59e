"""One open page: what it is told goes out in order, as fast as its connection takes it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from studio.values import new_id
from studio.web.backlog import Backlog, WindowTooSlowError
from studio.web.protocol import Told


class Window:
    """A page at the other end of a WebSocket; `id` outlives a broken connection."""

    def __init__(self, id: str = "") -> None:
        self.id = id or new_id()
        self._backlog = Backlog()
        self._news = asyncio.Event()
        self._overrun = False

    def tell(self, *words: Told) -> None:
        """Tell the page something, now or when it is ready to hear."""
        try:
            for told in words:
                self._backlog.add(told)
        except WindowTooSlowError:
            self._overrun = True
        self._news.set()

    async def deliver(self, send: Callable[[str], Awaitable[None]]) -> None:
        """Send what the page is told; ends when it listens too slowly: it will be told everything when it returns."""
        while not self._overrun:
            await self._news.wait()
            self._news.clear()
            for told in self._backlog.take():
                await send(told.model_dump_json())
