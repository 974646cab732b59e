"""Pipelines called as what they are: functions that call functions."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from components.messages.join_texts import JoinTexts
from components.pipelines.repeat import Repeat
from components.pipelines.sequence import Sequence
from components.pipelines.while_ import Round, While
from studio.condition import Condition, Rule
from tests.components.hearing import hearing

APPROVED = Condition(rules=(Rule(operator="begins with", value="approved"),))


async def longer(text: str) -> str:
    return f"{text}+"


async def marked(text: str) -> str:
    return f"<{text}>"


async def test_repeat_begins_each_round_with_the_last_result() -> None:
    assert await Repeat(times=3)("a", longer) == "a+++"


@pytest.mark.parametrize("times", [0, 1001])
def test_repeat_goes_at_least_once_and_not_without_end(times: int) -> None:
    with pytest.raises(ValidationError):
        Repeat(times=times)


async def test_sequence_passes_the_value_through_its_members_in_order() -> None:
    assert await Sequence()("a", longer, marked) == "<a+>"
    assert await Sequence()("a") == "a"


async def test_a_component_can_be_a_body() -> None:
    assert await Sequence()("a", JoinTexts(), longer) == "a+"


async def test_pipelines_stand_in_pipelines() -> None:
    async def twice(text: str) -> str:
        return await Repeat(times=2)(text, longer)

    assert await Sequence()("a", twice, marked) == "<a++>"


async def test_while_ends_with_the_result_that_met_the_condition() -> None:
    drafts: list[str] = []

    async def revise(wish: str) -> Round[str]:
        drafts.append(f"draft {len(drafts) + 1} for {wish}")
        return Round(drafts[-1], again="approved" if len(drafts) == 2 else "better")

    assert await While(until=APPROVED)("story", revise) == "draft 2 for better"


async def test_while_looks_at_the_result_when_nothing_else_goes_round() -> None:
    async def approve(text: str) -> Round[str]:
        return Round(f"approved {text}")

    assert await While(until=APPROVED, at_most=3)("a", approve) == "approved a"


async def test_while_says_that_it_gave_up_and_hands_on_the_last_result() -> None:
    async def never(text: str) -> Round[str]:
        return Round(f"{text}+")

    with hearing() as desk:
        assert await While(until=APPROVED, at_most=2)("a", never) == "a++"
    assert desk.logged == [
        ("ended after 2 rounds without meeting its condition; the last result went on", "notice"),
    ]


async def test_a_failure_inside_comes_out() -> None:
    async def broken(text: str) -> str:
        raise ValueError(text)

    with pytest.raises(ValueError, match="a"):
        await Repeat()("a", broken)
