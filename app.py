"""Starts Playbill: reads the command line, opens the door, and serves until told to stop."""

from __future__ import annotations

import argparse
import asyncio
import os
import signal
import socket
import sys
import webbrowser
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from studio.data_folder import default_data
from studio.errors import PlaybillError
from studio.web.hosts import is_loopback
from studio.web.listening import listening
from studio.web.passes import Ticket

VERSION = "0.1.0"
PORT = 7860
SHORTEST_PASSWORD = 8
PASSWORD_VARIABLE = "PLAYBILL_PASSWORD"  # noqa: S105 - the name of a variable
EPILOG = f"""
Playbill prints a link when it starts. It opens one browser, which from then on needs no link; once it is used, the next
one is printed. Only this computer can reach Playbill. To let others in, name an address with --host and set a password
of at least {SHORTEST_PASSWORD} signs, in a file or in the variable {PASSWORD_VARIABLE}.
"""


class CannotStartError(PlaybillError):
    """What was asked on the command line cannot be done."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says."""

    host: str
    port: int
    data: Path
    browser: bool
    password: str


def main(arguments: Sequence[str] | None = None) -> int:
    """Run Playbill; gives the exit code."""
    try:
        options = read_options(arguments)
        with listening(options.host, options.port) as door:
            signal.signal(signal.SIGTERM, signal.default_int_handler)
            with suppress(KeyboardInterrupt):
                asyncio.run(serve(options, door))
    except PlaybillError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def read_options(arguments: Sequence[str] | None) -> Options:
    """The options; raises `CannotStartError` for an address that others can reach without a password."""
    parser = argparse.ArgumentParser("app.py", description="A workstation for flows of AI agents.", epilog=EPILOG)
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: this computer only)")
    parser.add_argument("--port", type=int, default=PORT, help=f"the port (default: {PORT}, or the next free one)")
    parser.add_argument("--data", type=Path, default=default_data(), help="the data folder (default: %(default)s)")
    parser.add_argument("--no-browser", action="store_true", help="do not open the browser")
    parser.add_argument("--password-file", type=Path, metavar="FILE", help="a file that holds the password")
    given = parser.parse_args(arguments)
    password = read_password(given.password_file)
    if not is_loopback(given.host) and not password:
        raise CannotStartError(
            f"Others could reach {given.host}, so Playbill needs a password: --password-file or {PASSWORD_VARIABLE}."
        )
    return Options(given.host, given.port, given.data.expanduser().resolve(), not given.no_browser, password)


def read_password(file: Path | None) -> str:
    """The password from the file, else from the environment, where no program started later will find it."""
    password = os.environ.pop(PASSWORD_VARIABLE, "")
    if file is not None:
        try:
            password = file.read_text("utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise CannotStartError(f"The password could not be read from {file}.") from error
    if (password or file) and len(password) < SHORTEST_PASSWORD:
        raise CannotStartError(f"The password needs at least {SHORTEST_PASSWORD} signs.")
    return password


async def serve(options: Options, door: socket.socket) -> None:
    """Serve on the open door until a signal comes; raises `StoreError` when the data folder cannot be used."""
    port: int = door.getsockname()[1]
    address = f"http://{reachable(options.host)}:{port}"
    ticket = Ticket(lambda token: print(f"  Next link:    {address}/?token={token}", flush=True))
    link = f"{address}/?token={ticket.token}"
    if options.port not in (0, port):
        print(f"  Port {options.port} is taken, so this is port {port}.")
    print(f"  Playbill:     {link}\n  Stop it with Ctrl+C.", flush=True)
    if options.browser:
        asyncio.get_running_loop().run_in_executor(None, webbrowser.open, link)
    os.environ |= {"GRADIO_ANALYTICS_ENABLED": "False", "GRADIO_TEMP_DIR": str(options.data / "uploads")}

    # What takes seconds to import comes when the browser is already waiting at the door.
    from studio.ui.page import build_page  # noqa: PLC0415 - as said above
    from studio.web.opening import Opening, opened  # noqa: PLC0415 - as said above
    from studio.web.serving import server  # noqa: PLC0415 - as said above

    opening = Opening(VERSION, options.host, port, options.data, ticket, options.password)
    async with opened(opening, build_page) as app:
        await server(app).serve([door])


def reachable(host: str) -> str:
    """How to name this computer in a link."""
    if is_loopback(host):
        return "localhost" if host == "127.0.0.1" else f"[{host}]" if ":" in host else host
    return socket.gethostname() if host in ("0.0.0.0", "::") else f"[{host}]" if ":" in host else host  # noqa: S104


if __name__ == "__main__":
    sys.exit(main())
