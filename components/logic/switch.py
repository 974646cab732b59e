"""One of several ways, by a word."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, TypeVar

from pydantic import Field

from studio.component import Body, Component
from studio.condition import Condition, Rule

T = TypeVar("T")
R = TypeVar("R")


class Switch(Component):
    """Takes the way of the first word that fits what comes in, and another one when none does."""

    title: ClassVar[str] = "Choose one of several"
    sentence: ClassVar[str] = "When it {compare} {cases}"
    search_words: ClassVar[str] = "switch case branch decide route router classify sort if else"
    icon: ClassVar[str] = "fork"

    cases: Annotated[tuple[str, ...], Field(title="Words", max_length=50)] = ("question", "complaint")
    """A word for each way, in the order in which they are looked for; capitals do not matter."""
    compare: Annotated[Literal["is", "contains", "begins with"], Field(title="How to compare")] = "contains"
    """Whether what comes in must be the word, contain it, or begin with it."""

    def choose(self, value: object) -> int | None:
        """The number of the first way whose word fits, counted from 0; None when none does."""
        fitting = (number for number, word in enumerate(self.cases) if word.strip() and self._fits(word, value))
        return next(fitting, None)

    def _fits(self, word: str, value: object) -> bool:
        condition = Condition(rules=(Rule(operator=self.compare, value=word),))
        return condition.holds(value)

    async def __call__(self, value: T, *cases: Body[T, R], otherwise: Body[T, R]) -> R:
        """Run the one body that the words choose."""
        chosen = self.choose(value)
        if chosen is None or chosen >= len(cases):
            return await otherwise(value)
        return await cases[chosen](value)
