"""Keeps questions to one connection at a distance, for providers that allow so many a minute."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing

from studio.chat_model import ChatDelta, ChatModel, ChatRequest

_MINUTE = 60.0


class Pace:
    """Gives out places in time, evenly over each minute; `clock` tells seconds."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._distance = _MINUTE / per_minute
        self._clock = clock
        self._next = 0.0

    def wait(self) -> float:
        """Take the next place; the seconds until it comes."""
        now = self._clock()
        place = max(self._next, now)
        self._next = place + self._distance
        return place - now


class Paced:
    """A model that is asked no more often than its pace allows; questions wait their turn in the order they came."""

    def __init__(self, model: ChatModel, pace: Pace) -> None:
        self._model = model
        self._pace = pace

    async def stream(self, request: ChatRequest) -> AsyncGenerator[ChatDelta]:
        """The model's answer, once it is its turn; raises `ModelFailure`."""
        await asyncio.sleep(self._pace.wait())
        async with aclosing(self._model.stream(request)) as answer:
            async for delta in answer:
                yield delta
