"""Sums."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, JsonValue

from studio.arithmetic import NotASum, worked_out
from studio.component import Component
from studio.errors import StepFailure


class Calculator(Component):
    """Works out a sum such as 3 * (4 + 5), exactly."""

    sentence: ClassVar[str] = "Works out a sum"
    search_words: ClassVar[str] = "math maths arithmetic calculate sum number percent count add multiply tool"
    icon: ClassVar[str] = "tool"
    example: ClassVar[tuple[str, dict[str, JsonValue]] | None] = (
        "How much is 12 boxes of 7 eggs?",
        {"expression": "12 * 7"},
    )

    async def __call__(
        self,
        expression: Annotated[str, Field(description="The sum, such as 3 * (4 + 5), 15% of 80 or sqrt(2).")],
    ) -> float:
        """Work it out; raises `StepFailure` saying why when it is no sum."""
        try:
            return worked_out(expression)
        except NotASum as error:
            sentence = f"“{expression.strip()[:60]}” cannot be worked out: {error}."
            raise StepFailure(sentence) from error
