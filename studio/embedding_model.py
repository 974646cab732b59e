"""The seam between whoever looks for texts by their meaning and the model that turns texts into vectors."""

from __future__ import annotations

from dataclasses import dataclass
from operator import mul
from typing import Literal, Protocol

TextUse = Literal["question", "passage"]
"""Whether a text looks for something or is one of those looked through; some models read the two differently."""
Vector = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class EmbeddingRequest:
    """The texts whose meaning is wanted, all for the same use."""

    texts: tuple[str, ...]
    use: TextUse = "passage"


class EmbeddingModel(Protocol):
    """A model that tells the meaning of texts; it never retries by itself, that is the policy's."""

    async def embed(self, request: EmbeddingRequest) -> tuple[Vector, ...]:
        """One vector of length 1 for each text, in their order; raises `ModelFailure` with a sentence."""
        ...


def closeness(one: Vector, other: Vector) -> float:
    """How close two meanings are: the cosine of their vectors, from -1 to 1.

    It ranks texts under one model; its absolute size means something else under each.
    """
    return sum(map(mul, one, other))
