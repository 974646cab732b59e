"""Agents created and idle, beside plain objects of Python with the same settings."""

from __future__ import annotations

import tracemalloc
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass

from components.agents.dialog_agent import DialogAgent
from studio.engine.casting import make_plan
from studio.flow.document import Flow, Node
from tests.benchmarks.table import Row, side_by_side
from tests.components.staged import EVERYTHING

AGENTS = 1_000
INSTRUCTIONS = "You write short poems about the sea."


@dataclass
class Plain:
    """An agent as one would write it without Playbill."""

    instructions: str
    model: str
    remembers: bool
    memory: list[object]


async def rows() -> AsyncIterator[Row]:
    """How long 1,000 agents take to create and how much memory an idle one holds."""

    async def created() -> None:
        agents()

    async def plain() -> None:
        plain_agents()

    ours, theirs = await side_by_side(created, plain)
    yield Row(f"{AGENTS:,} agents created", each(ours), f"plain objects {each(theirs)}, aim 20 us", ours / theirs)
    yield Row("memory of an idle agent", held(agents), f"plain object {held(plain_agents)}")
    crew = Flow(nodes={f"a{n}": node() for n in range(AGENTS)})
    ours, theirs = await side_by_side(planned(crew), created)
    yield Row(
        f"a flow of {AGENTS:,} agents made ready to run", each(ours), f"created alone {each(theirs)}", ours / theirs
    )


def agents() -> list[DialogAgent]:
    """Agents with settings of their own."""
    return [DialogAgent(instructions=INSTRUCTIONS, temperature=0.2) for _ in range(AGENTS)]


def plain_agents() -> list[Plain]:
    """As many plain objects."""
    return [Plain(INSTRUCTIONS, "packaged/qwen", remembers=True, memory=[]) for _ in range(AGENTS)]


def node() -> Node:
    """An agent on the canvas."""
    return Node.model_validate(
        {"component": "DialogAgent", "title": "Poet", "settings": {"instructions": INSTRUCTIONS, "temperature": 0.2}}
    )


def planned(flow: Flow) -> Callable[[], Awaitable[None]]:
    """Making the plan of a flow."""

    async def plan() -> None:
        make_plan(flow, EVERYTHING)

    return plan


def each(seconds: float) -> str:
    """A time for all agents as microseconds an agent."""
    return f"{seconds / AGENTS * 1e6:.1f} us/agent"


def held(make: Callable[[], object]) -> str:
    """The bytes that one of them keeps."""
    tracemalloc.start()
    kept = make()
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept
    return f"{size / AGENTS:.0f} bytes"
