"""Providers want every tool call followed by its result, and no result without its call."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256

from studio.models.turns import Piece, Turn, words
from studio.values import ToolCall, ToolResult

NO_RESULT = "There is no result: it was stopped."
_FIT = re.compile(r"[A-Za-z0-9_-]{1,64}")
"""An id that every provider takes."""


def answered(turns: Iterable[Turn]) -> Iterator[Turn]:
    """The turns with each result behind its call, wherever it stood; what is missing is said to be, the rest told."""
    told: list[tuple[Turn, list[Piece]]] = []
    waiting: dict[str, tuple[list[Piece], int]] = {}
    for turn in turns:
        rest: list[Piece] = []
        for piece in turn.content:
            if isinstance(piece, ToolResult) and piece.id in waiting:
                results, place = waiting.pop(piece.id)
                results[place] = piece
            else:
                rest.append(words(piece) if isinstance(piece, ToolResult) else piece)
        told.append((turn, rest))
        if turn.calls:
            results = list[Piece](_missing(call) for call in turn.calls)
            waiting |= {call.id: (results, place) for place, call in enumerate(turn.calls)}
            told.append((Turn("user", ()), results))
    for turn, pieces in told:
        yield Turn(turn.role, tuple(_with_fit_id(piece) for piece in pieces))


def _missing(call: ToolCall) -> ToolResult:
    return ToolResult(id=call.id, name=call.name, content=NO_RESULT, failed=True)


def _with_fit_id(piece: Piece) -> Piece:
    """The piece with its id, or with one made from it where another provider's own would be refused."""
    if not isinstance(piece, ToolCall | ToolResult) or _FIT.fullmatch(piece.id):
        return piece
    return piece.model_copy(update={"id": sha256(piece.id.encode()).hexdigest()[:9]})
