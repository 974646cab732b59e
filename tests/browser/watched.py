"""Runs the program as `app.py` does, and writes down whom its process calls outside of this computer.

Run as `python tests/browser/watched.py CALLS [arguments of app.py]`; each call is a line in the file CALLS.
"""

from __future__ import annotations

import os
import sys
from ipaddress import ip_address
from typing import cast

import app

CALLS = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_APPEND)


def watch(event: str, arguments: tuple[object, ...]) -> None:
    """Write down a name that is looked up, or an address that is called, when it is not of this computer."""
    match event, arguments:
        case "socket.getaddrinfo", (str() | bytes() as host, *_):
            called = host if isinstance(host, str) else host.decode()
        case "socket.connect" | "socket.sendto", (_, address) if isinstance(address, tuple):
            called = str(cast("tuple[object, ...]", address)[0])
        case _:
            return
    if not stays_here(called):
        os.write(CALLS, f"{event} {called}\n".encode())


def stays_here(host: str) -> bool:
    """Whether a host is this computer."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host in {"", "localhost"}


if __name__ == "__main__":
    sys.addaudithook(watch)
    sys.exit(app.main(sys.argv[2:]))
