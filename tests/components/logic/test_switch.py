"""One of several ways, by a word."""

from __future__ import annotations

import pytest
from hypothesis import given as whatever

from components.logic.switch import Switch
from studio.flow.check import check
from studio.flow.document import Flow, Node
from studio.spec import spec_of
from studio.values import Value
from tests.anything import WILD
from tests.components.staged import EVERYTHING, given, performed
from tests.engine.playing import flow, node, values


async def first(text: str) -> str:
    return f"1 {text}"


async def second(text: str) -> str:
    return f"2 {text}"


async def other(text: str) -> str:
    return f"other {text}"


@pytest.mark.parametrize(
    ("compare", "value", "chosen"),
    [
        ("contains", "This is a COMPLAINT.", 1),
        ("contains", "a complaint and a question", 0),
        ("is", " Question\n", 0),
        ("is", "a question", None),
        ("begins with", "complaint: too loud", 1),
        ("begins with", "my complaint", None),
        ("contains", "", None),
        ("contains", None, None),
    ],
)
def test_the_first_word_that_fits_chooses(compare: str, value: Value, chosen: int | None) -> None:
    assert Switch.model_validate({"compare": compare}).choose(value) == chosen


@whatever(value=WILD)
def test_it_chooses_something_whatever_comes(value: Value) -> None:
    assert Switch(cases=("", "a", " ")).choose(value) in (None, 1)


async def test_the_way_chosen_is_run_and_no_other() -> None:
    switch = Switch(compare="is")
    assert await switch("question", first, second, otherwise=other) == "1 question"
    assert await switch("complaint", first, second, otherwise=other) == "2 complaint"
    assert await switch("praise", first, second, otherwise=other) == "other praise"


async def test_a_word_without_a_way_goes_the_other_one() -> None:
    assert await Switch()("complaint", first, otherwise=other) == "other complaint"


def test_its_ways_are_paired_with_its_words() -> None:
    cases, otherwise = spec_of(Switch).slots
    assert (cases.name, cases.paired, cases.variadic) == ("cases", True, True)
    assert (otherwise.name, otherwise.paired, otherwise.variadic) == ("otherwise", False, False)


def triage(value: str, third: Node | None = None) -> Flow:
    """A switch of three words, of which the second has nothing in its way."""
    return flow(
        "switch.cases.0.start.value > one.value", "one > switch.cases.0.end.out",
        "switch.cases.2.start.value > three.value", "three > switch.cases.2.end.out",
        "switch.otherwise.start.value > none.value", "none > switch.otherwise.end.out",
        switch=given(third or node("Switch", cases=["a", "b", "c"]), value=value),
        one=node("Counted", mark="1", inside="switch.cases.0"),
        three=node("Counted", mark="3", inside="switch.cases.2"),
        none=node("Counted", mark="-", inside="switch.otherwise"),
    )  # fmt: skip


@pytest.mark.parametrize(("value", "result"), [("a", "a1"), ("b", "b"), ("c", "c3"), ("d", "d-")])
async def test_in_a_flow_each_word_has_its_own_way_also_when_one_is_empty(value: str, result: str) -> None:
    found = values(await performed(triage(value)))
    assert found["switch"] == result
    assert ("switch.cases.2[1]/three" in found) is (value == "c")


def test_what_stands_in_a_way_without_a_word_is_told() -> None:
    assert [problem for problem in check(triage("a"), EVERYTHING) if problem.code == "unknown_slot"] == []
    short = triage("a", node("Switch", cases=["a", "b"]))
    (problem,) = (problem for problem in check(short, EVERYTHING) if problem.code == "unknown_slot")
    assert problem.node == "three"
    assert problem.sentence == "three stands in a way of switch that is not set any more, so it never runs."
    assert problem.severity == "set-up"
    assert problem.fix
