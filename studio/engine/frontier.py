"""Which nodes of one body may start: pure bookkeeping, constant work per wire, no clock and no input or output."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shape:
    """The dependencies of a body's nodes, all by index.

    `waits[i]` counts the nodes that node i waits for; `feeds[i]` lists those that wait for i to finish and `streams[i]`
    those that only wait for it to begin.
    """

    waits: tuple[int, ...]
    feeds: tuple[tuple[int, ...], ...]
    streams: tuple[tuple[int, ...], ...]


class Frontier:
    """The nodes of one body activation that are still waited for."""

    def __init__(self, shape: Shape) -> None:
        self._shape = shape
        self._waits = list(shape.waits)
        self._dead = bytearray(len(shape.waits))

    def first(self) -> list[int]:
        """The nodes that wait for nothing."""
        return [index for index, count in enumerate(self._waits) if count == 0]

    def began(self, index: int) -> list[int]:
        """The nodes that may start now that this one has begun."""
        return self._release(self._shape.streams[index])

    def finished(self, index: int) -> list[int]:
        """The nodes that may start now that this one has finished."""
        return self._release(self._shape.feeds[index])

    def failed(self, index: int) -> list[int]:
        """The nodes that will never start now that this one has failed, nearest first."""
        skipped: list[int] = []
        reached = [index]
        for at in reached:
            for follower in self._followers(at):
                if not self._dead[follower] and self._waits[follower] > 0:
                    self._dead[follower] = 1
                    skipped.append(follower)
                    reached.append(follower)
        return skipped

    def _followers(self, index: int) -> Sequence[int]:
        return (*self._shape.feeds[index], *self._shape.streams[index])

    def _release(self, followers: tuple[int, ...]) -> list[int]:
        ready: list[int] = []
        waits = self._waits
        for follower in followers:
            waits[follower] -= 1
            if waits[follower] == 0 and not self._dead[follower]:
                ready.append(follower)
        return ready
