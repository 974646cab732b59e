"""The parts of a message of a conversation while they come to be."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from studio.values import Media, MediaPart, Message, Text, Thinking, Value
from studio.web.previews import text_of
from studio.web.views import ChatPart
from studio.wire_types import media_of


@dataclass(slots=True)
class Piece:
    """A part of the message, its text in the pieces it came in; `since` is when a thought began."""

    kind: Literal["text", "media", "thought"]
    pieces: list[str] = field(default_factory=list[str])
    title: str = ""
    media: MediaPart | None = None
    open: bool = False
    since: float = 0.0
    call: str = ""
    """The tool call that an open line waits for."""

    @property
    def text(self) -> str:
        """The text so far."""
        if len(self.pieces) > 1:
            self.pieces[:] = ["".join(self.pieces)]
        return "".join(self.pieces)

    def view(self) -> ChatPart:
        """The part as it is drawn."""
        return ChatPart(kind=self.kind, text=self.text, title=self.title, media=self.media, open=self.open)


def pieces_of(message: Message, *, thoughts: bool = False) -> list[Piece]:
    """The words and media of a message, and its thoughts when wanted."""
    found: list[Piece] = []
    for part in message.parts:
        match part:
            case Text():
                found.append(Piece("text", [part.text]))
            case Thinking() if thoughts:
                found.append(Piece("thought", [part.text], title="Thoughts"))
            case Media():
                found.append(Piece("media", media=part))
            case _:
                pass
    return found


def pieces_of_value(value: Value) -> list[Piece]:
    """The words and media of what an input node was given."""
    if isinstance(value, Message):
        return pieces_of(value)
    text = text_of(value)
    return [Piece("text", [text])] * bool(text) + [Piece("media", media=part) for part in media_of(value)]
