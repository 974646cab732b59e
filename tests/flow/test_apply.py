from __future__ import annotations

import pytest

from studio.flow.apply import Applied, apply, part_of
from studio.flow.document import End, Inside, Place, Wire
from studio.flow.edit import (
    AddNode,
    ChangeLiteral,
    ChangeSetting,
    Connect,
    Describe,
    Disconnect,
    InsertOnWire,
    Pin,
    RemoveNodes,
    RenameNode,
    ReplaceFlow,
    SwitchNodes,
)
from tests.flow.building import CATALOG, Joined, done, flow, joined, named, node, place, refused, twin, wire, wires

TALK = flow(
    node("ask", "ChatInput"),
    node("writer", "DialogAgent"),
    node("show", "Show"),
    wire("ask", "writer"),
    wire("writer", "show"),
)


def connect(part: Joined) -> Connect:
    return Connect(wire=joined(TALK.nodes, part))


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


def test_a_wire_on_a_single_input_gives_way() -> None:
    applied = done(connect(wire("ask", "show")), TALK)

    assert wires(applied.flow) == ["ask.out > writer.messages", "ask.out > show.message"]


def test_an_input_that_takes_many_keeps_its_wires_in_order() -> None:
    before = flow(node("a", "Text"), node("b", "Text"), node("both", "JoinTexts"), wire("a", "both"))

    applied = done(Connect(wire=joined(before.nodes, wire("b", "both"))), before)

    assert wires(applied.flow) == ["a.out > both.texts", "b.out > both.texts"]


def test_a_circle_is_refused_with_the_way_out() -> None:
    before = flow(node("a", "DialogAgent"), node("b", "DialogAgent"), wire("a", "b"))

    circle = Connect(wire=joined(before.nodes, wire("b", "a")))

    assert refused(circle, before) == "That would make a circle. To repeat steps, put them into Repeat until."


def test_a_wire_out_of_a_body_is_refused() -> None:
    before = flow(node("loop", "Repeat"), node("inner", "DialogAgent", "loop.body"), node("show", "Show"))

    out = Connect(wire=joined(before.nodes, wire("inner", "show")))

    assert refused(out, before) == "A value leaves Loop only at the right edge of its inside."


def test_a_wire_into_its_own_pipeline_is_a_circle() -> None:
    before = flow(node("loop", "Repeat"), node("inner", "DialogAgent", "loop.body"))

    assert "circle" in refused(Connect(wire=joined(before.nodes, wire("loop", "inner"))), before)


def test_what_does_not_fit_is_refused() -> None:
    before = flow(node("text", "Text"), node("gallery", "Gallery"))

    edit = Connect(wire=joined(before.nodes, wire("text", "gallery")))

    assert refused(edit, before) == "A text cannot go into Gallery's picture."


def test_what_goes_through_a_loop_keeps_its_type() -> None:
    before = flow(node("camera", "Camera"), node("loop", "Repeat"), node("both", "JoinTexts"), wire("camera", "loop"))

    edit = Connect(wire=joined(before.nodes, wire("loop", "both")))

    assert refused(edit, before) == "A picture cannot go into Both's texts."


def test_a_picture_is_said_to_become_part_of_a_message() -> None:
    before = flow(node("camera", "Camera"), node("writer", "DialogAgent"))

    change = done(Connect(wire=joined(before.nodes, wire("camera", "writer"))), before).change

    assert change.notices == ("The picture will be sent as a message part.",)


def test_a_conversion_is_said_once() -> None:
    before = flow(node("writer", "DialogAgent"), node("both", "JoinTexts"))

    change = done(Connect(wire=joined(before.nodes, wire("writer", "both"))), before).change

    assert change.notices == ("The message will be sent as plain text.",)


def test_a_change_for_a_deleted_node_is_refused_with_a_sentence() -> None:
    edit = ChangeSetting(ids=("critic",), field="instructions", value="Be kind.")

    assert refused(edit, TALK) == (
        "Critic was deleted in another window a moment ago, so this change had nothing to go to."
    )


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


def test_a_setting_equal_to_its_default_is_not_kept() -> None:
    changed = done(ChangeSetting(ids=("writer",), field="temperature", value=0.2), TALK).flow
    back = done(ChangeSetting(ids=("writer",), field="temperature", value=0.7), changed).flow

    assert changed.nodes["writer"].settings == {"temperature": 0.2}
    assert back.nodes["writer"].settings == {}


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("max_tokens", 0, "Writer's max tokens must be at least 1."),
        ("temperature", 3, "Writer's temperature must be at most 2."),
        ("temperature", "hot", "Writer's temperature must be a number."),
        ("remembers", "perhaps", "Writer's remembers must be yes or no."),
        ("colour", "red", "Writer has no setting called “colour”."),
        ("policy.tries", 0, "Writer's number of tries must be at least 1."),
    ],
)
def test_a_value_that_does_not_fit_is_refused_with_its_field(field: str, value: object, sentence: str) -> None:
    edit = ChangeSetting.model_validate({"ids": ["writer"], "field": field, "value": value})

    assert refused(edit, TALK) == sentence


def test_one_field_of_the_policy_can_be_changed_and_put_back() -> None:
    changed = done(ChangeSetting(ids=("writer",), field="policy.timeout", value=60), TALK).flow
    back = done(ChangeSetting(ids=("writer",), field="policy.timeout", reset=True), changed).flow

    assert changed.nodes["writer"].settings == {"policy": {"tries": 3, "timeout": 60.0}}
    assert back.nodes["writer"].settings == {}


def test_a_change_to_a_twin_goes_to_the_one_it_shares_from() -> None:
    before = flow(node("writer", "DialogAgent"), twin("again", "DialogAgent", "writer"))

    nodes = done(ChangeSetting(ids=("again",), field="instructions", value="Rhyme."), before).flow.nodes

    assert nodes["writer"].settings == {"instructions": "Rhyme."}
    assert nodes["again"].settings == {}


def test_a_literal_must_fit_its_port() -> None:
    text = done(ChangeLiteral(id="show", port="message", value="Hello"), TALK).flow

    assert text.nodes["show"].literals == {"message": "Hello"}
    assert done(ChangeLiteral(id="show", port="message", reset=True), text).flow.nodes["show"].literals == {}
    assert refused(ChangeLiteral(id="show", port="colour", value=1), TALK) == "Show has no input called “colour”."


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


def test_a_wire_that_is_gone_cannot_be_taken_away_again() -> None:
    after = done(Disconnect(wire=TALK.wires[0]), TALK).flow

    assert wires(after) == ["writer.out > show.message"]
    assert refused(Disconnect(wire=TALK.wires[0]), after).startswith("That wire was taken away")


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
