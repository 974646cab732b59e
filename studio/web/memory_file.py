"""What is remembered as a file: a list of messages in JSON, also as AgentScope exports them.

AgentScope's `Msg` has `name`, `role`, `content` (a text, a list of content blocks, or data), `url` (an address or
several), `timestamp` and `metadata`; see `src/agentscope/message` of https://github.com/agentscope-ai/agentscope.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from time import time as now
from typing import cast

import orjson
from pydantic import JsonValue, ValidationError

from studio.values import Message, Role, Text

MOST_MESSAGES = 50_000
NO_LIST = "This file holds no list of messages. A file that Export has made here fits."
_ROLES: dict[object, Role] = {"user": "user", "assistant": "assistant", "system": "system"}


def write_messages(messages: Sequence[Message]) -> bytes:
    """The messages as a file."""
    content = {"playbill": "memory", "messages": [message.model_dump(mode="json") for message in messages]}
    return orjson.dumps(content, option=orjson.OPT_INDENT_2)


def read_messages(document: str) -> tuple[Message, ...] | str:
    """The messages of a file, or a sentence that says what is wrong with it."""
    try:
        content = cast("JsonValue", orjson.loads(document))
    except (orjson.JSONDecodeError, UnicodeEncodeError):
        return "This file could not be read. Choose one that Export has made."
    found = content.get("messages") if isinstance(content, dict) else content
    if not isinstance(found, list):
        return NO_LIST
    if len(found) > MOST_MESSAGES:
        return f"This file holds {len(found):,} messages; {MOST_MESSAGES:,} are the most that can be remembered."
    messages = [_message(item) for item in found]
    if None in messages:
        return f"Message {messages.index(None) + 1} of this file is none that can be read. Nothing was changed."
    return tuple(message for message in messages if message)


def _message(item: JsonValue) -> Message | None:
    if not isinstance(item, dict):
        return None
    if "parts" in item:
        with suppress(ValidationError):
            return Message.model_validate(item)
        return None
    return _of_agentscope(item) if "content" in item else None


def _of_agentscope(item: dict[str, JsonValue]) -> Message | None:
    texts = [*_texts(item["content"]), *_addresses(item.get("url"))]
    metadata = item.get("metadata")
    try:
        return Message(
            parts=tuple(Text(text=text) for text in texts),
            sender=str(item.get("name") or ""),
            role=_ROLES.get(item.get("role"), "user"),
            metadata=metadata if isinstance(metadata, dict) else {},
            time=_when(item.get("timestamp")),
        )
    except ValidationError:
        return None


def _texts(content: JsonValue) -> list[str]:
    match content:
        case None:
            return []
        case str():
            return [content]
        case list():
            return [text for block in content for text in _block(block)]
        case _:
            return [orjson.dumps(content).decode()]


def _block(block: JsonValue) -> list[str]:
    match block:
        case {"type": "text", "text": str(text)}:
            return [text]
        case {"type": "thinking"}:
            return []
        case {"url": str(url)} | {"source": {"url": str(url)}}:
            return [url]
        case str():
            return [block]
        case _:
            return [orjson.dumps(block).decode()]


def _addresses(url: JsonValue) -> list[str]:
    return [each for each in (url if isinstance(url, list) else [url]) if isinstance(each, str) and each]


def _when(timestamp: JsonValue) -> float:
    """The time of a timestamp such as `2025-03-01 12:30:00`, in seconds since 1970; now if it is none."""
    with suppress(ValueError, OverflowError, OSError):
        if isinstance(timestamp, str):
            return datetime.fromisoformat(timestamp).timestamp()
    return now()
