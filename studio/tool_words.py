"""What a tool was asked and what it gave, in words for a model."""

from __future__ import annotations

from collections.abc import Sequence

import orjson

from studio.values import MediaPart, ToolCall, ToolResult, Value
from studio.wire_types import WIRE_TYPES, plain_text

REMEMBERED = 300
"""The most characters of a call's arguments, and of its result, in one line."""


def in_words(value: Value, media: Sequence[MediaPart]) -> str:
    """What a tool gave; `media` are those in the value, which go beside the words."""
    words = plain_text(value).strip()
    if media and not words:
        words = f"It gave {' and '.join(WIRE_TYPES[part.kind].article for part in media)}, shown with the answer."
    return words or "It is done, and gave nothing back."


def one_line(call: ToolCall, result: ToolResult) -> str:
    """A call and what came of it, short enough to be remembered."""
    arguments = clipped(orjson.dumps(call.arguments).decode(), REMEMBERED)
    verb = "failed" if result.failed else "gave"
    return f"{call.name} {arguments} {verb}: {clipped(result.content, REMEMBERED)}"


def clipped(text: str, length: int) -> str:
    """The text, at most so many characters of it."""
    return text if len(text) <= length else f"{text[:length].rstrip()}… ({len(text):,} characters in all)"
