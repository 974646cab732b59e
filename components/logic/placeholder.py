"""A place kept free."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from studio.component import Component, LongText

T = TypeVar("T")


class Placeholder(Component):
    """Stands in for something you will build later, and hands on what it gets."""

    sentence: ClassVar[str] = "Later: {plan}"
    search_words: ClassVar[str] = "placeholder identity pass through todo later nothing noop stub"
    icon: ClassVar[str] = "square"

    plan: LongText = ""
    """What should come here later, for those who read the flow."""

    async def __call__(self, value: T) -> T:
        """Hand on what comes in."""
        return value
