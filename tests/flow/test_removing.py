from __future__ import annotations

from studio.flow.edit import (
    RemoveNodes,
)
from tests.flow.building import TALK, done, flow, node, twin, wire, wires


def test_deleting_joins_the_neighbours() -> None:
    applied = done(RemoveNodes(ids=("writer",)), TALK)

    assert wires(applied.flow) == ["ask.out > show.message"]
    assert "writer" not in applied.flow.layout


def test_deleting_without_healing_leaves_a_gap() -> None:
    assert wires(done(RemoveNodes(ids=("writer",), heal=False), TALK).flow) == []


def test_deleting_a_loop_takes_its_inside_along() -> None:
    before = flow(
        node("ask", "ChatInput"),
        node("loop", "Repeat"),
        node("deep", "Repeat", "loop.body"),
        node("inner", "DialogAgent", "deep.body"),
        node("show", "Show"),
        wire("ask", "loop"),
        wire("ask", "inner"),
        wire("loop", "show"),
    )

    applied = done(RemoveNodes(ids=("loop",)), before)

    assert set(applied.flow.nodes) == {"ask", "show"}
    assert wires(applied.flow) == ["ask.out > show.message"]


def test_who_shared_the_settings_of_a_deleted_node_owns_them_from_then_on() -> None:
    before = flow(
        node("writer", "DialogAgent", settings={"instructions": "Rhyme."}),
        twin("second", "DialogAgent", "writer"),
        twin("third", "DialogAgent", "writer"),
    )

    nodes = done(RemoveNodes(ids=("writer",)), before).flow.nodes

    assert (nodes["second"].same_as, nodes["second"].settings) == (None, {"instructions": "Rhyme."})
    assert nodes["third"].same_as == "second"
