"""An answer that comes as one JSON document."""

from __future__ import annotations

from collections.abc import Iterator

from studio.errors import OutboundFault

MAX_BODY = 1_000_000
_BEGINNINGS = (b"{", b"[", b'"')


class WholeBody:
    """Knows no events; the answer is read when it is all there."""

    def __init__(self) -> None:
        self._size = 0

    def feed(self, piece: bytes) -> Iterator[str]:
        """No events; raises `OutboundFault` for a document beyond all measure."""
        self._size += len(piece)
        if self._size > MAX_BODY:
            raise OutboundFault("too_big", f"an answer of more than {MAX_BODY} bytes")
        yield from ()

    def fits(self, beginning: bytes) -> bool:
        """Whether a body that begins so may be JSON."""
        return beginning.startswith(_BEGINNINGS)
