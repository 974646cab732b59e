"""Serves an application on a port of the system's choosing while a test runs."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from starlette.types import ASGIApp

from studio.web.listening import listening
from studio.web.serving import server


@asynccontextmanager
async def serving(app: ASGIApp) -> AsyncGenerator[str]:
    """The address, host and port, at which the application answers."""
    opened = listening("127.0.0.1", 0)
    running = server(app)
    task = asyncio.create_task(running.serve([opened]))
    try:
        yield "{}:{}".format(*opened.getsockname())
    finally:
        running.should_exit = True
        await task
