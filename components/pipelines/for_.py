"""The same steps for each item of a list."""

from __future__ import annotations

from typing import Annotated, ClassVar, TypeVar

from pydantic import Field

from studio import runtime
from studio.component import Body, Component, expect_turns

T = TypeVar("T")
R = TypeVar("R")


class For(Component):
    """Works on the items of a list one after the other, and gives a list of the results."""

    title: ClassVar[str] = "For each"
    sentence: ClassVar[str] = "One by one, at most {at_most}"
    search_words: ClassVar[str] = "loop for each list items iterate batch"
    icon: ClassVar[str] = "each"

    at_most: Annotated[int, Field(ge=1, le=1000)] = 100
    """The most items to work on; of a longer list the first ones are taken."""

    async def __call__(self, items: list[T], body: Body[T, R]) -> list[R]:
        """Run the body for each item in turn."""
        return [await body(item) for item in first_of(items, self.at_most)]


def first_of(items: list[T], at_most: int) -> list[T]:
    """The items that are worked on, one a turn; says so when some are left out."""
    if len(items) > at_most:
        runtime.log(f"got {len(items)} items and worked on the first {at_most}", "notice")
    taken = items[:at_most]
    expect_turns(len(taken))
    return taken
