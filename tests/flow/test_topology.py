from __future__ import annotations

import time

from studio.flow.apply import diff
from studio.flow.document import Flow, Inside, Node
from studio.flow.edit import ChangeSetting, RenameNode
from studio.flow.invalidation import invalidated_by
from studio.flow.topology import Topology, topology_of
from tests.flow.building import done, flow, joined, node, wire

LOOP = flow(
    node("ask", "ChatInput"),
    node("facts", "Text"),
    node("outer", "Repeat"),
    node("inner", "Repeat", "outer.body"),
    node("writer", "DialogAgent", "inner.body"),
    node("critic", "DialogAgent", "inner.body"),
    node("show", "Show"),
    node("other", "Text"),
    wire("ask", "outer"),
    wire("outer.body.start.value", "inner"),
    wire("inner.body.start.value", "writer"),
    wire("facts", "critic"),
    wire("writer", "critic"),
    wire("critic", "inner.body.end.out"),
    wire("inner", "outer.body.end.out"),
    wire("outer", "show"),
)
SHAPE = Topology(LOOP)


def test_a_captured_value_makes_the_pipeline_at_its_level_wait() -> None:
    assert SHAPE.ancestors("outer") == {"ask", "facts"}
    assert SHAPE.ancestors("critic") == {"writer"}
    assert SHAPE.descendants("facts") == {"outer", "show"}


def test_bodies_are_known_with_their_order_and_depth() -> None:
    assert SHAPE.bodies == (None, ("outer", "body"), ("inner", "body"))
    assert SHAPE.order(("inner", "body")) == ("writer", "critic")
    assert SHAPE.depth("writer") == 2
    assert list(SHAPE.around("writer")) == ["inner", "outer"]
    assert SHAPE.contents(["outer"]) == {"inner", "writer", "critic"}


def test_equal_flows_run_in_the_same_order() -> None:
    turned = LOOP.model_copy(update={"nodes": dict(reversed(LOOP.nodes.items()))})

    assert Topology(turned).order(None) == SHAPE.order(None)


def test_members_of_any_number_are_sorted_by_number() -> None:
    chain = flow(
        node("all", "Sequence"),
        *(node(f"n_{number}", "DialogAgent", f"all.members.{number}") for number in (10, 2, 0)),
    )

    assert Topology(chain).slots("all") == ("members.0", "members.2", "members.10")


def test_a_wire_that_would_close_a_circle_shows_it() -> None:
    assert SHAPE.would_cycle(joined(LOOP.nodes, wire("show", "ask.message"))) == ("ask", "outer", "show")
    assert SHAPE.would_cycle(joined(LOOP.nodes, wire("outer", "writer"))) == ("outer",)
    assert SHAPE.would_cycle(joined(LOOP.nodes, wire("other", "writer"))) == ()


def test_a_wire_out_of_a_body_cannot_be_lifted() -> None:
    assert SHAPE.lift(joined(LOOP.nodes, wire("writer", "show"))) is None


def test_nodes_inside_of_each_other_are_adrift() -> None:
    circle = Flow(
        nodes={
            "a": Node(component="Repeat", title="A", inside=Inside(pipeline="b", slot="body")),
            "b": Node(component="Repeat", title="B", inside=Inside(pipeline="a", slot="body")),
            "c": Node(component="Text", title="C", inside=Inside(pipeline="nobody", slot="body")),
        }
    )

    assert Topology(circle).adrift == ("a", "b", "c")


def test_deep_nesting_is_measured_quickly_and_without_recursion() -> None:
    deep = {f"n_{i}": _deep(i) for i in range(5_000)}
    wires = tuple(joined(deep, wire("n_0.body.start.value", f"n_{i}")) for i in range(1, 5_000))
    started = time.process_time()

    shape = Topology(Flow(nodes=deep, wires=wires))

    assert shape.depth("n_4999") == 4_999
    assert shape.cycles == ()
    assert time.process_time() - started < 1


def _deep(number: int) -> Node:
    inside = Inside(pipeline=f"n_{number - 1}", slot="body") if number else None
    return Node(component="Repeat", title=f"N {number}", inside=inside)


def test_an_edit_of_settings_keeps_the_shape() -> None:
    known = topology_of(LOOP)
    after = done(ChangeSetting(ids=("writer",), field="instructions", value="Rhyme."), LOOP).flow

    again = topology_of(after)

    assert again.flow is after
    assert again.graph(None) is known.graph(None)


def test_a_change_makes_stale_what_hangs_on_it() -> None:
    after = done(ChangeSetting(ids=("writer",), field="instructions", value="Rhyme."), LOOP).flow

    stale = invalidated_by(diff(LOOP, after), LOOP, topology_of(after))

    assert stale == {"outer", "inner", "writer", "critic", "show"}


def test_a_new_name_makes_nothing_stale() -> None:
    applied = done(RenameNode(id="outer", title="Polish"), LOOP)

    assert invalidated_by(applied.change, LOOP, topology_of(applied.flow)) == frozenset()


def test_a_new_wire_makes_its_target_stale() -> None:
    more = LOOP.model_copy(update={"wires": (*LOOP.wires, joined(LOOP.nodes, wire("other", "writer")))})

    assert invalidated_by(diff(LOOP, more), LOOP, topology_of(more)) == {"outer", "inner", "writer", "critic", "show"}
