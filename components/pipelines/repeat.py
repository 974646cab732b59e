"""The same steps a number of times."""

from __future__ import annotations

from typing import Annotated, ClassVar, TypeVar

from pydantic import Field

from studio.component import Body, Component

T = TypeVar("T")


class Repeat(Component):
    """Repeats its inside a number of times, each round beginning with the last result."""

    sentence: ClassVar[str] = "{times} times"
    search_words: ClassVar[str] = "loop for times again cycle"
    icon: ClassVar[str] = "loop"

    times: Annotated[int, Field(ge=1, le=1000)] = 3
    """How many rounds to go."""

    def rounds(self) -> range:
        """The rounds to go."""
        return range(self.times)

    async def __call__(self, value: T, body: Body[T, T]) -> T:
        """Run the body as often as set; the last result goes on."""
        for _ in self.rounds():
            value = await body(value)
        return value
