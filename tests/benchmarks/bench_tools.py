"""An agent that uses a tool again and again, without the model's own time, beside the tool's work alone."""

from __future__ import annotations

from collections.abc import AsyncIterator

from studio.arithmetic import worked_out
from tests.benchmarks.table import Row, side_by_side
from tests.components.tooled import Script, wish, with_tools, worked
from tests.engine.playing import node

STEPS = 90


async def rows() -> AsyncIterator[Row]:
    """How long one step takes: a question to a model that answers at once, a call, its result."""
    limits = {"steps": STEPS + 1, "calls_per_tool": STEPS + 1}
    made = with_tools(sums=node("Calculator"), settings=limits)

    async def agent() -> None:
        calls = [wish("sums", str(number), expression=f"{number} + 1") for number in range(STEPS)]
        await worked(made, Script(*calls, "Done."))

    async def bare() -> None:
        assert len([str(worked_out(f"{number} + 1")) for number in range(STEPS)]) == STEPS

    ours, theirs = await side_by_side(agent, bare)
    yield Row(f"a step of an agent with tools, of {STEPS}", each(ours), f"the tool alone {each(theirs)}", ours / theirs)


def each(seconds: float) -> str:
    """A time for all steps as microseconds a step."""
    return f"{seconds / STEPS * 1e6:.0f} us/step"
