"""Leaves a server in peace that fails again and again, so that nobody waits for it and it can recover.

Five failures in a row open the breaker for half a minute; then one question goes through, and its answer decides.
"""

from __future__ import annotations

import time
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing, asynccontextmanager

from studio.chat_model import ChatDelta, ChatModel, ChatRequest
from studio.errors import ModelFailure
from studio.models.failures import Asked, failure
from studio.models.server import Server

FAILURES = 5
REST = 30.0
"""Seconds in peace."""
_TRYING = 1.0
"""Seconds to come back in when another question is just finding out whether the server has recovered."""


class Breaker:
    """Counts the failures of one server; `clock` tells seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failures = 0
        self._until = 0.0
        self._trying = False

    def closed_for(self) -> float:
        """The seconds until a question may be put; 0 lets this one through, and its end is to be told."""
        if self._failures < FAILURES:
            return 0.0
        if (left := self._until - self._clock()) > 0:
            return left
        if self._trying:
            return _TRYING
        self._trying = True
        return 0.0

    def succeeded(self) -> None:
        """The server answered, if only to say no."""
        self._failures, self._trying = 0, False

    def failed(self) -> None:
        """The server did not answer as servers do."""
        self._failures, self._trying = self._failures + 1, False
        self._until = self._clock() + REST

    def given_up(self) -> None:
        """Nobody waited for the end."""
        self._trying = False

    @asynccontextmanager
    async def admits(self, asked: Asked) -> AsyncGenerator[None]:
        """Count how the block ends; raises `ModelFailure` before it begins while the server is left in peace.

        A server that says when to come back is busy, not broken.
        """
        if seconds := self.closed_for():
            raise failure(asked, "resting", "", seconds)
        end = self.given_up
        try:
            yield
            end = self.succeeded
        except ModelFailure as fault:
            broken = fault.retryable and fault.retry_after is None
            end = self.failed if broken else self.succeeded
            raise
        finally:
            end()


class Guarded:
    """A model behind a breaker."""

    def __init__(self, model: ChatModel, server: Server, breaker: Breaker) -> None:
        self._model = model
        self._server = server
        self._breaker = breaker

    async def stream(self, request: ChatRequest) -> AsyncGenerator[ChatDelta]:
        """The model's answer; raises `ModelFailure`, at once while the server is left in peace."""
        asked = Asked(self._server, request.model, request.speaker)
        async with self._breaker.admits(asked), aclosing(self._model.stream(request)) as answer:
            async for delta in answer:
                yield delta
