"""A request's talk as turns of user and assistant; the one place that knows what strict chat templates want.

The instructions come first and are left as they are, and each message looks the same on every call as long as nobody
new joins the talk: servers keep what they read of a prompt for as long as its beginning does not change.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Literal

from studio.chat_model import ChatRequest
from studio.values import Audio, File, Image, Message, Part, Text, Thinking, ToolCall, ToolResult, Video

BEGIN = "Please begin."
GO_ON = "Please go on."
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


Piece = str | Picture


@dataclass(frozen=True, slots=True)
class Turn:
    """What one side says: words and pictures in order, no two words in a row."""

    role: Literal["user", "assistant"]
    content: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The words alone."""
        return "\n\n".join(piece for piece in self.content if isinstance(piece, str))


@dataclass(frozen=True, slots=True)
class Talk:
    """The instructions, empty when there are none, and turns that begin and end with the user."""

    instructions: str
    turns: tuple[Turn, ...]


def talk(request: ChatRequest, pictures: Mapping[str, Picture] | None = None) -> Talk:
    """The talk, strictly one side after the other; `pictures` are those the model is to see, by hash.

    What the speaker said is the assistant's, all else the user's, under the speakers' names when there are several.
    A talk that the speaker began or spoke last in gets a word from the user, since models answer, they do not resume.
    """
    others = {message.sender for message in request.messages if not _is_own(message, request.speaker)}
    spoken = [_turn(message, request.speaker, pictures or {}, named=len(others) > 1) for message in request.messages]
    turns = _alternating(turn for turn in spoken if turn.content)
    if not turns or turns[0].role == "assistant":
        turns.insert(0, Turn("user", (BEGIN,)))
    if turns[-1].role == "assistant":
        turns.append(Turn("user", (GO_ON,)))
    return Talk(request.instructions if request.instructions.strip() else "", tuple(turns))


def _turn(message: Message, speaker: str, pictures: Mapping[str, Picture], *, named: bool) -> Turn:
    if _is_own(message, speaker):
        # Servers take pictures from the user only, so the speaker's own become words.
        return Turn("assistant", _joined(_words(part) for part in message.parts))
    content = _joined(_piece(part, pictures) for part in message.parts)
    if not (named and content and message.sender):
        return Turn("user", content)
    first, *rest = content
    if isinstance(first, str):
        return Turn("user", (f"{message.sender}: {first}", *rest))
    return Turn("user", (f"{message.sender}:", *content))


def _is_own(message: Message, speaker: str) -> bool:
    return message.sender == speaker if speaker and message.sender else message.role == "assistant"


def _alternating(turns: Iterable[Turn]) -> list[Turn]:
    sides = (tuple(group) for _, group in groupby(turns, key=attrgetter("role")))
    return [Turn(side[0].role, _joined(piece for turn in side for piece in turn.content)) for side in sides]


def _joined(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """The pieces with words in a row as one, a paragraph each; empty when nothing is said."""
    joined: list[Piece] = []
    for piece in pieces:
        match piece:
            case str() if not piece:
                continue
            case str() if joined and isinstance(joined[-1], str):
                joined[-1] = f"{joined[-1]}\n\n{piece}"
            case _:
                joined.append(piece)
    return tuple(piece for piece in joined if isinstance(piece, Picture) or piece.strip())


def _piece(part: Part, pictures: Mapping[str, Picture]) -> Piece:
    return pictures[part.hash] if isinstance(part, Image) and part.hash in pictures else _words(part)


def _words(part: Part) -> str:
    match part:
        case Text():
            return part.text
        case Image() | Audio() | Video() | File():
            return f"[{_MEDIA_WORDS[part.kind]}: {part.caption or part.name or 'without a description'}]"
        case ToolResult():
            return f"[{part.name} gave back: {part.content}]"
        case ToolCall():
            return f"[used {part.name}]"
        case Thinking():
            return ""
