"""A pause."""

from __future__ import annotations

import asyncio
import time
from typing import Annotated, ClassVar, TypeVar, cast

from pydantic import Field

from studio import runtime
from studio.component import Component
from studio.values import Value

T = TypeVar("T")


class Wait(Component):
    """Holds what comes in for some seconds, then hands it on."""

    sentence: ClassVar[str] = "Waits {seconds} s"
    search_words: ClassVar[str] = "wait pause delay sleep seconds time later timer"
    icon: ClassVar[str] = "clock"

    seconds: Annotated[float, Field(ge=0, le=86_400)] = 5
    """How long to wait; a day has 86,400 seconds."""

    async def __call__(self, value: T) -> T:
        """Wait for what is left of the time; a run that goes on after a kill does not begin to wait anew."""
        due = cast("float", await runtime.settled("due", self._due))
        await asyncio.sleep(min(self.seconds, due - time.time()))
        return value

    async def _due(self) -> Value:
        return time.time() + self.seconds
