"""What an event carries of a result: the whole when it is short, else its beginning."""

from __future__ import annotations

from typing import cast

import orjson
from pydantic import JsonValue

from studio.encoding import encode
from studio.values import Message, Text, Value
from studio.wire_types import plain_text

LARGEST = 16_384
"""Bytes of JSON up to which an event carries a result whole."""
SHOWN = 4_000
"""Characters that are left of a longer one."""


def preview(value: Value, content: bytes) -> tuple[JsonValue, bool]:
    """The value as JSON of `studio.encoding`, and whether it was cut; `content` is the whole of it encoded."""
    if len(content) <= LARGEST:
        return (value, False) if isinstance(value, str | int | float | None) else (orjson.loads(content), False)
    short: Value = plain_text(value)[:SHOWN]
    if isinstance(value, Message):
        short = value.model_copy(update={"parts": (Text(text=str(short)), *value.media[:10])})
    return cast("JsonValue", orjson.loads(encode(short))), True
