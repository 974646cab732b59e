"""Saved flows put into the nodes that stand for them."""

from __future__ import annotations

import pytest

from studio.errors import NotRunnableError
from studio.flow.check import check
from studio.flow.document import MAX_DEPTH, Flow
from studio.flow.sub_flows import expand, named_by
from studio.flow.topology import topology_of
from tests.flow.building import CATALOG, flow, node, wire, wires

TRANSLATION = flow(
    node("said", "ChatInput"),
    node("style", "Text"),
    node("translator", "DialogAgent"),
    node("shown", "Show"),
    node("remark", "Note"),
    wire("said", "translator"),
    wire("translator", "shown"),
    name="Translation",
)


def calling(name: str, title: str = "Translate") -> Flow:
    """A flow with a node that stands for a saved one."""
    called = flow(
        node("ask", "ChatInput"),
        node("translate", "SubFlow", settings={"flow": name}),
        node("show", "Show"),
        wire("ask", "translate.inputs"),
        wire("translate", "show"),
        name=f"Calls {name}",
    )
    node_ = called.nodes["translate"].model_copy(update={"title": title})
    return called.model_copy(update={"nodes": {**called.nodes, "translate": node_}})


def test_the_nodes_of_the_saved_flow_stand_inside_of_its_node_under_ids_of_their_own() -> None:
    whole = expand(calling("t"), CATALOG, {"t": TRANSLATION})

    inside = {id: found.inside for id, found in whole.nodes.items() if found.inside}
    assert inside.keys() == {"translate__said", "translate__style", "translate__translator"}
    assert {(home.pipeline, home.slot) for home in inside.values() if home} == {("translate", "body")}
    assert whole.nodes["translate__translator"].title == "Translator"
    assert wires(whole)[2:] == [
        "translate.body.start.input_0 > translate__said.message",
        "translate__said.out > translate__translator.messages",
        "translate__translator.out > translate.body.end.out",
    ]
    assert not topology_of(whole).loose


def test_a_flow_that_runs_no_other_stays_as_it_is() -> None:
    assert expand(TRANSLATION, CATALOG, {}) is TRANSLATION
    assert named_by(TRANSLATION, CATALOG) == {}


def test_a_flow_in_a_flow_in_a_flow_has_ids_that_say_where_it_stands() -> None:
    whole = expand(calling("middle"), CATALOG, {"middle": calling("t"), "t": TRANSLATION})

    deepest = whole.nodes["translate__translate__translator"]
    assert deepest.inside
    assert deepest.inside.pipeline == "translate__translate"
    assert not topology_of(whole).loose


def test_ids_are_the_same_in_every_run_however_long_and_whatever_else_is_there() -> None:
    long = calling("t")
    id = "x" * 60
    renamed = Flow.model_validate_json(long.model_dump_json().replace('"translate"', f'"{id}"'))
    wordy = Flow.model_validate_json(TRANSLATION.model_dump_json().replace('"translator"', f'"{"y" * 60}"'))

    once, again = (expand(renamed, CATALOG, {"t": wordy}) for _ in range(2))

    assert once == again
    assert len(once.nodes) == len(renamed.nodes) + 3
    Flow.model_validate_json(once.model_dump_json())


@pytest.mark.parametrize(
    ("library", "sentence"),
    [
        ({"t": calling("t")}, "Translate would run “Calls t” inside of itself, without end."),
        (
            {"t": calling("b"), "b": calling("t", "Other")},
            "Other would run “Calls b” inside of itself, without end.",
        ),
    ],
)
def test_a_flow_that_cannot_be_put_in_is_refused_with_a_sentence(library: dict[str, Flow], sentence: str) -> None:
    with pytest.raises(NotRunnableError) as refused:
        expand(calling("t"), CATALOG, library)

    assert str(refused.value) == sentence


def test_a_node_without_a_flow_stays_empty() -> None:
    assert expand(calling(""), CATALOG, {}) == calling("")
    assert expand(calling("gone"), CATALOG, {}) == calling("gone")


def test_a_tower_of_flows_is_refused() -> None:
    tower = {f"f{number}": calling(f"f{number + 1}") for number in range(MAX_DEPTH + 2)}

    with pytest.raises(NotRunnableError, match="more than 64 flows deep"):
        expand(calling("f0"), CATALOG, tower)


def test_flows_that_multiply_are_refused_before_they_fill_the_memory() -> None:
    doubling = {
        f"d{number}": flow(
            *(node(f"n{side}", "SubFlow", settings={"flow": f"d{number + 1}"}) for side in range(8)), name="Doubling"
        )
        for number in range(10)
    } | {"d10": TRANSLATION}

    with pytest.raises(NotRunnableError, match="more than 20,000 nodes"):
        expand(calling("d0"), CATALOG, doubling)


def test_one_that_is_switched_off_runs_no_flow() -> None:
    off = calling("t").model_copy(update={"off": frozenset({"translate"})})

    assert expand(off, CATALOG, {"t": TRANSLATION}) == off


def said(flow_: Flow, library: dict[str, Flow]) -> list[tuple[str, str]]:
    """What the checker says of the saved flows in a flow."""
    return [(problem.severity, problem.sentence) for problem in check(flow_, CATALOG, None, library)]


@pytest.mark.parametrize(
    ("library", "severity", "sentence"),
    [
        ({}, "set-up", "The flow that Translate runs was deleted. Choose one."),
        (
            {"t": calling("gone")},
            "blocking",
            "Translate cannot run “Calls gone” as it is: a flow that it runs is missing.",
        ),
        ({"t": calling("t")}, "blocking", "Translate would run “Calls t” inside of itself, without end."),
        (
            {"t": flow(node("said", "ChatInput"), name="Silent")},
            "blocking",
            "Translate cannot run “Silent”, since nothing comes out of it. Put Show into it.",
        ),
        (
            {"t": flow(node("said", "ChatInput"), node("shown", "Show"), name="Loose")},
            "blocking",
            "Translate cannot run “Loose” as it is. Shown needs a message, and nothing is connected to it.",
        ),
        (
            {"t": flow(node("text", "Text"), node("shown", "Show"), wire("text", "shown"), name="Fine")},
            "",
            "",
        ),
        (
            {"t": flow(node("remark", "DialogAgent"), node("shown", "Show"), wire("remark", "shown"), name="Deaf")},
            "blocking",
            "Translate cannot run “Deaf” as it is. Remark needs a message, and nothing is connected to it.",
        ),
        ({"t": TRANSLATION}, "", ""),
    ],
)
def test_the_checker_says_before_the_run_what_is_wrong(library: dict[str, Flow], severity: str, sentence: str) -> None:
    assert (severity, sentence) in said(calling("t"), library) or (not sentence and not said(calling("t"), library))


def test_inputs_without_a_wire_and_wires_without_an_input_are_said() -> None:
    called = calling("t")
    unwired = called.model_copy(update={"wires": called.wires[1:]})
    twice = called.model_copy(update={"wires": (*called.wires, *called.wires[:1], *called.wires[:1])})

    (problem,) = said(unwired, {"t": TRANSLATION})
    assert problem[1] == "Translate needs something for “Said” of “Translation”, and nothing is connected there."
    sentences = [sentence for _, sentence in said(twice, {"t": TRANSLATION})]
    assert "“Translation” has 2 inputs, so 1 of Translate's are not used." in sentences
