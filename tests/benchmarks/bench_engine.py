"""The engine beside a minimal executor written by hand, all events on."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

import networkx as nx

from studio.engine.casting import make_plan
from studio.engine.journal import MemoryJournal, RunJournal
from studio.engine.plan import Plan
from studio.engine.run import Order, Run
from studio.flow.document import End, Flow, Node, Wire
from studio.store.runs import RunRecord
from studio.store.store import Store
from tests.benchmarks.table import Row, best, side_by_side
from tests.engine.pieces import CATALOG, FewModels

SIZES = (10, 100, 1_000, 10_000)


async def rows() -> AsyncIterator[Row]:
    """Chains and fans of no-op nodes, then nodes that sleep side by side."""
    for shape, edges in (("chain", chain), ("fan-out and fan-in", fan)):
        for size in SIZES:
            pairs = edges(size)
            plan = make_plan(flow_of(size, pairs), CATALOG)
            graph = nx.DiGraph(pairs)
            async for row in compared(f"{shape} of {size:,} no-op nodes", size, plan, graph):
                yield row
    sleepers = make_plan(flow_of(1_000, [], component="Sleep", settings={"seconds": 0.05}), CATALOG)
    seconds = await best(lambda: played(sleepers, MemoryJournal()), 3)
    yield Row("1,000 nodes sleeping 50 ms side by side", f"{seconds * 1e3:.0f} ms", "ideal: 50 ms", seconds / 0.05)


async def compared(what: str, size: int, plan: Plan, graph: nx.DiGraph[int]) -> AsyncIterator[Row]:
    """The same graph by hand, without a journal, and with the journal on disk."""
    times = 3 if size >= SIZES[-1] else 7
    bare, plain = await side_by_side(lambda: by_hand(graph), lambda: played(plan, MemoryJournal()), times)
    yield Row(f"{what}, journal off", per_node(plain, size), f"by hand {per_node(bare, size)}", plain / bare)
    with tempfile.TemporaryDirectory() as folder:
        async with Store.open(Path(folder)) as store:
            bare, kept = await side_by_side(lambda: by_hand(graph), lambda: journalled(plan, store), times)
    yield Row(f"{what}, journal on", per_node(kept, size), f"by hand {per_node(bare, size)}", kept / bare)


def per_node(seconds: float, size: int) -> str:
    """A time for all nodes as microseconds a node."""
    return f"{seconds / size * 1e6:.1f} us/node"


async def played(plan: Plan, journal: RunJournal) -> None:
    """One run from beginning to end."""
    await Run(Order("bench", plan, journal), FewModels()).play()


async def journalled(plan: Plan, store: Store) -> None:
    """One run whose outcomes and events are safe on disk when it ends."""
    record = RunRecord(await store.flows.create(Flow()), 0, "{}", b"{}")
    await store.runs.accept(record)
    await played(plan, store.runs.journal(record.id))


async def by_hand(graph: nx.DiGraph[int]) -> None:
    """What one would write without Playbill: dependency counts and one asyncio task a node."""
    waits = dict(graph.in_degree())
    values: dict[int, float] = {}

    async def work(id: int) -> None:
        values[id] = await no_op(*(values[before] for before in graph.pred[id]))
        for after in graph.succ[id]:
            waits[after] -= 1
            if waits[after] == 0:
                group.create_task(work(after))

    async with asyncio.TaskGroup() as group:
        for id in [id for id, count in waits.items() if count == 0]:
            group.create_task(work(id))


async def no_op(*values: float) -> float:
    """As much as the node of the benchmark does."""
    return sum(values)


def chain(size: int) -> list[tuple[int, int]]:
    """Each node after the one before."""
    return [(i, i + 1) for i in range(size - 1)]


def fan(size: int) -> list[tuple[int, int]]:
    """One node feeding all others, and one fed by them."""
    middle = range(1, size - 1)
    return [*((0, i) for i in middle), *((i, size - 1) for i in middle)]


def flow_of(
    size: int, pairs: list[tuple[int, int]], component: str = "Add", settings: dict[str, object] | None = None
) -> Flow:
    """A flow of equal nodes."""
    node = Node.model_validate({"component": component, "title": "node", "settings": settings or {}})
    return Flow(
        nodes={f"n{i}": node for i in range(size)},
        wires=tuple(
            Wire(source=End(node=f"n{a}", port="out"), target=End(node=f"n{b}", port="values")) for a, b in pairs
        ),
    )
