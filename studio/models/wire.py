"""What all wire protocols have in common: the pieces of a streamed answer, and the complaint a server may send."""

from __future__ import annotations

import re
from dataclasses import dataclass

import orjson
from pydantic import JsonValue

from studio.chat_model import FinishReason

DONE = "[DONE]"
"""What some servers send as the last event of a stream."""
NOTHING_THERE = "nothing_there"
"""The code of our own complaint about an answer that has no words where they should stand."""
_SECONDS = re.compile(r"(\d+(?:\.\d+)?)s")


@dataclass(frozen=True, slots=True)
class CallPiece:
    """A piece of a tool call: what it adds to the id, the name and the arguments, which are JSON as text.

    `place` is the number of the call in the answer, None where none is told; `whole` arguments stand for all that
    came before; `seal` is what the provider wants back with the call.
    """

    place: int | None = None
    id: str = ""
    name: str = ""
    arguments: str = ""
    whole: bool = False
    seal: str = ""


@dataclass(frozen=True, slots=True)
class Chunk:
    """One piece of an answer: words, thoughts, why it ended if it did, tokens read and written as far as told.

    `seal` ends a thought and is what the provider wants back with it; `last` says that nothing of the answer follows.
    """

    text: str = ""
    thinking: str = ""
    seal: str = ""
    calls: tuple[CallPiece, ...] = ()
    reason: FinishReason | None = None
    tokens_in: int | None = None
    tokens_out: int | None = None
    last: bool = False


@dataclass(frozen=True, slots=True)
class Complaint:
    """What a server says went wrong: its codes, in lower case, its words, and the wait in seconds it asks for."""

    codes: frozenset[str]
    message: str
    wait: float | None = None


def parse(content: str | bytes) -> JsonValue:
    """The JSON in it, None when it is none; deep nesting and non-numbers are none."""
    try:
        return orjson.loads(content)
    except orjson.JSONDecodeError:
        return None


def as_text(content: JsonValue) -> str:
    """JSON as text: text is taken for JSON already, and nothing is empty."""
    match content:
        case None:
            return ""
        case str():
            return content
        case _:
            return orjson.dumps(content).decode()


def word(content: JsonValue) -> str:
    """The content when it is text, else nothing."""
    return content if isinstance(content, str) else ""


def read_complaint(content: JsonValue) -> Complaint | None:
    """The complaint in an answer or event, None when it holds none."""
    match content:
        case [first, *_]:
            return read_complaint(first)
        case {"error": dict(error)} | {"object": "error", **error}:
            codes = (error.get(name) for name in ("code", "type", "status", "param"))
            message = error.get("message")
            known = frozenset(str(code).lower() for code in codes if code)
            return Complaint(known, str(message or ""), _wait(error.get("details")))
        case {"error": str(message)} | {"detail": str(message)} | {"message": str(message)}:
            return Complaint(frozenset(), message)
        case {"error": error} if error:
            return Complaint(frozenset(), str(error))
        case {"detail": list() | dict() as detail}:
            return Complaint(frozenset(), orjson.dumps(detail).decode())
        case _:
            return None


def _wait(details: JsonValue) -> float | None:
    """The wait in the details of an error of Google's, where it stands in place of a `Retry-After` header."""
    for detail in details if isinstance(details, list) else ():
        match detail:
            case {"retryDelay": str(delay)} if found := _SECONDS.fullmatch(delay):
                return float(found[1])
            case _:
                pass
    return None


def number(content: JsonValue, *names: str) -> int | None:
    """The sum of the whole numbers under these names, None when the first is missing."""
    if not isinstance(content, dict) or not isinstance(content.get(names[0]), int):
        return None
    return sum(value for name in names if isinstance(value := content.get(name), int))


def names_in(entries: JsonValue, field: str) -> tuple[str, ...]:
    """What stands under this field in each entry of a list."""
    found = (entry.get(field) for entry in entries if isinstance(entry, dict)) if isinstance(entries, list) else ()
    return tuple(name for name in found if isinstance(name, str))
