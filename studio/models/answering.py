"""One answer while it comes in: bytes in, deltas out, and a verdict at its end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from studio.chat_model import ChatDelta, Finished, FinishReason, TextDelta, ThinkingDelta
from studio.errors import ModelFailure
from studio.models.completion import DONE, Chunk, Complaint, parse, read_chunk, read_complaint
from studio.models.failures import Asked, Mishap, failure
from studio.models.refusal import refusal
from studio.models.sse import EventParser

_HEAD = 1_000_000
_FIELDS = (b"data:", b"event:", b"id:", b"retry:", b":")


class Answering:
    """Reads one answer; an answer is whole when the server said why it ended, whatever else is missing."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._events = EventParser()
        self._head = bytearray()
        self._texts: list[str] = []
        self._reason: FinishReason | None = None
        self._tokens = (0, 0)
        self._begun = False
        self.done = False

    @property
    def whole(self) -> bool:
        """Whether nothing of the answer itself is missing."""
        return self.done or self._reason is not None

    def read(self, piece: bytes) -> Iterator[ChatDelta]:
        """The deltas that these bytes complete; raises `ModelFailure` when the server says that it failed."""
        if not self._begun and len(self._head) < _HEAD:
            self._head += piece
        for event in self._events.feed(piece):
            if event.strip() == DONE:
                self.done = True
                return
            yield from self._deltas(event)

    def end(self) -> Iterator[ChatDelta]:
        """What is left when the body ended; raises `ModelFailure` when the answer is not whole."""
        if not self._begun and not self.done:
            yield from self._unstreamed()
        if not self.whole:
            raise self.failed("broken")
        read, written = self._tokens
        yield Finished(self._reason or "stop", read, written)

    def failed(self, mishap: Mishap, details: str = "") -> ModelFailure:
        """The mishap as a failure that says how many words came before it."""
        return failure(replace(self._asked, words=len("".join(self._texts).split())), mishap, details)

    def _deltas(self, event: str) -> Iterator[ChatDelta]:
        content = parse(event)
        if content is None:
            raise self.failed("own_fault" if self._begun else "not_a_server", event)
        if complaint := read_complaint(content):
            raise self._complained(complaint)
        if chunk := read_chunk(content):
            self._begun = True
            yield from self._taken(chunk)

    def _taken(self, chunk: Chunk) -> Iterator[ChatDelta]:
        if chunk.thinking:
            yield ThinkingDelta(chunk.thinking)
        if chunk.text:
            self._texts.append(chunk.text)
            yield TextDelta(chunk.text)
        self._tokens = chunk.tokens or self._tokens
        self._reason = chunk.reason or self._reason
        if self._reason == "content_filter":
            raise self.failed("filter")

    def _unstreamed(self) -> Iterator[ChatDelta]:
        """The answer of a server that ignores the wish for a stream, or whatever else it sent instead of one."""
        content, begins = parse(bytes(self._head)), bytes(self._head).lstrip()
        if complaint := read_complaint(content):
            raise self._complained(complaint)
        if chunk := read_chunk(content):
            yield from self._taken(replace(chunk, reason=chunk.reason or "stop"))
        elif begins and not any(begins.startswith(field) or field.startswith(begins) for field in _FIELDS):
            raise self.failed("not_a_server", begins.decode(errors="replace"))

    def _complained(self, complaint: Complaint) -> ModelFailure:
        return self.failed(refusal(200, complaint), complaint.message)
