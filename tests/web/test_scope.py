"""Which nodes take part in a run of a part of a flow."""

from __future__ import annotations

import pytest

from studio.flow.document import End, Flow, Inside, Node, Wire
from studio.web.scope import Part, Scope, scope_of, still_valid


def wire(source: str, target: str) -> Wire:
    return Wire(source=End(node=source, port="out"), target=End(node=target, port="texts"))


NODES = {id: Node(component="JoinTexts", title=id) for id in "abcdef"}
CHAIN = Flow(nodes=NODES, wires=(wire("a", "b"), wire("b", "c"), wire("c", "d"), wire("e", "d")))
"""a to b to c to d, e to d, and f alone."""


@pytest.mark.parametrize(
    ("part", "made", "nodes", "reused"),
    [
        (Part(until="c"), "ab", "abc", ""),
        (Part(only="c"), "b", "bc", "b"),
        (Part(only="c"), "a", "abc", "a"),
        (Part(only="c"), "", "abc", ""),
        (Part(origin="c"), "be", "bcde", "be"),
        (Part(origin="c"), "b", "bcde", "b"),
        (Part(only="f"), "abcde", "f", ""),
    ],
)
def test_results_of_before_stand_in_for_all_that_made_them(part: Part, made: str, nodes: str, reused: str) -> None:
    scope = scope_of(part, CHAIN, dict.fromkeys(made, "run"))

    assert scope == Scope(frozenset(nodes), dict.fromkeys(reused, "run"))


def test_the_whole_flow_and_a_node_that_is_gone_have_no_scope() -> None:
    assert scope_of(Part(), CHAIN, {}) is None
    assert scope_of(Part(only="gone"), CHAIN, {}) is None


def test_a_pinned_node_needs_nothing_before_it() -> None:
    scope = scope_of(Part(only="c"), CHAIN.model_copy(update={"pins": {"b": "kept"}}), {})

    assert scope == Scope(frozenset("bc"), {})


def test_a_node_inside_a_loop_runs_with_the_loop() -> None:
    inner = Node(component="Text", title="x", inside=Inside(pipeline="b", slot="body"))
    flow = CHAIN.model_copy(update={"nodes": {**NODES, "x": inner}})

    scope = scope_of(Part(only="x"), flow, {"a": "run"})

    assert scope == Scope(frozenset("ab"), {"a": "run"})


def test_an_edit_makes_stale_what_comes_behind_it() -> None:
    changed = CHAIN.model_copy(
        update={"nodes": {**NODES, "b": NODES["b"].model_copy(update={"settings": {"between": "-"}})}}
    )

    assert still_valid("abcde", CHAIN, changed) == frozenset("ae")
    assert still_valid("abcde", CHAIN, CHAIN) == frozenset("abcde")
