"""A shared room of agents that each speak once without a model, all events on, beside bare asyncio."""

from __future__ import annotations

from collections.abc import AsyncIterator

from studio.engine.casting import make_plan
from studio.engine.journal import MemoryJournal
from studio.engine.plan import Plan
from studio.engine.run import Order, Run
from studio.values import Message
from tests.benchmarks.table import Row, side_by_side
from tests.engine.pieces import FewModels
from tests.engine.talking import TALKERS
from tests.engine.test_rooms_at_scale import circle

SIZES = (100, 400)


async def rows() -> AsyncIterator[Row]:
    """Each agent hears all that was said before it; the hop is the time from one agent to the next."""
    for size in SIZES:
        plan = make_plan(circle(size), TALKERS)
        bare, played = await side_by_side(lambda: by_hand(size), lambda: in_a_room(plan), 7)  # noqa: B023 - awaited here
        yield Row(f"shared room, {size} agents speaking once", f"{played * 1e3:.1f} ms", f"by hand {bare * 1e3:.2f} ms")
        yield Row(f"a hop among {size} agents", f"{played / size * 1e6:.0f} us", f"by hand {bare / size * 1e6:.1f} us")


async def in_a_room(plan: Plan) -> None:
    """One run from beginning to end."""
    order = Order("bench", plan, MemoryJournal(), {"say": Message.of("topic")})
    await Run(order, FewModels()).play()


async def by_hand(size: int) -> None:
    """What one would write without Playbill: one list that all read and add to."""
    said = [Message.of("topic")]
    for number in range(size):
        said.append(await speak(f"a{number}", said))


async def speak(name: str, said: list[Message]) -> Message:
    """As much as the agent of the benchmark does."""
    return Message.of(f"hello {len(tuple(said))}", sender=name, role="assistant")
