"""Whatever pipelines stand in each other, a run that was cut goes on as if it had not been."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import example, settings
from hypothesis import given as whatever
from hypothesis import strategies as st

from studio.encoding import decode
from studio.engine.events import NodeFinished, RunFinished
from studio.engine.journal import MemoryJournal, Outcome
from studio.flow.document import MAX_DEPTH, Flow, Node
from studio.values import Value
from studio.wire_types import plain_text
from tests.components.staged import cut, given, performed
from tests.engine.pieces import calls
from tests.engine.playing import flow, node, of_type

LOOPS = ("For", "Map", "Reduce")
WAYS = ("Parallel", "Try", "Switch")


def story(outer: str, inner: str) -> Flow:
    """A pipeline over a list, in it one with ways, in these an agent and a step; then an agent on what came of it."""
    slots = {"Parallel": ("members.0", "members.1"), "Try": ("body", "failed"), "Switch": ("cases.0", "otherwise")}
    one, two = slots[inner]
    return flow(
        "loop.body.start.value > ways.value", "ways > joined.texts", "joined > loop.body.end.out",
        f"ways.{one}.start.value > agent.messages", f"agent > ways.{one}.end.out",
        f"ways.{two}.start.value > step.value", f"step > ways.{two}.end.out",
        "loop > last.messages",
        loop=given(node(outer), items=["question 1", "two", "question 3"]),
        ways=node(inner, inside="loop.body"), joined=node("JoinTexts", inside="loop.body"),
        agent=node("DialogAgent", instructions="A", inside=f"ways.{one}"),
        step=node("Counted", mark="!", inside=f"ways.{two}"), last=node("DialogAgent", instructions="Z"),
    )  # fmt: skip


def spoken(outcomes: dict[str, Outcome]) -> Counter[tuple[str, str]]:
    """Every message in every memory."""
    return Counter((added.agent, added.message.text) for outcome in outcomes.values() for added in outcome.additions)


def result(outcomes: dict[str, Outcome], id: str) -> str:
    """What a node of the top level made, in words."""
    return plain_text(decode(outcomes[id].value))


@pytest.mark.parametrize("inner", WAYS)
@pytest.mark.parametrize("outer", LOOPS)
async def test_nothing_is_lost_done_twice_or_swapped_wherever_a_run_is_cut(outer: str, inner: str) -> None:
    made, before = story(outer, inner), MemoryJournal()
    await performed(made, before)
    for length in range(len(before.outcomes) + 1):
        past, after = cut(before, length), MemoryJournal()
        events = await performed(made, after, past)
        assert isinstance(events[-1], RunFinished)
        assert not after.outcomes.keys() & past.outcomes.keys()
        together = {**past.outcomes, **after.outcomes}
        assert together.keys() == before.outcomes.keys()
        assert spoken(together) == spoken(before.outcomes)
        assert result(together, "loop") == result(before.outcomes, "loop")
        done_before = {event.path for event in of_type(events, NodeFinished) if event.reused}
        assert done_before <= past.outcomes.keys()


CONTAINERS = {
    "Repeat": "body", "While": "body", "For": "body", "Map": "body", "Parallel": "members.0", "Sequence": "members.0",
    "Try": "body", "Race": "members.0", "If": "then", "Switch": "otherwise", "Cases": "otherwise",
}  # fmt: skip
ENDS = {"While": "result"}
INPUTS = {"For": "items", "Map": "items"}


@settings(max_examples=30, deadline=None)
@example(nesting=[*CONTAINERS] * 6 + [*CONTAINERS][:4])
@whatever(nesting=st.lists(st.sampled_from(sorted(CONTAINERS)), min_size=1, max_size=MAX_DEPTH))
async def test_any_of_them_may_hold_any_other(nesting: list[str]) -> None:
    nodes: dict[str, Node] = {}
    wires: list[str] = []
    inside = ""
    for depth, component in enumerate(nesting):
        id, slot = f"n{depth}", CONTAINERS[component]
        once = {"times": 1} if component == "Repeat" else {}
        nodes[id] = node(component, inside=inside).model_copy(update={"settings": once})
        if depth:
            wires += [f"{inside}.start.value > {id}.{INPUTS.get(component, 'value')}"]
            wires += [f"{id} > {inside}.end.{ENDS.get(nesting[depth - 1], 'out')}"]
        inside = f"{id}.{slot}"
    nodes["step"] = node("Counted", mark="!", inside=inside)
    wires += [f"{inside}.start.value > step.value", f"step > {inside}.end.{ENDS.get(nesting[-1], 'out')}"]
    nodes["n0"] = nodes["n0"].model_copy(update={"literals": {INPUTS.get(nesting[0], "value"): "x"}})
    calls.clear()
    journal = MemoryJournal()
    events = await performed(flow(*wires, **nodes), journal)
    assert isinstance(events[-1], RunFinished)
    assert calls == {"!": 1}
    lists = sum(component in ("For", "Map", "Parallel") for component in nesting)
    made: Value = "x!"
    for _ in range(lists):
        made = [made]
    assert plain_text(decode(journal.outcomes["n0"].value)) == plain_text(made)
