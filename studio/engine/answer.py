"""A model's answer while it grows, delta by delta."""

from __future__ import annotations

from dataclasses import dataclass, field

from studio.chat_model import CallDelta, ChatDelta, Finished, TextDelta, ThinkingDelta
from studio.encoding import decode, encode
from studio.errors import ModelFailure, Remedy
from studio.runtime import Reply
from studio.values import Message, Part, Text, Thinking, ToolCall


@dataclass(slots=True)
class _Thought:
    words: list[str] = field(default_factory=list[str])
    sealed: str = ""


class Answer:
    """What a model has said so far."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._thoughts: list[_Thought] = []
        self._calls: list[ToolCall] = []
        self._end: Finished | None = None

    def add(self, delta: ChatDelta) -> None:
        """Take in the next delta."""
        match delta:
            case TextDelta(text):
                self._text.append(text)
            case ThinkingDelta(text, sealed):
                self._think(text, sealed)
            case CallDelta(call):
                self._calls.append(call)
            case Finished():
                self._end = delta
            case _:
                pass

    def so_far(self, speaker: str) -> Message | None:
        """The words said so far by `speaker`; None before the first one."""
        text = "".join(self._text).strip()
        return Message.of(text, sender=speaker, role="assistant") if text else None

    def reply(self, speaker: str) -> Reply:
        """The whole answer, said by `speaker`; raises `ModelFailure` when it broke off."""
        if self._end is None:
            count = len("".join(self._text).split())
            kept = f" {count} words are kept." if count else ""
            sentence = f"The connection broke while {speaker} was answering.{kept}"
            raise ModelFailure(sentence, remedy=Remedy("Ask again", "again"), retryable=True)
        thoughts: list[Part] = [Thinking(text="".join(one.words), sealed=one.sealed) for one in self._thoughts]
        text = "".join(self._text).strip()
        words: list[Part] = [Text(text=text)] if text or not self._calls else []
        parts = (*thoughts, *words, *self._calls)
        message = Message(parts=parts, sender=speaker, role="assistant")
        return Reply(message, self._end.tokens_in, self._end.tokens_out, cut=self._end.reason == "length")

    def _think(self, text: str, sealed: str) -> None:
        """A sealed thought is whole; what follows it is another one."""
        if not self._thoughts or self._thoughts[-1].sealed:
            self._thoughts.append(_Thought())
        self._thoughts[-1].words.append(text)
        self._thoughts[-1].sealed = sealed


def written_reply(reply: Reply) -> bytes:
    """A reply as the journal keeps it: its message, in a list when it was cut."""
    return encode([reply.message] if reply.cut else reply.message)


def known_reply(content: bytes) -> Reply:
    """The reply that the journal has kept."""
    match decode(content):
        case [Message() as message]:
            return Reply(message, 0, 0, cut=True)
        case Message() as message:
            return Reply(message, 0, 0, cut=False)
        case other:
            raise TypeError(f"The journal holds {other!r} for a model's reply.")
