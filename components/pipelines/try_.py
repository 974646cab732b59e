"""A second way for when the first one fails."""

from __future__ import annotations

from typing import Annotated, ClassVar, TypeVar

from pydantic import Field

from studio import runtime
from studio.component import Body, Component
from studio.errors import StepFailure
from studio.values import Value

T = TypeVar("T")
R = TypeVar("R")


class Try(Component):
    """Goes the first way; when something there fails, goes the second one with the same thing, and the run goes on.

    The second way begins with what came in, so that another model or tool can do the same work; what went wrong is
    told in the log.
    """

    title: ClassVar[str] = "If it fails"
    sentence: ClassVar[str] = "Else goes another way"
    search_words: ClassVar[str] = "try catch except error failure fallback backup plan b rescue"
    icon: ClassVar[str] = "warn"

    async def __call__(
        self,
        value: T,
        body: Annotated[Body[T, R], Field(title="Try this")],
        failed: Annotated[Body[T, R], Field(title="If it fails")],
    ) -> R:
        """Run the first body, and the second when that fails; which way it went stays settled after a kill."""
        results: list[R] = []

        async def attempt() -> Value:
            try:
                results.append(await body(value))
            except StepFailure as failure:
                return failure.sentence
            return ""

        sentence = await runtime.settled("failure", attempt)
        if not sentence:
            return results[0] if results else await body(value)
        runtime.log(f"took the second way, since the first one failed: {str(sentence).rstrip('.')}", "notice")
        return await failed(value)
