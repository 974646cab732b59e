"""One of two ways."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from studio.component import Body, Component
from studio.condition import Condition

T = TypeVar("T")
R = TypeVar("R")


class If(Component):
    """Takes one way when the condition holds and the other when it does not."""

    sentence: ClassVar[str] = "When {condition}"
    search_words: ClassVar[str] = "if else condition branch decide switch"
    icon: ClassVar[str] = "fork"

    condition: Condition = Condition()
    """What decides; it looks at the value that comes in."""

    def holds(self, value: object) -> bool:
        """Whether the value goes the first way."""
        return self.condition.holds(value)

    async def __call__(self, value: T, then: Body[T, R], otherwise: Body[T, R]) -> R:
        """Run the one body that the condition chooses."""
        if self.holds(value):
            return await then(value)
        return await otherwise(value)
