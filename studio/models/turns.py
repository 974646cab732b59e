"""What a talk is made of: turns of words, pictures, tool calls and their results."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Literal

import orjson

from studio.values import Audio, File, Image, Part, Text, Thinking, ToolCall, ToolResult, Video

_MEDIA_WORDS = {"image": "picture", "audio": "sound", "video": "video", "file": "file"}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it travels to a model."""

    mime: str
    base64: str

    @property
    def url(self) -> str:
        """The picture as a data URL."""
        return f"data:{self.mime};base64,{self.base64}"


Said = str | Picture
Piece = Said | Thinking | ToolCall | ToolResult


@dataclass(frozen=True, slots=True)
class Turn:
    """What one side says, in order, no two words in a row; calls are the assistant's, their results the user's."""

    role: Literal["user", "assistant"]
    content: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The words alone."""
        return "\n\n".join(piece for piece in self.content if isinstance(piece, str))

    @property
    def said(self) -> tuple[Said, ...]:
        """The words and pictures."""
        return tuple(piece for piece in self.content if isinstance(piece, str | Picture))

    @property
    def calls(self) -> tuple[ToolCall, ...]:
        """The tools it uses."""
        return tuple(piece for piece in self.content if isinstance(piece, ToolCall))

    @property
    def results(self) -> tuple[ToolResult, ...]:
        """What the tools gave that the turn before it used, one for each call."""
        return tuple(piece for piece in self.content if isinstance(piece, ToolResult))

    @property
    def thoughts(self) -> tuple[Thinking, ...]:
        """What was thought before a tool was used; the seals are this model's own."""
        return tuple(piece for piece in self.content if isinstance(piece, Thinking))


@dataclass(frozen=True, slots=True)
class Talk:
    """The instructions, empty when there are none, and turns that begin and end with the user."""

    instructions: str
    turns: tuple[Turn, ...]


def in_words(talk: Talk, told: Callable[[ToolCall | ToolResult], str] | None = None) -> Talk:
    """The same for a model that is offered no tools: its thoughts left out, calls and results in words."""
    tell = told or words

    def retold(turn: Turn) -> Turn:
        pieces = (tell(piece) if isinstance(piece, ToolCall | ToolResult) else piece for piece in turn.content)
        return replace(turn, content=joined(piece for piece in pieces if not isinstance(piece, Thinking)))

    return replace(talk, turns=tuple(retold(turn) for turn in talk.turns))


def joined(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """The pieces with words in a row as one, a paragraph each; empty when nothing is said."""
    joined: list[Piece] = []
    for piece in pieces:
        match piece:
            case str() if not piece:
                continue
            case str() if joined and isinstance(before := joined[-1], str):
                joined[-1] = f"{before}\n\n{piece}"
            case _:
                joined.append(piece)
    return tuple(piece for piece in joined if not isinstance(piece, str) or piece.strip())


def words(part: Part) -> str:
    """The part in words; thoughts are nobody else's."""
    match part:
        case Text():
            return part.text
        case Image() | Audio() | Video() | File():
            return f"[{_MEDIA_WORDS[part.kind]}: {part.caption or part.name or 'without a description'}]"
        case ToolResult():
            return f"[{part.name} {'failed' if part.failed else 'gave back'}: {part.content}]"
        case ToolCall():
            return f"[used {part.name}: {orjson.dumps(part.arguments).decode()}]"
        case Thinking():
            return ""
