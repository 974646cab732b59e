from __future__ import annotations

from studio.flow.apply import Applied, apply, part_of
from studio.flow.document import End, Inside, Place, Wire
from studio.flow.edit import (
    AddNode,
    ChangeSetting,
    Describe,
    InsertOnWire,
    Pin,
    RemoveNodes,
    RenameNode,
    ReplaceFlow,
    SwitchNodes,
)
from tests.flow.building import (
    CATALOG,
    TALK,
    done,
    flow,
    joined,
    named,
    node,
    place,
    refused,
    twin,
    wire,
    wires,
)


def test_a_new_node_gets_a_free_id_and_title_and_its_wires_follow() -> None:
    into = Wire(source=End(node="ask", port="out"), target=End(node="writer", port="messages"))
    edit = AddNode(id="writer", node=named("DialogAgent", "Writer"), place=place(), connect=(into,))

    applied = done(edit, TALK)

    assert applied.flow.nodes["writer_2"].title == "Writer 2"
    assert wires(applied.flow)[-1] == "ask.out > writer_2.messages"
    assert applied.flow.layout["writer_2"] == place()


def test_a_new_node_in_an_empty_body_is_wired_to_its_start_and_end() -> None:
    before = flow(node("loop", "Sequence"))
    edit = AddNode(
        id="writer", node=named("DialogAgent", "Writer", Inside(pipeline="loop", slot="members.0")), place=place()
    )

    after = done(edit, before).flow

    assert wires(after) == ["loop.members.0.start.value > writer.messages", "writer.out > loop.members.0.end.out"]


def test_a_component_that_is_not_there_can_still_be_added_and_waits() -> None:
    applied = done(AddNode(id="chart", node=named("ChartMaker", "Chart"), place=place()), TALK)

    assert applied.flow.nodes["chart"].component == "ChartMaker"


def test_a_node_cannot_be_put_where_no_body_is() -> None:
    edit = AddNode(id="x", node=named("Note", "X", Inside(pipeline="writer", slot="body")), place=place())

    assert refused(edit, TALK) == "Writer has no such place inside of it."


def test_a_change_for_a_deleted_node_is_refused_with_a_sentence() -> None:
    edit = ChangeSetting(ids=("critic",), field="instructions", value="Be kind.")

    assert refused(edit, TALK) == (
        "Critic was deleted in another window a moment ago, so this change had nothing to go to."
    )


def test_renaming_carries_everything_along() -> None:
    before = flow(
        node("loop", "Repeat"),
        node("inner", "DialogAgent", "loop.body"),
        twin("again", "DialogAgent", "inner"),
        wire("loop.body.start.value", "inner"),
    ).model_copy(update={"pins": {"loop": "x"}, "off": frozenset({"loop"}), "pauses": frozenset({"inner"})})

    applied = done(RenameNode(id="loop", title="Bis es gut ist"), before)

    after = applied.flow
    assert after.nodes["inner"].inside == Inside(pipeline="bis_es_gut_ist", slot="body")
    assert wires(after) == ["bis_es_gut_ist.body.start.value > inner.messages"]
    assert (set(after.pins), after.off) == ({"bis_es_gut_ist"}, {"bis_es_gut_ist"})
    assert "bis_es_gut_ist" in after.layout
    assert applied.change.renamed == {"loop": "bis_es_gut_ist"}


def test_a_node_is_put_between_the_ends_of_a_wire() -> None:
    between = InsertOnWire(
        wire=TALK.wires[1],
        id="critic",
        node=named("DialogAgent", "Critic"),
        place=place(),
        source=End(node="critic", port="out"),
        target=End(node="critic", port="messages"),
    )

    after = done(between, TALK).flow

    assert wires(after) == ["ask.out > writer.messages", "writer.out > critic.messages", "critic.out > show.message"]


def test_a_part_is_pasted_under_free_names() -> None:
    before = flow(
        node("loop", "Repeat"),
        node("inner", "DialogAgent", "loop.body"),
        twin("again", "DialogAgent", "inner"),
        wire("loop.body.start.value", "inner"),
        wire("inner", "loop.body.end.out"),
    )

    after = done(part_of(before, ["loop", "again"]), before).flow

    assert after.nodes["inner_2"].inside == Inside(pipeline="loop_2", slot="body")
    assert (after.nodes["inner_2"].title, after.nodes["again_2"].same_as) == ("Inner 2", "inner_2")
    assert "inner_2.out > loop_2.body.end.out" in wires(after)


def test_switches_pins_and_names_change() -> None:
    off = done(SwitchNodes(ids=("writer",), off=True), TALK).flow
    pinned = done(Pin(id="writer", value={"$message": {}}), off).flow
    said = done(Describe(name="Stories"), pinned).flow

    assert (said.off, said.pins, said.name) == ({"writer"}, {"writer": {"$message": {}}}, "Stories")
    assert done(Pin(id="writer"), said).flow.pins == {}
    assert done(SwitchNodes(ids=("writer",), off=False), said).flow.off == frozenset()


def test_another_document_takes_the_place_of_this_one_unless_it_is_broken() -> None:
    other = flow(node("a", "DialogAgent"), node("b", "DialogAgent"), wire("a", "b"))
    broken = other.model_copy(update={"wires": (*other.wires, joined(other.nodes, wire("b", "a")))})

    assert done(ReplaceFlow(flow=other), TALK).flow == other
    assert "circle" in refused(ReplaceFlow(flow=broken), TALK)


def test_an_edit_leaves_the_flow_it_was_given_as_it_was() -> None:
    before = TALK.model_copy(deep=True)

    assert isinstance(apply(RemoveNodes(ids=("writer",)), TALK, CATALOG), Applied)
    assert before == TALK
    assert TALK.layout["writer"] == Place(x=240, y=0)
