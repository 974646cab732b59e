"""One answer while it comes in: bytes in, deltas out, and a verdict at its end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from studio.chat_model import CallDelta, ChatDelta, Finished, FinishReason, TextDelta, ThinkingDelta
from studio.errors import ModelFailure
from studio.models.calling import Calls
from studio.models.dialect import Dialect
from studio.models.failures import Asked, Mishap, failure
from studio.models.reader import Reader, Verbatim
from studio.models.refusal import refusal
from studio.models.seals import sealed
from studio.models.stopping import Stopping
from studio.models.wire import DONE, Chunk, Complaint, parse
from studio.values import ToolCall

_HEAD = 1_000_000


class Answering:
    """Reads one answer; an answer is whole when the server said why it ended, whatever else is missing.

    `reader` knows the form in which the words were asked for.
    """

    def __init__(self, asked: Asked, dialect: Dialect, stops: tuple[str, ...] = ()) -> None:
        self._asked = asked
        self._dialect = dialect
        self._framing = dialect.framing()
        self._stopping = Stopping(stops)
        self.reader: Reader = Verbatim()
        self._calls = Calls()
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
        for event in self._framing.feed(piece):
            if event.strip() == DONE:
                self.done = True
            else:
                yield from self._deltas(event)
            if self.done:
                return

    def end(self) -> Iterator[ChatDelta]:
        """What is left when the body ended; raises `ModelFailure` when the answer is not whole."""
        if not self._begun and not self.done:
            yield from self._unstreamed()
        if not self.whole:
            raise self.failed("broken")
        words, calls = self.reader.end(cut=self._reason == "length")
        yield from self._said(self._stopping.take(words) + self._stopping.rest())
        calls = () if self._stopping.hit else (*self._called(), *calls)
        yield from map(CallDelta, calls)
        reason = self._reason or "stop"
        read, written = self._tokens
        yield Finished("tool_calls" if calls and reason == "stop" else reason, read, written)

    def _called(self) -> Iterator[ToolCall]:
        """The calls that came as such."""
        for call, seal in self._calls.whole(cut=self._reason == "length"):
            yield call.model_copy(update={"sealed": sealed(self._asked.model, seal)})

    def failed(self, mishap: Mishap, details: str = "") -> ModelFailure:
        """The mishap as a failure that says how many words came before it."""
        return failure(replace(self._asked, words=len("".join(self._texts).split())), mishap, details)

    def _deltas(self, event: str) -> Iterator[ChatDelta]:
        content = parse(event)
        if content is None:
            raise self.failed("own_fault" if self._begun else "not_a_server", event)
        match self._dialect.read(content):
            case Complaint() as complaint:
                raise self._complained(complaint)
            case Chunk() as chunk:
                self._begun = True
                yield from self._taken(chunk)
            case None:
                pass

    def _taken(self, chunk: Chunk) -> Iterator[ChatDelta]:
        if chunk.thinking or chunk.seal:
            yield ThinkingDelta(chunk.thinking, sealed(self._asked.model, chunk.seal))
        for piece in chunk.calls:
            self._calls.take(piece)
        yield from self._said(self._stopping.take(self.reader.take(chunk.text)))
        if self._stopping.hit:
            self.done, self._reason = True, "stop"
            return
        read, written = self._tokens
        self._tokens = (read if chunk.tokens_in is None else chunk.tokens_in, chunk.tokens_out or written)
        self._reason = chunk.reason or self._reason
        self.done = self.done or chunk.last
        if self._reason == "content_filter":
            raise self.failed("filter")

    def _said(self, text: str) -> Iterator[ChatDelta]:
        if text:
            self._texts.append(text)
            yield TextDelta(text)

    def _unstreamed(self) -> Iterator[ChatDelta]:
        """The answer of a server that ignores the wish for a stream, or whatever else it sent instead of one."""
        begins = bytes(self._head).lstrip()
        match self._dialect.read(parse(begins)):
            case Complaint() as complaint:
                raise self._complained(complaint)
            case Chunk() as chunk:
                yield from self._taken(chunk)
            case None if begins and not self._framing.fits(begins):
                raise self.failed("not_a_server", begins.decode(errors="replace"))
            case None:
                pass

    def _complained(self, complaint: Complaint) -> ModelFailure:
        return self.failed(refusal(200, complaint), complaint.message)
