"""A list boiled down to one thing."""

from __future__ import annotations

from typing import Annotated, ClassVar, TypeVar

from pydantic import Field

from components.pipelines.for_ import first_of
from studio import runtime
from studio.component import Body, Component, expect_turns
from studio.errors import StepFailure

T = TypeVar("T")


class Reduce(Component):
    """Makes one thing out of a list: its inside gets what there is so far and the next item, as a list of two."""

    title: ClassVar[str] = "Boil down"
    sentence: ClassVar[str] = "Two at a time, at most {at_most} items"
    search_words: ClassVar[str] = "reduce fold combine accumulate summarise summarize list loop merge total"
    icon: ClassVar[str] = "down"

    at_most: Annotated[int, Field(ge=1, le=1000)] = 100
    """The most items to work on; of a longer list the first ones are taken."""

    async def __call__(self, items: list[T], body: Body[list[T], T], begin_with: T | None = None) -> T:
        """Go through the items, beginning with the first one unless something else to begin with is given."""
        so_far, rest = begin_with, first_of(items, self.at_most)
        if so_far is None:
            if not rest:
                raise StepFailure(f"{runtime.title() or self.title} got an empty list and nothing to begin with.")
            so_far, *rest = rest
        expect_turns(len(rest))
        for item in rest:
            so_far = await body([so_far, item])
        return so_far
