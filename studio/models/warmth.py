"""How far a model is from answering, for anyone on any thread to look at or to follow."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass
from threading import Lock

from studio.errors import ModelFailure
from studio.models.server import Server


@dataclass(frozen=True, slots=True)
class Warming:
    """It is being made ready; `share` of that is done, from 0 to 1."""

    share: float


@dataclass(frozen=True, slots=True)
class Ready:
    """It answers at `server`."""

    server: Server


@dataclass(frozen=True, slots=True)
class Failed:
    """It is not installed, could not be made ready, or stopped for good; `failure` says what to do."""

    failure: ModelFailure


Warmth = Warming | Ready | Failed
Listener = Callable[[Warmth], None]


class Thermometer:
    """Holds the warmth of a model and tells every change of it."""

    def __init__(self, warmth: Warmth) -> None:
        self._warmth = warmth
        self._listeners: list[Listener] = []
        self._lock = Lock()

    @property
    def warmth(self) -> Warmth:
        """The warmth now."""
        return self._warmth

    def turn(self, warmth: Warmth) -> None:
        """Say that the warmth is another now; listeners hear it on this thread."""
        with self._lock:
            if warmth == self._warmth:
                return
            self._warmth = warmth
            listeners = tuple(self._listeners)
        for listener in listeners:
            listener(warmth)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Hear every change from now on, on whatever thread it happens; the function given back ends it."""
        with self._lock:
            self._listeners.append(listener)

        def leave() -> None:
            with self._lock:
                self._listeners.remove(listener)

        return leave

    async def follow(self) -> AsyncGenerator[Warmth]:
        """The warmth now and then at each change, without what a slow follower missed in between."""
        loop, changed = asyncio.get_running_loop(), asyncio.Event()
        leave = self.listen(lambda _: loop.call_soon_threadsafe(changed.set) and None)
        try:
            while True:
                changed.clear()
                yield self._warmth
                await changed.wait()
        finally:
            leave()
