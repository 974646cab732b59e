"""Bytes of a file as JSON, or a sentence why they are none. Nothing of it is run, whatever it says."""

from __future__ import annotations

import codecs
import json
from typing import cast

import orjson
from pydantic import JsonValue

from studio.flow.document import MAX_BYTES
from studio.flow.edit import Refusal
from studio.flow.migrate import Document

MOST_GROUPS = 500_000
MOST_VALUES = 3_000_000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NO_NUMBERS = (b"NaN", b"Infinity", b"-Infinity", b"nan", b"inf")


def decode(content: bytes) -> Document | Refusal:
    """The document in a file of at most `MAX_BYTES`, in UTF-8 or in another Unicode form that is marked as such."""
    if len(content) > MAX_BYTES:
        have, most = len(content) / 1e6, MAX_BYTES / 1e6
        return Refusal(sentence=f"This file has {have:,.0f} MB; a flow has {most:.0f} MB at most.")
    plain = _plain(content)
    if plain is None:
        return Refusal(sentence="This file is not written as text, so it holds no flow.")
    if plain.count(b"{") > MOST_GROUPS or plain.count(b",") > MOST_VALUES:
        return Refusal(sentence="This file holds more entries than a flow can have.")
    try:
        found = cast("JsonValue", orjson.loads(plain))
    except orjson.JSONDecodeError as error:
        return Refusal(sentence=_why_no_json(error, plain))
    if not isinstance(found, dict):
        return Refusal(sentence="This file holds no flow: it does not begin with a “{”.")
    twice = _twice(plain)
    return Refusal(sentence=twice) if twice else found


def _plain(content: bytes) -> bytes | None:
    """The content in UTF-8 without a mark; None when it is no text."""
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), None)
    try:
        return content.decode(encoding).encode() if encoding else content
    except UnicodeError:
        return None


def _why_no_json(error: orjson.JSONDecodeError, content: bytes) -> str:
    where = f"line {error.lineno}, column {error.colno}"
    if "depth" in error.msg:
        return f"This file is nested too deeply at {where}."
    if "UTF-8" in error.msg:
        return "This file is not written as text, so it holds no flow."
    if "surrogate" in error.msg:
        return f"At {where} stands half a sign, which cannot be read."
    rest = error.doc[error.pos : error.pos + 9].encode()
    if rest.startswith(_NO_NUMBERS) or "infinity" in error.msg:
        return f"At {where} stands a number that cannot be kept."
    if not content.strip():
        return "This file is empty."
    return f"This file breaks off or is damaged at {where}."


class _Twice(dict[str, JsonValue]):
    """A group of named values in which a name stands twice."""

    name = ""


def _twice(content: bytes) -> str:
    """Which name stands twice where only one may, in a sentence; empty when none does."""
    found: list[_Twice] = []

    def group(pairs: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
        values = dict(pairs)
        if len(values) == len(pairs):
            return values
        doubled = _Twice(values)
        seen: set[str] = set()
        doubled.name = next(name for name, _ in pairs if name in seen or seen.add(name))
        found.append(doubled)
        return doubled

    document = cast("JsonValue", json.loads(content, object_pairs_hook=group))
    if not found:
        return ""
    return f"“{found[0].name}” stands twice {_whose(document, found[0])}."


def _whose(document: JsonValue, doubled: _Twice) -> str:
    nodes = document.get("nodes") if isinstance(document, dict) else None
    if nodes is doubled:
        return "among the nodes"
    if isinstance(nodes, dict):
        for id, node in nodes.items():
            if isinstance(node, dict) and (node is doubled or any(part is doubled for part in node.values())):
                title = node.get("title")
                return f"in {title if isinstance(title, str) else id}"
    return "in this file"
