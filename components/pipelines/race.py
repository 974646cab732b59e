"""Several ways at once, of which the quickest counts."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from components.pipelines.parallel import first_done
from studio import runtime
from studio.component import Body, Component
from studio.errors import StepFailure

T = TypeVar("T")
R = TypeVar("R")


class Race(Component):
    """Gives the same thing to all its members at once; the first one done wins, the others are stopped."""

    title: ClassVar[str] = "First one wins"
    sentence: ClassVar[str] = "Takes what is done first"
    search_words: ClassVar[str] = "race fastest quickest first parallel compete hedge any"
    icon: ClassVar[str] = "from"

    async def __call__(self, value: T, *members: Body[T, R]) -> R:
        """Hand on the result of the member that is done first; one that fails drops out."""
        if not members:
            raise StepFailure(f"{runtime.title() or self.title} has nothing inside. Drop something into it.")
        (winner,) = await first_done(value, members, 1)
        return winner
