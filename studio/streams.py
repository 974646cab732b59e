"""Results while they are being made: `start(node, ...)` gives a `Step` to iterate or to await.

A feed keeps the fragments that its producer emits, so every reader starts at the first one however late it comes. A
producer that emits nothing yields its value once; one that is retried restarts its readers.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Generator
from contextvars import ContextVar
from typing import Generic, ParamSpec, TypeVar, cast

from studio.errors import ProducerFailed, ProducerRestarted
from studio.values import Value

P = ParamSpec("P")
T = TypeVar("T")


class Feed:
    """The fragments of one producer, for any number of readers of one event loop."""

    def __init__(self) -> None:
        self._fragments: list[Value] = []
        self._round = 0
        self._changed = asyncio.Event()
        self._ended = False
        self._failure: BaseException | None = None

    def emit(self, fragment: Value) -> None:
        """Hand a fragment to all readers."""
        self._fragments.append(fragment)
        self._wake()

    def restart(self) -> None:
        """Void what was emitted; readers that had begun get `ProducerRestarted`."""
        self._fragments = []
        self._round += 1
        self._wake()

    def finish(self, value: Value) -> None:
        """End the feed; a producer that emitted nothing yields its value."""
        if not self._fragments:
            self._fragments.append(value)
        self._ended = True
        self._wake()

    def fail(self, failure: BaseException) -> None:
        """Break the feed off; readers get `ProducerFailed`."""
        self._failure = failure
        self._wake()

    async def read(self) -> AsyncIterator[Value]:
        """Every fragment from the first on; raises `ProducerFailed` or `ProducerRestarted`."""
        begun, at = self._round, 0
        while True:
            if self._round != begun:
                raise ProducerRestarted
            while at < len(self._fragments):
                yield self._fragments[at]
                at += 1
                if self._round != begun:
                    raise ProducerRestarted
            if self._failure:
                raise ProducerFailed(str(self._failure)) from self._failure
            if self._ended:
                return
            await self._changed.wait()

    async def settled(self) -> None:
        """Wait until the producer has finished; raises what `read` would."""
        async for _ in self.read():
            pass

    def _wake(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()


listener: ContextVar[Feed | None] = ContextVar("listener", default=None)
"""The feed of the producer that is running in this context."""


class Step(Generic[T]):
    """A call under way: iterate it for its fragments, await it for its value."""

    def __init__(self, feed: Feed, task: asyncio.Task[T]) -> None:
        self._feed = feed
        self._task = task

    def __aiter__(self) -> AsyncIterator[Value]:
        """Every fragment from the first on."""
        return self._feed.read()

    def __await__(self) -> Generator[object, None, T]:
        """The value of the call, or its failure."""
        return self._task.__await__()


def start(node: Callable[P, Coroutine[object, object, T]], *arguments: P.args, **named: P.kwargs) -> Step[T]:
    """Begin a call without waiting for it."""
    feed = Feed()
    return Step(feed, asyncio.create_task(feeding(feed, node(*arguments, **named))))


async def feeding(feed: Feed, call: Awaitable[T]) -> T:
    """Await the call while what it emits goes into the feed."""
    token = listener.set(feed)
    try:
        value = await call
    except BaseException as failure:
        feed.fail(failure)
        raise
    else:
        feed.finish(cast("Value", value))
        return value
    finally:
        listener.reset(token)
