"""What of a long memory goes into a question: pure choices, without a model.

Lengths are estimated in tokens, rather too long than too short: three letters of the Latin alphabet are one, so are two
of other alphabets, every digit, sign, and character of Chinese, Japanese and Korean.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from pydantic import JsonValue

from studio.embedding_model import Vector, closeness
from studio.values import Audio, File, Image, Message, Text, Thinking, ToolCall, ToolResult, Video

EACH = 8
"""Tokens that a message takes besides its words: who said it, where it begins and ends."""
ATTACHED = 20
"""Tokens that say what is attached."""
FITTING = 8
"""How many older messages are recalled because they fit a question."""
SUMMARY = "summary"
"""The field of a message's metadata that makes it a summary of what was said before."""
_LATIN = re.compile(r"[A-Za-z]+")
_OTHER_LETTERS = re.compile(r"[^\W\d_\u2e80-\U0010ffff]+")
_SPACES = re.compile(r"[^\S\n]+")


def tokens_in(text: str) -> int:
    """How many tokens a text has at the most, estimated."""
    without_latin = _LATIN.sub("", text)
    without_letters = _OTHER_LETTERS.sub("", without_latin)
    signs = len(_SPACES.sub("", without_letters))
    return -(-(len(text) - len(without_latin)) // 3) - (-(len(without_latin) - len(without_letters)) // 2) + signs


def tokens_of(message: Message) -> int:
    """How many tokens a message has at the most, estimated."""
    total = EACH + tokens_in(message.sender)
    for part in message.parts:
        match part:
            case Text(text=text):
                total += tokens_in(text)
            case ToolCall(name=name, arguments=arguments):
                total += tokens_in(name) + tokens_in(str(arguments))
            case ToolResult(name=name, content=content):
                total += tokens_in(name) + tokens_in(content)
            case Thinking():
                pass
            case Image() | Audio() | Video() | File():
                total += ATTACHED + tokens_in(part.caption or part.name)
    return total


def last_within(messages: Sequence[Message], budget: int) -> tuple[Message, ...]:
    """The longest end of the messages that is no longer than the budget; a tool's result goes with its call."""
    first, left = len(messages), budget
    while first > 0 and (left := left - tokens_of(messages[first - 1])) >= 0:
        first -= 1
    return _from_a_beginning(messages[first:])


def last(messages: Sequence[Message], count: int) -> tuple[Message, ...]:
    """The last so many messages; a tool's result goes with its call."""
    return _from_a_beginning(messages[max(0, len(messages) - count) :])


def _from_a_beginning(messages: Sequence[Message]) -> tuple[Message, ...]:
    start = 0
    while start < len(messages) and any(isinstance(part, ToolResult) for part in messages[start].parts):
        start += 1
    return tuple(messages[start:])


def fitting(question: Vector, meanings: Sequence[Vector], lengths: Sequence[int], budget: int) -> tuple[int, ...]:
    """The places of the few texts that are closest to the question, together no longer than the budget, in order."""
    ranked = sorted(range(len(meanings)), key=lambda place: -closeness(question, meanings[place]))
    chosen: list[int] = []
    left = budget
    for place in ranked[:FITTING]:
        if lengths[place] > left:
            break
        chosen.append(place)
        left -= lengths[place]
    return tuple(sorted(chosen))


def pieces_within(messages: Sequence[Message], budget: int) -> list[tuple[Message, ...]]:
    """The messages in pieces that are no longer than the budget, but for single messages that are."""
    number, left = 0, budget

    def piece(message: Message) -> int:
        nonlocal number, left
        length = tokens_of(message)
        if length > left and left < budget:
            number, left = number + 1, budget
        left -= length
        return number

    return [tuple(group) for _, group in groupby(messages, key=piece)]


@dataclass(frozen=True, slots=True)
class Told:
    """A memory as a summary, if there is one, and what was said since."""

    summary: Message | None
    since: tuple[Message, ...]


def without_summaries(messages: Sequence[Message]) -> tuple[Message, ...]:
    """What was said itself."""
    return tuple(message for message in messages if SUMMARY not in message.metadata)


def since_summary(messages: Sequence[Message]) -> Told:
    """The latest summary and what it does not cover.

    It covers all up to the message it names; if that was forgotten, all that is not later.
    """
    said = without_summaries(messages)
    summary = next((message for message in reversed(messages) if SUMMARY in message.metadata), None)
    if summary is None:
        return Told(None, said)
    match summary.metadata[SUMMARY]:
        case {"until": str(until), "time": int() | float() as time}:
            covered = next((place + 1 for place in reversed(range(len(said))) if said[place].id == until), None)
            if covered is None:
                covered = sum(message.time <= time for message in said)
            return Told(summary, said[covered:])
        case _:
            return Told(summary, said)


def summary_of(text: str, covered: Sequence[Message], before: Message | None) -> Message:
    """The message that stands for the messages, and for the summary before them; it is remembered like any other."""
    count = len(covered) + (_count(before) if before else 0)
    mark: JsonValue = {"until": covered[-1].id, "time": covered[-1].time, "count": count}
    return Message(parts=(Text(text=text),), sender="Summary", metadata={SUMMARY: mark})


def _count(summary: Message) -> int:
    match summary.metadata.get(SUMMARY):
        case {"count": int(count)}:
            return count
        case _:
            return 0


def transcript(messages: Sequence[Message]) -> str:
    """What was said, a paragraph each, with who said it."""
    return "\n\n".join(f"{message.sender or message.role}: {_words(message)}" for message in messages)


def _words(message: Message) -> str:
    attached = [f"[{part.caption or part.name or part.kind}]" for part in message.media]
    return " ".join((message.text, *attached)).strip()
