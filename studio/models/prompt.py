"""A request's talk as the messages of a chat completion; the one place that knows what strict chat templates want.

The instructions come first and are left as they are, and each message looks the same on every call as long as nobody
new joins the talk: servers keep what they read of a prompt for as long as its beginning does not change.
"""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import Literal, TypedDict

from studio.chat_model import ChatRequest
from studio.values import Audio, File, Image, Message, Part, Text, Thinking, ToolCall, ToolResult, Video

BEGIN = "Please begin."
GO_ON = "Please go on."
_MEDIA_WORDS = {"image": "picture", "audio": "sound", "video": "video", "file": "file"}


class Turn(TypedDict):
    """One message of a chat completion."""

    role: Literal["system", "user", "assistant"]
    content: str


def turns(request: ChatRequest) -> list[Turn]:
    """The instructions, then the talk as turns of user and assistant, strictly one after the other.

    What the speaker said is the assistant's, all else the user's, under the speakers' names when there are several.
    A talk that the speaker began or spoke last in gets a word from the user, since models answer, they do not resume.
    """
    others = {message.sender for message in request.messages if not _is_own(message, request.speaker)}
    talk = _alternating([_turn(message, request.speaker, named=len(others) > 1) for message in request.messages])
    if not talk or talk[0]["role"] == "assistant":
        talk.insert(0, Turn(role="user", content=BEGIN))
    if talk[-1]["role"] == "assistant":
        talk.append(Turn(role="user", content=GO_ON))
    if request.instructions.strip():
        talk.insert(0, Turn(role="system", content=request.instructions))
    return talk


def _turn(message: Message, speaker: str, *, named: bool) -> Turn:
    words = "\n\n".join(filter(None, map(_words, message.parts)))
    if _is_own(message, speaker):
        return Turn(role="assistant", content=words)
    return Turn(role="user", content=f"{message.sender}: {words}" if named and words and message.sender else words)


def _is_own(message: Message, speaker: str) -> bool:
    return message.sender == speaker if speaker and message.sender else message.role == "assistant"


def _alternating(talk: list[Turn]) -> list[Turn]:
    spoken = [turn for turn in talk if turn["content"].strip()]
    return [
        Turn(role=role, content="\n\n".join(turn["content"] for turn in group))
        for role, group in groupby(spoken, key=itemgetter("role"))
    ]


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
