"""The time limits of steps, which stand still while a person is waited for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studio.engine.desk import RunDesk


def pause(desk: RunDesk) -> Callable[[], None]:
    """Stop the time limits of this step and of those around it; the result starts them again."""
    now = asyncio.get_running_loop().time()
    paused: list[tuple[asyncio.Timeout, float]] = []
    around: RunDesk | None = desk
    while around:
        if around.clock and (when := around.clock.when()) is not None:
            paused.append((around.clock, when - now))
            around.clock.reschedule(None)
        around = around.around

    def resume() -> None:
        later = asyncio.get_running_loop().time()
        for clock, left in paused:
            clock.reschedule(later + left)

    return resume
