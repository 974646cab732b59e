"""The skeleton of JSON-like text: its brackets, words, colons and commas in order, whatever its quotes.

A repaired text is believed only when what was made of it has the skeleton of what was written, so a repair may mend
quotes, comments, last commas and the names of true, false and nothing, and can never invent, lose or move a value. A
comma that is missing is not put in: a quote within a text looks the same.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import JsonValue

_TOKEN = re.compile(
    r"""(?P<gap>\s+|//[^\n]*|/\*.*?\*/|,(?=\s*[}\]]))
    |(?P<comma>,)
    |(?P<open>[{\[])
    |(?P<close>[}\]])
    |(?P<colon>:)
    |(?P<quoted>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|“[^“”]*”)
    |(?P<bare>[^\s{}\[\]:,"'“”][^{}\[\]:,"'“”\n]*)""",
    re.VERBOSE | re.DOTALL,
)
_NUMBER = re.compile(r"[+-]?(?:(?:0|[1-9]\d*)(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?")
_CLOSING = {"{": "}", "[": "]"}
_NAMES: dict[str, JsonValue] = {"true": True, "false": False, "null": None, "none": None}


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of JSON-like text and where it ends."""

    kind: str
    text: str
    end: int


@dataclass(frozen=True, slots=True)
class Span:
    """What stands between an opening bracket and the closing one, or the end of the text when that is missing."""

    start: int
    end: int
    left_open: tuple[str, ...] = ()
    """The closing brackets that are missing, the innermost first."""
    ends_whole: bool = True
    """Whether the last thing in it cannot be half of something."""


def tokens(text: str, start: int = 0) -> Iterator[Token | None]:
    """The pieces from a place on without gaps; None where the text cannot be taken apart any further."""
    at = start
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            yield None
            return
        at = found.end()
        if found.lastgroup and found.lastgroup != "gap":
            yield Token(found.lastgroup, found.group(), at)


def spans(text: str) -> Iterator[Span]:
    """Every bracketed part of a text that stands in no other; after one that is left open there is no further."""
    at = 0
    while (start := _bracket(text, at)) is not None:
        span = _span(text, start)
        yield span
        if span.left_open:
            return
        at = span.end


def _bracket(text: str, at: int) -> int | None:
    return min((place for sign in _CLOSING if (place := text.find(sign, at)) >= 0), default=None)


def _span(text: str, start: int) -> Span:
    missing: list[str] = []
    last = ""
    for token in tokens(text, start):
        if token is None:
            return Span(start, len(text), tuple(reversed(missing)), ends_whole=False)
        last = token.kind
        if token.kind == "open":
            missing.append(_CLOSING[token.text])
        elif token.kind == "close" and missing.pop() != token.text:
            return Span(start, len(text), ("?",), ends_whole=False)
        if not missing:
            return Span(start, token.end)
    return Span(start, len(text), tuple(reversed(missing)), ends_whole=last in ("quoted", "close"))


def is_of(text: str, value: JsonValue) -> bool:
    """Whether a value has the skeleton of the text it was made of."""
    written = list(tokens(text))
    made = list(_flat(value))
    return len(written) == len(made) and all(map(_same, written, made))


Leaf = tuple[JsonValue]
"""A key or a value that is no list and no object."""


def _flat(value: JsonValue) -> Iterator[str | Leaf]:
    match value:
        case dict():
            yield "{"
            for number, (key, inner) in enumerate(value.items()):
                yield from (",",) if number else ()
                yield (key,)
                yield ":"
                yield from _flat(inner)
            yield "}"
        case list():
            yield "["
            for number, item in enumerate(value):
                yield from (",",) if number else ()
                yield from _flat(item)
            yield "]"
        case _:
            yield (value,)


def _same(written: Token | None, made: str | Leaf) -> bool:
    match written, made:
        case None, _:
            return False
        case Token(kind="quoted"), (leaf,):
            return _unquoted(written.text) == leaf
        case Token(kind="bare"), (leaf,):
            return _stands_for(written.text.strip(), leaf)
        case _:
            return written.text == made


def _stands_for(word: str, leaf: JsonValue) -> bool:
    if word.lower() in _NAMES:
        return leaf is _NAMES[word.lower()]
    if isinstance(leaf, int | float):
        return not isinstance(leaf, bool) and bool(_NUMBER.fullmatch(word)) and float(word) == leaf
    return word == leaf


def _unquoted(text: str) -> str:
    """What stands between quotes, its escapes resolved as JSON does where JSON knows them."""
    inner = text[1:-1]
    if "\\" not in inner:
        return inner
    plain = inner.replace("\\'", "'") if text[0] == "'" else inner
    escaped = re.sub(r'(?<!\\)"', r"\"", plain) if text[0] == "'" else plain
    try:
        return str(json.loads(f'"{escaped}"', strict=False))
    except ValueError:
        return inner
