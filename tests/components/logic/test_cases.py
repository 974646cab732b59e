"""One of several ways, by rules."""

from __future__ import annotations

import pytest
from hypothesis import given as whatever

from components.logic.cases import Cases
from studio.flow.check import check
from studio.flow.document import Flow
from studio.flow.sentence import sentence_of
from studio.spec import spec_of
from studio.values import Value
from tests.anything import WILD
from tests.components.staged import EVERYTHING, given, performed
from tests.engine.playing import flow, node, values

PRAISE = {"title": "Praise", "when": {"rules": [{"operator": "contains", "value": "good"}]}}
SCORE = {"title": "High score", "when": {"expression": "number is not None and number > 7"}}


def sorting(value: Value, *cases: object) -> Flow:
    """Two ways by rules, and one for the rest."""
    return flow(
        "choice.cases.0.start.value > praise.value", "praise > choice.cases.0.end.out",
        "choice.cases.1.start.value > score.value", "score > choice.cases.1.end.out",
        "choice.otherwise.start.value > none.value", "none > choice.otherwise.end.out",
        choice=given(node("Cases", cases=list(cases or (PRAISE, SCORE))), value=value),
        praise=node("Counted", mark="P", inside="choice.cases.0"),
        score=node("Counted", mark="S", inside="choice.cases.1"),
        none=node("Counted", mark="-", inside="choice.otherwise"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("value", "result"), [("A good one", "A good oneP"), ("9", "9S"), ("good 9", "good 9P"), ("3", "3-")]
)
async def test_the_first_way_whose_rules_hold_is_taken(value: str, result: str) -> None:
    assert values(await performed(sorting(value)))["choice"] == result


async def test_a_way_with_nothing_in_it_hands_on_what_comes_in() -> None:
    both = sorting("9")
    empty = both.model_copy(update={"nodes": {id: made for id, made in both.nodes.items() if id != "score"}})
    empty = empty.model_copy(
        update={"wires": tuple(wire for wire in both.wires if "score" not in (wire.source.node, wire.target.node))}
    )

    assert values(await performed(empty))["choice"] == "9"


@whatever(value=WILD)
def test_it_chooses_something_whatever_comes(value: Value) -> None:
    assert Cases().choose(value) in (None, 0, 1)


def test_its_ways_are_paired_with_its_cases() -> None:
    spec = spec_of(Cases)
    assert [(slot.name, slot.paired) for slot in spec.slots] == [("cases", True), ("otherwise", False)]
    assert [(setting.name, setting.kind) for setting in spec.settings] == [("cases", "cases")]


def test_a_node_says_which_ways_there_are() -> None:
    assert sentence_of(sorting("9"), "choice", EVERYTHING, {}) == "Takes the first that fits of “Praise”, “High score”"


def test_a_mistake_in_the_expression_of_a_way_is_said_before_the_run() -> None:
    broken = {"title": "Broken", "when": {"expression": "text =="}}

    problems = check(sorting("9", PRAISE, broken), EVERYTHING)

    assert [(problem.field, problem.sentence) for problem in problems if problem.node == "choice"] == [
        ("cases", "choice's expression is not an expression in Python.")
    ]
