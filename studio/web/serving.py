"""Serves an application on a socket that is open before anything else happens, and ends cleanly."""

from __future__ import annotations

import errno
import socket

import uvicorn
from starlette.types import ASGIApp

from studio.errors import PlaybillError

PORTS_TRIED = 20
MAX_WORD = 64_000_000
"""The most bytes in one message of a WebSocket: an imported flow, quoted as text."""
GOODBYE_SECONDS = 3


class NoPortError(PlaybillError):
    """There is no port to listen on."""


def listening(host: str, port: int) -> socket.socket:
    """A socket bound to the port, or to one of the next when it is taken; raises `NoPortError`."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for candidate in range(port, port + PORTS_TRIED) if port else (0,):
        opened = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)  # so that asyncio sends at once
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            opened.bind((host.strip("[]"), candidate))
            opened.listen(socket.SOMAXCONN)
        except OSError as error:
            opened.close()
            if error.errno != errno.EADDRINUSE:
                raise NoPortError(f"Playbill cannot listen at {host}, port {candidate} ({error.strerror}).") from error
        else:
            return opened
    raise NoPortError(f"The ports {port} to {port + PORTS_TRIED - 1} are all taken. Choose another with --port.")


def server(app: ASGIApp) -> uvicorn.Server:
    """The server of an application; it trusts no forwarded headers and logs nothing but trouble."""
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
