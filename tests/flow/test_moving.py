from __future__ import annotations

from studio.flow.document import Flow, Inside
from studio.flow.edit import MoveNodes
from tests.flow.building import done, flow, node, place, refused, wire, wires

BODY = Inside(pipeline="loop", slot="body")


def moved(before: Flow, *ids: str, inside: Inside | None = BODY) -> tuple[list[str], tuple[str, ...]]:
    """The wires and notices after nodes were moved into a body, by default the loop's; None is the top level."""
    applied = done(MoveNodes(places={id: place() for id in ids}, inside=inside or "top"), before)
    return sorted(wires(applied.flow)), applied.change.notices


def test_a_node_dropped_into_an_empty_body_is_wired_to_its_start_and_end() -> None:
    before = flow(node("loop", "Repeat"), node("writer", "DialogAgent"))

    found, notices = moved(before, "writer")

    assert found == ["loop.body.start.value > writer.messages", "writer.out > loop.body.end.out"]
    assert notices == ()


def test_neighbours_on_both_sides_are_wired_to_the_loop_around() -> None:
    before = flow(
        node("ask", "ChatInput"),
        node("loop", "Repeat"),
        node("writer", "DialogAgent"),
        node("show", "Show"),
        wire("ask", "writer"),
        wire("writer", "show"),
    )

    found, notices = moved(before, "writer")

    assert found == [
        "ask.out > loop.value",
        "loop.body.start.value > writer.messages",
        "loop.out > show.message",
        "writer.out > loop.body.end.out",
    ]
    assert notices == ()


def test_a_node_between_a_loop_and_its_follower_goes_in_and_the_loop_leads_on() -> None:
    before = flow(
        node("ask", "ChatInput"),
        node("loop", "Repeat"),
        node("writer", "DialogAgent"),
        node("show", "Show"),
        wire("ask", "loop"),
        wire("loop", "writer"),
        wire("writer", "show"),
    )

    found, _ = moved(before, "writer")

    assert found == [
        "ask.out > loop.value",
        "loop.body.start.value > writer.messages",
        "loop.out > show.message",
        "writer.out > loop.body.end.out",
    ]


def test_a_chain_goes_into_an_empty_body_as_it_is() -> None:
    before = flow(
        node("loop", "While"),
        node("writer", "DialogAgent"),
        node("critic", "DialogAgent"),
        wire("writer", "critic"),
    )

    found, _ = moved(before, "critic", "writer")

    assert found == [
        "critic.out > loop.body.end.result",
        "loop.body.start.value > writer.messages",
        "writer.out > critic.messages",
    ]


def test_a_wire_from_outside_stays_as_a_captured_value() -> None:
    before = flow(
        node("facts", "Text"),
        node("loop", "Repeat"),
        node("writer", "DialogAgent", "loop.body"),
        node("critic", "DialogAgent"),
        wire("facts", "critic"),
    )

    found, notices = moved(before, "critic")

    assert found == ["facts.out > critic.messages"]
    assert notices == ()


def test_a_wire_that_cannot_go_along_is_cut_and_said() -> None:
    before = flow(
        node("loop", "Repeat"),
        node("writer", "DialogAgent", "loop.body"),
        node("critic", "DialogAgent"),
        node("show", "Show"),
        wire("writer", "loop.body.end.out"),
        wire("critic", "show"),
    )

    found, notices = moved(before, "critic")

    assert found == ["writer.out > loop.body.end.out"]
    assert notices == (
        "The wire from Critic to Show was cut. A value leaves Loop only at the right edge of its inside.",
    )


def test_a_node_that_moves_out_leaves_its_neighbours_joined() -> None:
    before = flow(
        node("ask", "ChatInput"),
        node("loop", "Repeat"),
        node("writer", "DialogAgent", "loop.body"),
        node("critic", "DialogAgent", "loop.body"),
        wire("ask", "loop"),
        wire("loop.body.start.value", "writer"),
        wire("writer", "critic"),
        wire("critic", "loop.body.end.out"),
    )

    found, notices = moved(before, "critic", inside=None)

    assert found == [
        "ask.out > loop.value",
        "loop.body.start.value > writer.messages",
        "writer.out > loop.body.end.out",
    ]
    assert notices == ()


def test_a_pipeline_cannot_be_put_into_itself() -> None:
    before = flow(node("loop", "Repeat"), node("inner", "Repeat", "loop.body"))

    into_inner = MoveNodes(places={"loop": place()}, inside=Inside(pipeline="inner", slot="body"))

    assert refused(into_inner, before) == "Inner cannot be put into itself."


def test_moving_on_the_canvas_changes_places_only() -> None:
    before = flow(node("a", "DialogAgent"))

    change = done(MoveNodes(places={"a": place().model_copy(update={"x": 5.0})}), before).change

    assert change.layout["a"]
    assert change.nodes == {}
