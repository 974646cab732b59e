"""The meanings of texts, asked of the embedding model once and kept for the next question.

They are kept by the text itself, so one that is asked for again after a restart is the same.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Sequence

from studio import runtime
from studio.embedding_model import EmbeddingRequest, Vector

MOST = 5_000
"""Texts whose meaning is kept: 1.5 kB each with the packaged model."""
_kept: OrderedDict[str, array[float]] = OrderedDict()


async def meanings_of(texts: Sequence[str]) -> tuple[Vector, ...]:
    """The meaning of each passage, as vectors of length 1."""
    new = tuple(dict.fromkeys(text for text in texts if text not in _kept))
    if new:
        for text, vector in zip(new, await runtime.embed(EmbeddingRequest(new)), strict=True):
            _kept[text] = array("f", vector)
    found: list[Vector] = []
    for text in texts:
        _kept.move_to_end(text)
        found.append(tuple(_kept[text]))
    while len(_kept) > MOST:
        _kept.popitem(last=False)
    return tuple(found)
