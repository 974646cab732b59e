"""JSON a line, read from bytes as they arrive. Source: https://github.com/ndjson/ndjson-spec."""

from __future__ import annotations

from collections.abc import Iterator

from studio.errors import OutboundFault
from studio.models.sse import MAX_EVENT


class LineParser:
    """Turns bytes, cut anywhere, into whole lines; empty ones are nothing."""

    def __init__(self) -> None:
        self._rest = bytearray()

    def feed(self, piece: bytes) -> Iterator[str]:
        """The lines that these bytes complete; raises `OutboundFault` for a line beyond all measure."""
        self._rest += piece
        if b"\n" in piece:
            *lines, rest = bytes(self._rest).split(b"\n")
            self._rest = bytearray(rest)
            for line in lines:
                if line.strip():
                    yield line.decode(errors="replace")
        if len(self._rest) > MAX_EVENT:
            raise OutboundFault("too_big", f"one line of more than {MAX_EVENT} bytes")

    def fits(self, beginning: bytes) -> bool:
        """Whether a body that begins so may be lines of JSON objects."""
        return beginning.startswith(b"{")
