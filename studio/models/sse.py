"""Server-sent events, read from bytes as they arrive.

Our own, because the libraries for it either belong to another HTTP client (httpx-sse), read blocking streams
(sseclient-py), or open and reopen the connection themselves (aiohttp-sse-client), which a model call must not.
Source: https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation; only the data of an
event is kept, its name and id mean nothing to a model call.
"""

from __future__ import annotations

from collections.abc import Iterator

from studio.errors import OutboundFault

MAX_EVENT = 4_000_000
_BOM = b"\xef\xbb\xbf"
_FIELDS = (b"data:", b"event:", b"id:", b"retry:", b":")


class EventParser:
    """Turns bytes, cut anywhere, into the data of whole events."""

    def __init__(self) -> None:
        self._rest = bytearray()
        self._data: list[bytes] = []
        self._size = 0
        self._after_cr = False
        self._first = True

    def feed(self, piece: bytes) -> Iterator[str]:
        """The data of each event that these bytes complete; raises `OutboundFault` for an event beyond all measure."""
        for line in self._lines(piece):
            if line:
                self._take(line)
            elif self._data:
                yield b"\n".join(self._data).decode(errors="replace")
                self._data.clear()
                self._size = 0
        if self._size + len(self._rest) > MAX_EVENT:
            raise OutboundFault("too_big", f"one event of more than {MAX_EVENT} bytes")

    def fits(self, beginning: bytes) -> bool:
        """Whether a body that begins so may be an event stream."""
        return any(beginning.startswith(field) or field.startswith(beginning) for field in _FIELDS)

    def _lines(self, piece: bytes) -> list[bytes]:
        after_cr, self._after_cr = self._after_cr, piece.endswith(b"\r")
        self._rest += piece.removeprefix(b"\n") if after_cr else piece
        if b"\n" not in piece and b"\r" not in piece:
            return []
        *lines, rest = bytes(self._rest).replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
        self._rest = bytearray(rest)
        if self._first and lines:
            self._first = False
            lines[0] = lines[0].removeprefix(_BOM)
        return lines

    def _take(self, line: bytes) -> None:
        name, _, value = line.partition(b":")
        if name == b"data":
            self._data.append(value.removeprefix(b" "))
            self._size += len(value)
