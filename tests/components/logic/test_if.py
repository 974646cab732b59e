"""One of two ways."""

from __future__ import annotations

import pytest

from components.logic.if_ import If
from studio.condition import Condition, Rule
from studio.engine.events import NodeFailed
from studio.spec import spec_of
from tests.components.staged import given, performed
from tests.engine.playing import flow, node, of_type

LONG = If(condition=Condition(rules=(Rule(field="words", operator="is more than", value="2"),)))


async def shorten(text: str) -> int:
    return len(text) // 2


async def keep(text: str) -> int:
    return len(text)


async def unwanted(text: str) -> int:
    raise AssertionError(text)


@pytest.mark.parametrize(("text", "result"), [("much too long", 6), ("short", 5)])
async def test_the_condition_chooses_the_way(text: str, result: int) -> None:
    assert await LONG(text, shorten, keep) == result


async def test_the_way_not_taken_is_not_run() -> None:
    assert await LONG("short", unwanted, keep) == 5
    assert await LONG("much too long", shorten, unwanted) == 6


async def test_without_rules_it_takes_the_first_way() -> None:
    assert If().holds("anything")


def test_both_ways_begin_with_what_comes_in_and_end_in_what_goes_out() -> None:
    spec = spec_of(If)
    assert [slot.name for slot in spec.slots] == ["then", "otherwise"]
    assert {port.type.name for slot in spec.slots for port in slot.starts} == {spec.inputs[0].type.name} == {"T"}
    assert {port.type.name for slot in spec.slots for port in slot.ends} == {spec.outputs[0].type.name} == {"R"}


async def test_an_expression_that_breaks_fails_the_node_by_its_name() -> None:
    broken = given(node("If", condition={"expression": "number > 3"}), value="no number")

    (failed,) = of_type(await performed(flow(urgent=broken)), NodeFailed)

    why = "what came in is not of the kind it needs"
    assert failed.sentence == f"urgent's expression “number > 3” could not be worked out: {why}."
    assert "NoneType" in failed.details
