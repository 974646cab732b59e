"""The same steps for all items of a list at once."""

from __future__ import annotations

import asyncio
from typing import Annotated, ClassVar, Literal, TypeVar, cast

from pydantic import Field

from components.pipelines.for_ import first_of
from components.pipelines.parallel import all_done
from studio import runtime
from studio.component import Advanced, Body, Component, Turn, in_turn
from studio.errors import StepFailure

T = TypeVar("T")
R = TypeVar("R")


class Map(Component):
    """Works on the items of a list side by side, and gives the results in the order of the items.

    Each item sees the memory of agents as it was when the work began, and leaves it unchanged.
    """

    title: ClassVar[str] = "For each at once"
    sentence: ClassVar[str] = "{at_once} items at once, at most {at_most}"
    search_words: ClassVar[str] = "map loop each list items parallel batch concurrent"
    icon: ClassVar[str] = "copy"

    at_once: Annotated[int, Field(ge=1, le=100)] = 4
    """How many items are worked on at the same time."""
    at_most: Annotated[int, Field(ge=1, le=1000)] = 100
    """The most items to work on; of a longer list the first ones are taken."""
    if_one_fails: Annotated[Literal["stop", "leave it out", "keep its sentence"], Advanced()] = "stop"
    """What follows when one item fails: all stops, its result is missing, or what went wrong stands in its place."""

    async def __call__(self, items: list[T], body: Body[T, R]) -> list[R]:
        """Run the body for each item, so many at once."""
        places = asyncio.Semaphore(self.at_once)

        async def work(turn: int, item: T) -> list[R]:
            async with places:
                try:
                    return [await in_turn(Turn(turn, apart=True), body, item)]
                except StepFailure as failure:
                    return cast("list[R]", self._instead(turn, failure))

        taken = first_of(items, self.at_most)
        found = await all_done(work(number, item) for number, item in enumerate(taken, 1))
        return [result for results in found for result in results]

    def _instead(self, number: int, failure: StepFailure) -> list[str]:
        """What stands in the list for an item that failed; raises the failure when that stops all."""
        if self.if_one_fails == "stop":
            raise failure
        runtime.log(f"went on without item {number}: {failure.sentence.rstrip('.')}", "notice")
        return [failure.sentence] if self.if_one_fails == "keep its sentence" else []
