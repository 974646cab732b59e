"""Lists worked on item by item, side by side, and boiled down."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given as whatever
from hypothesis import strategies as st
from pydantic import ValidationError

from components.pipelines.for_ import For
from components.pipelines.map import Map
from components.pipelines.reduce import Reduce
from studio.component import Component
from studio.engine.events import BodyStarted, NodeFailed, RunFailed, RunFinished
from studio.engine.journal import MemoryJournal
from studio.errors import StepFailure
from tests.components.hearing import hearing
from tests.components.staged import given, notices, performed
from tests.engine.pieces import calls
from tests.engine.playing import flow, node, of_type, values

LISTS = st.lists(st.text(max_size=3), max_size=8)


async def longer(text: str) -> str:
    return f"{text}+"


async def odd_fails(number: int) -> str:
    await asyncio.sleep(0)
    if number % 2:
        raise StepFailure(f"{number} is odd.")
    return str(number)


@whatever(items=LISTS)
async def test_for_each_and_for_each_at_once_give_a_result_an_item_in_order(items: list[str]) -> None:
    wanted = [f"{item}+" for item in items]
    assert await For()(items, longer) == wanted
    assert await Map(at_once=3)(items, longer) == wanted


@pytest.mark.parametrize("component", [For(at_most=2), Map(at_most=2), Map(at_most=2, at_once=1)])
async def test_of_a_list_that_is_too_long_the_first_items_are_taken_and_that_is_said(component: For | Map) -> None:
    with hearing() as desk:
        assert await component(["a", "b", "c"], longer) == ["a+", "b+"]
    assert desk.logged == [("got 3 items and worked on the first 2", "notice")]


@pytest.mark.parametrize("component", [For, Map, Reduce])
@pytest.mark.parametrize("at_most", [0, 1001])
def test_there_is_always_a_limit(component: type[Component], at_most: int) -> None:
    with pytest.raises(ValidationError):
        component.model_validate({"at_most": at_most})


@pytest.mark.parametrize("at_once", [1, 3, 10])
async def test_no_more_items_are_worked_on_at_once_than_set(at_once: int) -> None:
    working, most = 0, 0

    async def work(number: int) -> int:
        nonlocal working, most
        working += 1
        most = max(most, working)
        await asyncio.sleep(0)
        working -= 1
        return number

    assert await Map(at_once=at_once)(list(range(10)), work) == list(range(10))
    assert most == at_once


async def test_a_failing_item_stops_all_or_is_left_out_or_leaves_its_sentence() -> None:
    with pytest.raises(StepFailure, match="1 is odd"):
        await Map()([0, 1, 2], odd_fails)
    with hearing() as desk:
        assert await Map(if_one_fails="leave it out")([0, 1, 2], odd_fails) == ["0", "2"]
        assert await Map(if_one_fails="keep its sentence")([0, 1, 2], odd_fails) == ["0", "1 is odd.", "2"]
    assert desk.logged == [("went on without item 2: 1 is odd", "notice")] * 2


async def test_reduce_pairs_what_there_is_so_far_with_the_next_item() -> None:
    async def joined(pair: list[str]) -> str:
        return f"({'+'.join(pair)})"

    assert await Reduce()(["a", "b", "c"], joined) == "((a+b)+c)"
    assert await Reduce()(["a", "b"], joined, "0") == "((0+a)+b)"
    assert await Reduce()(["a"], joined) == "a"
    assert await Reduce()([], joined, "0") == "0"


async def test_reduce_has_nothing_to_make_of_an_empty_list() -> None:
    async def first(pair: list[str]) -> str:
        return pair[0]

    with pytest.raises(StepFailure, match="empty list"):
        await Reduce()([], first)


@pytest.mark.parametrize("component", ["For", "Map"])
async def test_in_a_flow_each_item_has_a_turn_of_its_own(component: str) -> None:
    made = flow(
        "each.body.start.value > a.value", "a > each.body.end.out", "each > join.texts",
        each=given(node(component), items=["x", "y"]), a=node("Counted", mark="!", inside="each.body"),
        join=node("JoinTexts"),
    )  # fmt: skip
    found = values(await performed(made))
    assert found["each"] == ["x!", "y!"]
    assert found["each.body[2]/a"] == "y!"


async def test_in_a_flow_a_failing_item_is_left_out() -> None:
    calls.clear()
    made = flow(
        "each.body.start.value > a.value", "a > each.body.end.out",
        each=given(node("Map", at_once=1, if_one_fails="leave it out"), items=["x", "y"]),
        a=node("Counted", failures=1, inside="each.body"),
    )  # fmt: skip
    events = await performed(made)
    assert values(events)["each"] == ["ycounted"]
    assert isinstance(events[-1], RunFinished)
    assert notices(events) == ["went on without item 1: counted is not ready"]


async def test_in_a_flow_one_failing_item_fails_all_unless_set_otherwise() -> None:
    calls.clear()
    made = flow(
        "each.body.start.value > a.value", "a > each.body.end.out",
        each=given(node("Map"), items=["x", "y"]), a=node("Counted", failures=2, inside="each.body"),
    )  # fmt: skip
    events = await performed(made)
    assert isinstance(events[-1], RunFailed)
    assert of_type(events, NodeFailed)[-1].node == "each"


async def test_side_by_side_no_item_changes_the_memory_of_another() -> None:
    made = flow(
        "each.body.start.value > writer.messages", "writer > each.body.end.out",
        each=given(node("Map"), items=["x", "y"]), writer=node("DialogAgent", instructions="W", inside="each.body"),
    )  # fmt: skip
    journal = MemoryJournal()
    await performed(made, journal)
    agents = {added.agent for outcome in journal.outcomes.values() for added in outcome.additions}
    assert agents == {"writer@each.body[1]", "writer@each.body[2]"}


@pytest.mark.parametrize(("component", "of"), [("For", 3), ("Map", 3), ("Reduce", 2)])
async def test_a_list_says_how_many_turns_it_takes(component: str, of: int) -> None:
    made = flow(loop=given(node(component), items=["a", "b", "c"]))

    assert {event.of for event in of_type(await performed(made), BodyStarted)} == {of}
