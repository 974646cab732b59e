"""The socket that Playbill listens on: open before anything else happens, so that a browser may come early and wait."""

from __future__ import annotations

import errno
import socket

from studio.errors import PlaybillError

PORTS_TRIED = 20


class NoPortError(PlaybillError):
    """There is no port to listen on."""


def listening(host: str, port: int) -> socket.socket:
    """A socket bound to the port, or to one of the next when it is taken; raises `NoPortError`."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for candidate in range(port, min(port + PORTS_TRIED, 65_536)) if port else (0,):
        # The protocol is named so that asyncio sends small answers at once.
        opened = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
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
