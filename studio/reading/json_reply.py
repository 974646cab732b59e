"""The JSON in a reply, whatever stands around it, repaired by rule where it is broken, and never by guessing."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import cast

import json_repair
from pydantic import JsonValue

from studio.reading.rule import Misread, Read
from studio.reading.skeleton import Span, is_of, spans

AROUND = "left out what stood around the JSON"
MENDED = "mended the commas, quotes or words of the JSON"
CLOSED = "put the missing bracket at the end of the JSON"
UNWRAPPED = "took the only entry out of a list"
NONE = Misread("There is no JSON in it.")
CUT = Misread("It breaks off in the middle of the JSON.")
BROKEN = Misread("The JSON in it is broken.")
SEVERAL = Misread("There are several pieces of JSON in it, so it is not clear which one counts.")

_REST = re.compile(r"""[{}\[\]]|["'”]\s*:""")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: an object or any JSON, and when an object counts as complete though its end is missing."""

    only_objects: bool
    is_complete: Callable[[JsonValue], bool] = lambda _: False


class _DoubledName(ValueError):  # noqa: N818 - a finding, told as a broken reply
    """An object names the same thing twice, with different values."""


def find_json(text: str, wanted: Wanted) -> Read | Misread:
    """The one piece of JSON in a text."""
    whole = _strict(text.strip())
    if whole is not None and isinstance(whole.value, dict | list):
        return _chosen([whole], wanted)
    if whole is not None:
        return NONE if wanted.only_objects else whole
    found = list(spans(text))
    if not found:
        return NONE
    if _is_torn(text, found):
        return BROKEN
    pieces: list[Read] = []
    for span in found:
        piece = _piece(text, span, wanted)
        if isinstance(piece, Read):
            pieces.append(piece)
        elif text[span.start] == "{" or span.left_open or not wanted.only_objects:
            return piece
    around = (AROUND,) if _stands_alone(text, found) else ()
    return _chosen([Read(piece.value, (*around, *piece.repairs)) for piece in pieces], wanted)


def _chosen(pieces: list[Read], wanted: Wanted) -> Read | Misread:
    """The piece that counts: all that fit must say the same."""
    fitting = [piece for piece in pieces if isinstance(piece.value, dict)] if wanted.only_objects else pieces
    if not fitting and wanted.only_objects:
        fitting = list(_only_entries(pieces))
    if not fitting:
        return Misread("It is a list, but should be an object with names.") if pieces else NONE
    first, *others = fitting
    return SEVERAL if any(not _equal(other.value, first.value) for other in others) else first


def _only_entries(pieces: list[Read]) -> Iterator[Read]:
    for piece in pieces:
        match piece.value:
            case [dict() as only]:
                yield Read(only, (*piece.repairs, UNWRAPPED))
            case _:
                pass


def _piece(text: str, span: Span, wanted: Wanted) -> Read | Misread:
    part = text[span.start : span.end]
    if not span.left_open:
        return _strict(part) or _mended(part)
    if span.left_open != ("}",) or not span.ends_whole:
        return CUT
    read = _mended(part.rstrip().rstrip(",") + "}")
    if isinstance(read, Read) and wanted.is_complete(read.value):
        return Read(read.value, (CLOSED,))
    return CUT


def _strict(text: str) -> Read | None:
    try:
        return Read(cast("JsonValue", json.loads(text, object_pairs_hook=_object, parse_constant=str)))
    except (ValueError, RecursionError):
        return None


def _object(pairs: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
    made = dict(pairs)
    if any(not _equal(made[name], value) for name, value in pairs):
        raise _DoubledName
    return made


def _mended(text: str) -> Read | Misread:
    try:
        value = cast("JsonValue", json_repair.loads(text, skip_json_loads=True))
        return Read(value, (MENDED,)) if is_of(text, value) else BROKEN
    except (ValueError, RecursionError):
        return BROKEN


def _is_torn(text: str, found: list[Span]) -> bool:
    """Whether a bracket or a name is left over between the pieces: then one of them has lost its beginning."""
    return any(_REST.search(part) for part in _around(text, found))


def _stands_alone(text: str, found: list[Span]) -> bool:
    return any(part.strip() for part in _around(text, found))


def _around(text: str, found: list[Span]) -> Iterator[str]:
    ends = [0, *(span.end for span in found)]
    starts = [*(span.start for span in found), len(text)]
    return (text[end:start] for end, start in zip(ends, starts, strict=True))


def _equal(one: JsonValue, other: JsonValue) -> bool:
    """Whether two values are the same in every type; `1` is not `True`."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)
