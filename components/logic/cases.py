"""One of several ways, by rules."""

from __future__ import annotations

from typing import Annotated, ClassVar, TypeVar

from pydantic import Field

from studio.component import Body, Component
from studio.condition import Case, Condition, Rule

T = TypeVar("T")
R = TypeVar("R")

_QUESTION = Case(title="A question", when=Condition(rules=(Rule(operator="ends with", value="?"),)))
_LONG = Case(title="A long text", when=Condition(rules=(Rule(field="words", operator="is more than", value="100"),)))


class Cases(Component):
    """Takes the first way whose rules hold for what comes in, and another one when none do."""

    title: ClassVar[str] = "Choose by rules"
    sentence: ClassVar[str] = "Takes the first that fits of {cases}"
    search_words: ClassVar[str] = "cases switch rules conditions branch decide route router if else elif expression"
    icon: ClassVar[str] = "fork"

    cases: Annotated[tuple[Case, ...], Field(title="Ways", max_length=50)] = (_QUESTION, _LONG)
    """The ways in the order in which they are tried, each with the rules under which it is taken."""

    def choose(self, value: object) -> int | None:
        """The number of the first way whose rules hold, counted from 0; None when none do."""
        holding = (number for number, case in enumerate(self.cases) if case.when.holds(value))
        return next(holding, None)

    async def __call__(self, value: T, *cases: Body[T, R], otherwise: Body[T, R]) -> R:
        """Run the one body that the rules choose."""
        chosen = self.choose(value)
        if chosen is None or chosen >= len(cases):
            return await otherwise(value)
        return await cases[chosen](value)
