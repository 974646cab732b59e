"""The bodies of ways stay with their ways, whatever is done to the setting."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue

from studio.flow.apply import replay, undo_of
from studio.flow.check import check
from studio.flow.document import Flow, NodeId
from studio.flow.edit import ChangeSetting
from tests.flow.building import CATALOG, done, flow, node, twin, wire, wires

WORDS = st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=8, unique=True)


def sorting(words: list[str], *, pipeline: str = "sort") -> Flow:
    """A Switch with a node for each word in its way, of the word's name and wired from the start to the end."""
    parts = [node(pipeline, "Switch", settings={"cases": [*words]})]
    parts += [node(word, "Text", f"{pipeline}.cases.{at}") for at, word in enumerate(words)]
    ends = [(f"{pipeline}.cases.{at}", word) for at, word in enumerate(words)]
    into = [wire(f"{body}.start.value", f"{word}.given") for body, word in ends]
    out = [wire(f"{word}.out", f"{body}.end.out") for body, word in ends]
    return flow(*parts, *into, *out)


def said(words: list[str], ids: tuple[NodeId, ...] = ("sort",)) -> ChangeSetting:
    """The edit that puts other words in the place of those there."""
    return ChangeSetting(ids=ids, field="cases", value=[*words])


def slots(found: Flow) -> dict[NodeId, str]:
    """The body in which each node stands."""
    return {id: inside.slot for id, node in found.nodes.items() if (inside := node.inside)}


def leads(found: Flow, id: NodeId) -> bool:
    """Whether a node is wired to the start and the end of the body it stands in."""
    slot = slots(found)[id]
    return {f"sort.{slot}.start.value > {id}.given", f"{id}.out > sort.{slot}.end.out"} <= set(wires(found))


@given(WORDS, WORDS)
def test_each_node_stays_under_its_word_and_undo_takes_it_back(before: list[str], after: list[str]) -> None:
    start = sorting(before)

    applied = done(said(after), start)

    places = slots(applied.flow)
    for word in set(before) & set(after):
        assert places[word] == f"cases.{after.index(word)}"
    assert all(leads(applied.flow, word) for word in before)
    assert len(set(places.values())) == len(before)
    assert replay(undo_of(applied.change, start, applied.flow), applied.flow) == start
    assert replay(applied.change, start) == applied.flow


@given(WORDS, st.data())
def test_a_reworded_way_keeps_what_it_does(words: list[str], data: st.DataObject) -> None:
    start = sorting(words)
    at = data.draw(st.integers(0, len(words) - 1))

    after = done(said([*words[:at], data.draw(st.sampled_from("abxyz")), *words[at + 1 :]]), start).flow

    assert slots(after) == slots(start)
    assert after.wires == start.wires


def test_nodes_of_a_way_taken_away_stay_inside_behind_the_others_and_can_be_moved_out() -> None:
    after = done(said(["b", "c"]), sorting(["a", "b", "c"])).flow

    assert slots(after) == {"a": "cases.2", "b": "cases.0", "c": "cases.1"}
    assert leads(after, "a")
    told = [problem.sentence for problem in check(after, CATALOG) if problem.code == "unknown_slot"]
    assert told == ["A stands in a way of Sort that is not set any more, so it never runs."]


def test_a_new_way_begins_empty_although_nodes_of_an_old_one_are_kept() -> None:
    left = done(said(["b", "c"]), sorting(["a", "b", "c"])).flow

    after = done(said(["b", "c", "new"]), left).flow

    assert slots(after) == {"a": "cases.3", "b": "cases.0", "c": "cases.1"}


def test_wires_of_a_way_taken_away_with_nothing_in_it_go_with_it() -> None:
    through = wire("sort.cases.1.start.value", "sort.cases.1.end.out")
    start = flow(node("sort", "Switch", settings={"cases": ["a", "b"]}), through)

    assert done(said(["a"]), start).flow.wires == ()


def test_putting_the_default_back_carries_them_too() -> None:
    start = sorting(["new", "question"])

    after = done(ChangeSetting(ids=("sort",), field="cases", reset=True), start).flow

    assert slots(after) == {"new": "cases.1", "question": "cases.0"}


def test_the_bodies_of_one_that_shares_the_settings_follow_too() -> None:
    again = twin("again", "Switch", "sort")
    start = flow(
        node("sort", "Switch", settings={"cases": ["a", "b"]}),
        again,
        node("first", "Text", "again.cases.0"),
        node("second", "Text", "again.cases.1"),
    )

    after = done(said(["b", "a"], ids=("again",)), start).flow

    assert slots(after) == {"first": "cases.1", "second": "cases.0"}


def test_other_bodies_stay_where_they_are() -> None:
    start = flow(
        node("sort", "Switch", settings={"cases": ["a", "b"]}),
        node("rest", "Text", "sort.otherwise"),
        node("other", "Switch", settings={"cases": ["a", "b"]}),
        node("elsewhere", "Text", "other.cases.0"),
        wire("sort.otherwise.start.value", "rest.given"),
    )

    after = done(said(["b", "a"]), start).flow

    assert slots(after) == slots(start)
    assert after.wires == start.wires


WAYS: list[JsonValue] = [
    {"title": title, "when": {"match": "all", "rules": [{"field": "text", "operator": "is", "value": title}]}}
    for title in ("One", "Two", "Three")
]


@pytest.mark.parametrize("order", [(2, 0, 1), (0, 2, 1), (2, 1, 0)])
def test_ways_written_by_hand_are_known_again_although_they_are_written_out_in_full(order: tuple[int, ...]) -> None:
    nodes = [node(f"node_{at}", "Text", f"sort.cases.{at}") for at in range(3)]
    start = flow(node("sort", "Cases", settings={"cases": WAYS}), *nodes)

    after = done(ChangeSetting(ids=("sort",), field="cases", value=[WAYS[at] for at in order]), start).flow

    assert slots(after) == {f"node_{old}": f"cases.{new}" for new, old in enumerate(order)}
