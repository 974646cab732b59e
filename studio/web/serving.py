"""The server of an application."""

from __future__ import annotations

import uvicorn
from starlette.types import ASGIApp

MAX_WORD = 64_000_000
"""The most bytes in one message of a WebSocket: an imported flow, quoted as text."""
GOODBYE_SECONDS = 2


def server(app: ASGIApp) -> uvicorn.Server:
    """A server that trusts no forwarded headers and logs nothing but trouble."""
    config = uvicorn.Config(
        app,
        ws="websockets-sansio",
        ws_max_size=MAX_WORD,
        log_level="warning",
        access_log=False,
        proxy_headers=False,
        server_header=False,
        lifespan="on",
        timeout_graceful_shutdown=GOODBYE_SECONDS,
    )
    return uvicorn.Server(config)
