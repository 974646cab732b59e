from __future__ import annotations

from studio.flow.edit import (
    Connect,
    Disconnect,
)
from tests.flow.building import TALK, Joined, done, flow, joined, node, refused, wire, wires


def connect(part: Joined) -> Connect:
    return Connect(wire=joined(TALK.nodes, part))


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


def test_a_wire_that_is_gone_cannot_be_taken_away_again() -> None:
    after = done(Disconnect(wire=TALK.wires[0]), TALK).flow

    assert wires(after) == ["writer.out > show.message"]
    assert refused(Disconnect(wire=TALK.wires[0]), after).startswith("That wire was taken away")
