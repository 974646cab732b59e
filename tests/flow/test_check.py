from __future__ import annotations

import pytest

from studio.flow.check import Problem, check
from studio.flow.document import Flow
from tests.flow.building import CATALOG, done, flow, joined, node, twin, wire

MODELS = frozenset({"packaged/qwen"})


def found(checked: Flow) -> list[Problem]:
    return list(check(checked, CATALOG, MODELS))


def only(checked: Flow) -> Problem:
    (problem,) = found(checked)
    return problem


def test_a_whole_flow_has_no_problems() -> None:
    talk = flow(
        node("ask", "ChatInput"),
        node("loop", "While"),
        node("writer", "DialogAgent", "loop.body"),
        node("show", "Show"),
        node("remark", "Note"),
        wire("ask", "loop"),
        wire("loop.body.start.value", "writer"),
        wire("writer", "loop.body.end.result"),
        wire("loop", "show"),
    )

    assert found(talk) == []


def test_a_missing_input_names_the_node_and_offers_the_likeliest_neighbour() -> None:
    talk = flow(
        node("ask", "ChatInput"), node("writer", "DialogAgent"), node("critic", "DialogAgent"), wire("ask", "writer")
    )

    problem = only(talk)

    assert problem.sentence == "Critic needs a message, and nothing is connected to it."
    assert problem.fix
    assert problem.fix.label == "Connect Writer"
    assert found(done(problem.fix.edits[0], talk).flow) == []


def test_the_end_of_a_body_must_be_connected() -> None:
    loop = flow(
        node("ask", "ChatInput"),
        node("loop", "Repeat"),
        node("writer", "DialogAgent", "loop.body"),
        wire("ask", "loop"),
        wire("loop.body.start.value", "writer"),
    )

    problem = only(loop)

    assert (problem.node, problem.field) == ("loop", "loop.body.end.out".removeprefix("loop."))
    assert problem.fix
    assert found(done(problem.fix.edits[0], loop).flow) == []


def test_an_empty_body_is_to_be_set_up() -> None:
    problem = only(flow(node("ask", "ChatInput"), node("loop", "Repeat"), wire("ask", "loop")))

    assert (problem.code, problem.severity) == ("empty_body", "set-up")
    assert problem.sentence == "Nothing stands inside of Loop yet. Drop what should be repeated into it."


def test_what_does_not_fit_through_a_loop_is_found_behind_it() -> None:
    pictures = flow(
        node("camera", "Camera"),
        node("loop", "Repeat"),
        node("gallery", "Gallery", "loop.body"),
        node("both", "JoinTexts"),
        wire("camera", "loop"),
        wire("loop.body.start.value", "gallery"),
        wire("gallery", "loop.body.end.out"),
        wire("loop", "both"),
    )

    problem = only(pictures)

    assert (problem.code, problem.sentence) == ("type_mismatch", "A picture cannot go into Both's texts.")


def test_what_a_loop_hands_round_must_fit_what_came_in() -> None:
    pictures = flow(
        node("camera", "Camera"),
        node("loop", "Repeat"),
        node("text", "JoinTexts", "loop.body"),
        node("words", "Text"),
        wire("camera", "loop"),
        wire("words", "text"),
        wire("text", "loop.body.end.out"),
    )

    assert only(pictures).sentence == "A text cannot leave the inside of Loop as its result."


@pytest.mark.parametrize(
    ("code", "sentence", "broken"),
    [
        (
            "unknown_component",
            "“Chart maker” is not installed here. The flow opens, this node waits.",
            flow(node("chart", "ChartMaker")),
        ),
        (
            "unknown_setting",
            "Words has a setting “colour” that is not known here; it is kept as it stands.",
            flow(node("words", "Text", settings={"colour": "red"})),
        ),
        ("bad_setting", "Words's text must be a text.", flow(node("words", "Text", settings={"text": 5}))),
        (
            "unknown_port",
            "Words gives nothing called “colour”, so this wire leads nowhere.",
            flow(node("words", "Text"), node("join", "JoinTexts"), wire("words.colour", "join")),
        ),
        (
            "duplicate_wire",
            "Show's message takes one wire, and this is a second one.",
            flow(node("words", "Text"), node("show", "Show"), wire("words", "show"), wire("words", "show")),
        ),
        (
            "dangling_wire",
            "Show's message is connected to a node that is not there.",
            flow(node("words", "Text"), node("show", "Show"), wire("nobody.out", "show")),
        ),
        (
            "input_inside",
            "Ask takes what a run begins with, so it cannot stand inside of Loop.",
            flow(node("loop", "Repeat"), node("ask", "ChatInput", "loop.body")),
        ),
        (
            "unknown_slot",
            "Ask stands in a part of Loop that is not known here.",
            flow(node("loop", "Repeat"), node("ask", "UserAgent", "loop.lane")),
        ),
        (
            "same_as_missing",
            "Again should share the settings of a node that is not there.",
            flow(twin("again", "UserAgent", "nobody")),
        ),
        (
            "no_model",
            "Writer's model “gpt” is not there any more.",
            flow(node("writer", "DialogAgent", settings={"model": "work/gpt"})),
        ),
        (
            "not_inside",
            "Ask stands inside of a node that is not there.",
            flow(node("ask", "UserAgent", "nobody.body")),
        ),
    ],
)
def test_each_fault_has_its_sentence(code: str, sentence: str, broken: Flow) -> None:
    assert (code, sentence) in [(problem.code, problem.sentence) for problem in found(broken)]


def test_a_circle_is_told_in_the_order_of_its_wires() -> None:
    circle = flow(
        node("a", "DialogAgent"), node("b", "DialogAgent"), wire("a", "b"), wire("b", "a"), node("note", "Note")
    )

    assert only(circle).sentence == (
        "These nodes wait for each other in a circle: A → B → A. To repeat steps, put them into a loop."
    )


def test_a_wire_out_of_a_body_is_found_and_can_be_removed() -> None:
    loop = flow(
        node("ask", "ChatInput"),
        node("loop", "Repeat"),
        node("writer", "DialogAgent", "loop.body"),
        node("show", "Show"),
        wire("ask", "loop"),
        wire("loop.body.start.value", "writer"),
        wire("writer", "loop.body.end.out"),
        wire("loop", "show"),
    )
    out = loop.model_copy(update={"wires": (*loop.wires[:3], joined(loop.nodes, wire("writer", "show")))})

    problem = found(out)[0]

    assert problem.code == "out_of_body"
    assert problem.fix
    assert done(problem.fix.edits[0], out).flow.wires == loop.wires[:3]


def test_a_missing_model_offers_the_built_in_one() -> None:
    talk = flow(
        node("ask", "ChatInput"), node("writer", "DialogAgent", settings={"model": "work/gpt"}), wire("ask", "writer")
    )

    problem = only(talk)

    assert problem.severity == "set-up"
    assert problem.fix
    assert found(done(problem.fix.edits[0], talk).flow) == []


def test_what_stops_the_run_comes_first() -> None:
    both = flow(node("loop", "Repeat"))

    assert [problem.severity for problem in found(both)] == ["blocking", "set-up"]


def test_a_node_that_is_switched_off_needs_no_input() -> None:
    off = flow(node("writer", "DialogAgent")).model_copy(update={"off": frozenset({"writer"})})

    assert found(off) == []
