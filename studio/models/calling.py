"""Tool calls put together from the pieces in which they arrive."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import json_repair
import orjson
from pydantic import JsonValue

from studio.models.wire import CallPiece, parse
from studio.values import ToolCall, new_id

_MENDABLE = 100_000
"""The longest arguments, in signs, that are worth mending."""
_NOTHING = frozenset({"", "null", "None"})


def fresh_id() -> str:
    """An id for a call that came without one, as the strictest provider wants it: nine letters or digits."""
    return new_id()[:9]


def arguments_in(raw: str, *, mend: bool = True) -> dict[str, JsonValue] | None:
    """The JSON object in the text, None when there is none; broken JSON is mended unless it may have been cut off."""
    if raw.strip() in _NOTHING:
        return {} if mend else None
    match parse(raw):
        case dict() as found:
            return found
        case str() as inner if inner != raw:
            return arguments_in(inner, mend=mend)
        case _:
            return _object(mended(raw)) if mend else None


def mended(raw: str) -> JsonValue:
    """What broken JSON most likely meant, None when that cannot be told or cannot be written as JSON again."""
    if len(raw) > _MENDABLE:
        return None
    try:
        return orjson.loads(orjson.dumps(json_repair.loads(raw)))
    except (RecursionError, ValueError, TypeError):
        return None


def call_of(name: str, raw: str, *, cut: bool = False, id: str = "") -> ToolCall:
    """A call with these arguments; those that are no JSON object, or were cut off inside one, are unreadable."""
    arguments = arguments_in(raw, mend=not cut)
    return ToolCall(
        id=id or fresh_id(),
        name=name,
        arguments=arguments or {},
        unreadable=(raw or "…") if arguments is None else "",
    )


@dataclass(slots=True)
class _Draft:
    id: str = ""
    name: str = ""
    arguments: list[str] = field(default_factory=list[str])
    seal: str = ""

    def take(self, piece: CallPiece) -> None:
        self.id = self.id or piece.id
        self.name = self.name or piece.name
        self.seal = self.seal or piece.seal
        if piece.whole:
            self.arguments.clear()
        self.arguments.append(piece.arguments)


class Calls:
    """The calls of one answer while they come in.

    A piece belongs to the call at its place; servers that tell no places, or the same for all, begin a new call with
    a new id or name.
    """

    def __init__(self) -> None:
        self._drafts: list[_Draft] = []
        self._places: dict[int | None, _Draft] = {}

    def take(self, piece: CallPiece) -> None:
        """Add the piece to its call."""
        draft = self._places.get(piece.place)
        if draft is None or _begins(draft, piece):
            draft = _Draft()
            self._drafts.append(draft)
            self._places[piece.place] = draft
        draft.take(piece)

    def whole(self, *, cut: bool) -> Iterator[tuple[ToolCall, str]]:
        """Each call with its seal, under an id of its own; `cut` says that the last one may be unfinished."""
        ids = set[str]()
        for draft in self._drafts:
            if draft.name:
                id = "" if draft.id in ids else draft.id
                last = draft is self._drafts[-1]
                call = call_of(draft.name, "".join(draft.arguments), cut=cut and last, id=id)
                ids.add(call.id)
                yield call, draft.seal


def _begins(draft: _Draft, piece: CallPiece) -> bool:
    if piece.id and draft.id:
        return piece.id != draft.id
    return piece.place is None and (piece.whole or bool(piece.name and draft.name))


def _object(value: JsonValue) -> dict[str, JsonValue] | None:
    return value if isinstance(value, dict) else None
