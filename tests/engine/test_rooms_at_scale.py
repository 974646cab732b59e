"""Rooms of many agents, and rooms that hold any nesting of pipelines."""

from __future__ import annotations

import asyncio
from itertools import pairwise
from time import perf_counter

from hypothesis import given, settings
from hypothesis import strategies as st

from studio.engine.journal import MemoryJournal
from studio.flow.document import Flow, Node
from tests.engine.playing import flow, node, values
from tests.engine.talking import heard_by, speeches, stored, talked, talker


def circle(size: int) -> Flow:
    """So many agents in a room, each speaking once."""
    names = [f"a{n}" for n in range(size)]
    links = [f"{one} > {two}.messages" for one, two in pairwise(names)]
    return flow(
        "say > hub.value", "hub.body.start.value > a0.messages", f"{names[-1]} > hub.body.end.out", *links,
        say=node("ChatInput"), hub=node("Hub"), **{name: talker("hub.body") for name in names},
    )  # fmt: skip


async def test_four_times_as_many_agents_store_four_times_as_much_and_take_not_much_longer_than_that() -> None:
    few, many = circle(100), circle(400)
    seconds: dict[int, float] = {}
    for size, made in ((100, few), (400, many)):
        best = float("inf")
        for _ in range(3):
            journal, begun = MemoryJournal(), perf_counter()
            await talked(made, journal)
            best = min(best, perf_counter() - begun)
            assert len(stored(journal)) == size + 1
        seconds[size] = best

    assert seconds[400] < 10 * seconds[100]


NESTS = ("Repeat", "Sequence", "If", "Parallel", "Hub")


@st.composite
def nests(draw: st.DrawFn) -> tuple[str, ...]:
    """Pipelines inside of one another, the outermost first."""
    return tuple(draw(st.lists(st.sampled_from(NESTS), max_size=5)))


@settings(max_examples=40, deadline=None)
@given(nests())
def test_in_any_nesting_what_each_hears_is_what_was_said_in_its_order(nest: tuple[str, ...]) -> None:
    journal = MemoryJournal()
    made = nested(nest)

    events = asyncio.run(talked(made, journal))

    open_to_all = [text for agent, text in stored(journal) if agent == "hub"]
    inner = [text for agent, text in stored(journal) if agent != "hub"]
    last = heard_by(events, next(path for path in values(events) if path.endswith("/last")))
    assert [text for text in last if text in open_to_all] == open_to_all
    if not {"Hub", "Parallel"}.intersection(nest):
        assert inner == []
        assert [line.partition(": ")[2] for line in speeches(events)] == open_to_all[1:]


def nested(nest: tuple[str, ...]) -> Flow:
    """A room in which one agent speaks inside of all these pipelines, and another listens behind them."""
    around, nodes, wires = "hub.body", dict[str, Node](), list[str]()
    into, out = "hub.body.start.value", "last.messages"
    for depth, component in enumerate(nest):
        id, slot = f"p{depth}", {"Sequence": "members.0", "Parallel": "members.0", "If": "then"}.get(component, "body")
        nodes[id] = node(component, inside=around)
        wires += [f"{into} > {id}.value", f"{id} > {out}"]
        into, out, around = f"{id}.{slot}.start.value", f"{id}.{slot}.end.out", f"{id}.{slot}"
    nodes["deep"] = talker(around, "deep")
    wires += [f"{into} > deep.messages", f"deep > {out}", "say > hub.value", "last > hub.body.end.out"]
    nodes["last"] = node("Listener", inside="hub.body")
    return flow(*wires, **nodes, say=node("ChatInput"), hub=node("Hub"))
