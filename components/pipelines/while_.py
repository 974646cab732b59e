"""The same steps until a condition holds."""

from __future__ import annotations

from typing import Annotated, ClassVar, Generic, NamedTuple, TypeVar

from pydantic import Field

from studio import runtime
from studio.component import Body, Component
from studio.condition import Condition

T = TypeVar("T")


class Round(NamedTuple, Generic[T]):
    """What a round gives: the result, and what the next round begins with when that is something else."""

    result: T
    again: T | None = None


class While(Component):
    """Repeats its inside until what goes round meets the condition, at most so many rounds."""

    title: ClassVar[str] = "Repeat until"
    sentence: ClassVar[str] = "Until {until}, at most {at_most} rounds"
    search_words: ClassVar[str] = "loop while until again revise review cycle"
    icon: ClassVar[str] = "loop"

    until: Condition = Condition()
    """When to stop: looks at what would go round again."""
    at_most: Annotated[int, Field(ge=1, le=1000)] = 5
    """The most rounds to go."""

    def rounds(self) -> range:
        """The rounds to go at most."""
        return range(self.at_most)

    async def __call__(self, value: T, body: Body[T, Round[T]]) -> T:
        """Run the body until the condition holds; the last result goes on."""
        result = value
        for _ in self.rounds():
            result, again = await body(value)
            value = result if again is None else again
            if self.until.holds(value):
                return result
        runtime.log(
            f"ended after {self.at_most} rounds without meeting its condition; the last result went on", "notice"
        )
        return result
