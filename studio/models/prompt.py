"""A request's talk as turns of user and assistant; the one place that knows what strict chat templates want.

The instructions come first and are left as they are, and each message looks the same on every call as long as nobody
new joins the talk: servers keep what they read of a prompt for as long as its beginning does not change.
Tools the speaker used stay calls and results; those that others used are told about in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from studio.chat_model import ChatRequest
from studio.models.answered import answered
from studio.models.seals import opened
from studio.models.turns import Picture, Piece, Talk, Turn, joined, words
from studio.values import Image, Message, Part, Thinking, ToolCall, ToolResult

BEGIN = "Please begin."
GO_ON = "Please go on."


def talk(request: ChatRequest, pictures: Mapping[str, Picture] | None = None) -> Talk:
    """The talk, strictly one side after the other; `pictures` are those the model is to see, by hash.

    What the speaker said is the assistant's, all else the user's, under the speakers' names when there are several.
    A talk that the speaker began or spoke last in gets a word from the user, since models answer, they do not resume.
    Every call is followed by its result, and no result stands without its call.
    """
    others = {message.sender for message in request.messages if _is_heard(message, request.speaker)}
    voice = _Voice(request, pictures or {}, named=len(others) > 1)
    turns = _alternating(answered(turn for message in request.messages for turn in voice.turns(message)))
    if not turns or turns[0].role == "assistant":
        turns.insert(0, Turn("user", (BEGIN,)))
    if turns[-1].role == "assistant":
        turns.append(Turn("user", (GO_ON,)))
    return Talk(request.instructions if request.instructions.strip() else "", tuple(turns))


@dataclass(frozen=True, slots=True)
class _Voice:
    """Tells the messages of one request from the point of view of the one who is to speak."""

    request: ChatRequest
    pictures: Mapping[str, Picture]
    named: bool

    def turns(self, message: Message) -> Iterator[Turn]:
        """What the message adds, which may be nothing."""
        if _is_own(message, self.request.speaker):
            calls = any(isinstance(part, ToolCall) for part in message.parts)
            yield Turn(
                "assistant",
                tuple(self._own(part, calls=calls) for part in message.parts if not isinstance(part, ToolResult)),
            )
            yield Turn("user", tuple(part for part in message.parts if isinstance(part, ToolResult)))
        else:
            yield Turn("user", self._heard(message))

    def _own(self, part: Part, *, calls: bool) -> Piece:
        match part:
            case ToolCall() | Thinking() if calls:
                return part.model_copy(update={"sealed": opened(self.request.model, part.sealed)})
            case _:
                # Servers take pictures from the user only, so the speaker's own become words.
                return words(part)

    def _heard(self, message: Message) -> tuple[Piece, ...]:
        content = joined(self._piece(part) for part in message.parts)
        if not (self.named and message.sender):
            return content
        results = tuple(piece for piece in content if isinstance(piece, ToolResult))
        match joined(piece for piece in content if not isinstance(piece, ToolResult)):
            case ():
                return results
            case (str() as first, *rest):
                return (*results, f"{message.sender}: {first}", *rest)
            case said:
                return (*results, f"{message.sender}:", *said)

    def _piece(self, part: Part) -> Piece:
        if isinstance(part, ToolResult):
            return part
        if isinstance(part, Image) and part.hash in self.pictures:
            return self.pictures[part.hash]
        return words(part)


def _is_heard(message: Message, speaker: str) -> bool:
    """Whether somebody else says it; what tools give back has no speaker."""
    return not _is_own(message, speaker) and not all(isinstance(part, ToolResult) for part in message.parts)


def _is_own(message: Message, speaker: str) -> bool:
    return message.sender == speaker if speaker and message.sender else message.role == "assistant"


def _alternating(turns: Iterable[Turn]) -> list[Turn]:
    said = (Turn(turn.role, joined(turn.content)) for turn in turns)
    sides = (tuple(group) for _, group in groupby((turn for turn in said if turn.content), key=attrgetter("role")))
    return [Turn(side[0].role, joined(piece for turn in side for piece in turn.content)) for side in sides]
