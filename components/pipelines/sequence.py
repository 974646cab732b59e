"""Steps one after another."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from studio.component import Body, Component

T = TypeVar("T")


class Sequence(Component):
    """Lets each of its members work on what the one before it made."""

    title: ClassVar[str] = "One after another"
    sentence: ClassVar[str] = "One after another"
    search_words: ClassVar[str] = "chain sequence pipeline steps order"
    icon: ClassVar[str] = "each"

    async def __call__(self, value: T, *members: Body[T, T]) -> T:
        """Pass the value through the members in order."""
        for member in members:
            value = await member(value)
        return value
