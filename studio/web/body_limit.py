"""How much a request may carry, whether it says so beforehand or not."""

from __future__ import annotations

from contextlib import suppress

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from studio.errors import PlaybillError
from studio.flow.document import MAX_BYTES

MAX_UPLOAD = 200_000_000
MAX_BODY = 4_000_000
_ROOM = {"/media": MAX_UPLOAD, "/gradio_api/upload": MAX_UPLOAD, "/api/flows": MAX_BYTES}
_REFUSAL = PlainTextResponse("That is too big to be taken.", 413, {"connection": "close"})


class BodyTooBigError(PlaybillError):
    """A request carried more than its address takes."""


class BodyLimit:
    """An ASGI application that hands on requests as long as they stay within the room of their path."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request; answers 413 when it carries too much."""
        limit = room_for(scope["path"])
        if _announces_more(Headers(scope=scope), limit):
            await _REFUSAL(scope, receive, send)
            return
        meter = _Meter(limit, receive, send)
        with suppress(BodyTooBigError):
            await self._app(scope, meter.receive, meter.send)
        if meter.exceeded and not meter.answered:
            await _REFUSAL(scope, receive, send)


class _Meter:
    """Counts what a request carries; once that is too much, whatever the application answers is dropped."""

    def __init__(self, limit: int, receive: Receive, send: Send) -> None:
        self._left = limit
        self._receive = receive
        self._send = send
        self.exceeded = False
        self.answered = False

    async def receive(self) -> Message:
        """The next piece; raises `BodyTooBigError` when there is no room for it."""
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            self.exceeded = True
            raise BodyTooBigError
        return message

    async def send(self, message: Message) -> None:
        """Send a piece of the answer."""
        if self.exceeded and not self.answered:
            return
        self.answered = True
        await self._send(message)


def room_for(path: str) -> int:
    """The most bytes that a request to this path may carry."""
    return _ROOM.get(path.rstrip("/"), MAX_BODY)


def _announces_more(headers: Headers, limit: int) -> bool:
    length = headers.get("content-length", "0")
    return not length.isdigit() or int(length) > limit
