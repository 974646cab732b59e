"""Rows of the benchmark table, and how to time things on a noisy machine."""

from __future__ import annotations

import gc
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One measurement: what, how much with its unit, beside what, and the ratio of the two."""

    what: str
    figure: str
    beside: str = ""
    ratio: float | None = None

    def line(self) -> str:
        """The row as text."""
        ratio = f"{self.ratio:8.2f}x" if self.ratio is not None else " " * 9
        return f"{self.what:<58} {self.figure:>16} {ratio}  {self.beside}"


async def best(measure: Callable[[], Awaitable[object]], times: int = 5) -> float:
    """The least of several timings in seconds: noise only ever adds."""
    least = float("inf")
    for _ in range(times):
        gc.collect()
        begun = time.perf_counter()
        await measure()
        least = min(least, time.perf_counter() - begun)
    return least


async def side_by_side(
    first: Callable[[], Awaitable[object]], second: Callable[[], Awaitable[object]], times: int = 5
) -> tuple[float, float]:
    """The least timings of two things measured in turns, so that both meet the same noise."""
    leasts = (float("inf"), float("inf"))
    for _ in range(times):
        leasts = (min(leasts[0], await best(first, 1)), min(leasts[1], await best(second, 1)))
    return leasts
