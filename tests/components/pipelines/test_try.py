"""A second way for when the first one fails."""

from __future__ import annotations

import asyncio

import pytest

from components.pipelines.try_ import Try
from studio.engine.events import RunFailed, RunFinished
from studio.engine.journal import MemoryJournal
from studio.errors import StepFailure
from studio.flow.document import Flow
from tests.components.hearing import hearing
from tests.components.staged import cut, given, notices, performed
from tests.engine.pieces import calls
from tests.engine.playing import flow, node, values


async def works(text: str) -> str:
    return f"{text} done"


async def fails(text: str) -> str:
    raise StepFailure(f"{text} broke.")


async def unwanted(text: str) -> str:
    raise AssertionError(text)


async def test_the_second_way_is_taken_with_what_came_in_and_the_failure_is_told() -> None:
    with hearing() as desk:
        assert await Try()("x", fails, works) == "x done"
    assert desk.logged == [("took the second way, since the first one failed: x broke", "notice")]


async def test_without_a_failure_the_second_way_is_not_taken() -> None:
    assert await Try()("x", works, unwanted) == "x done"


async def test_when_both_fail_the_second_failure_counts() -> None:
    async def fails_too(text: str) -> str:
        raise StepFailure(f"{text} broke again.")

    with pytest.raises(StepFailure, match="again"):
        await Try()("x", fails, fails_too)


async def test_being_stopped_is_no_failure() -> None:
    async def stopped(text: str) -> str:
        raise asyncio.CancelledError(text)

    with pytest.raises(asyncio.CancelledError):
        await Try()("x", stopped, unwanted)


def attempt(failures: int, **plan_b: object) -> Flow:
    """A first way that fails the first few times, a second one, and something behind."""
    return flow(
        "try.body.start.value > first.value", "first > try.body.end.out",
        "try.failed.start.value > second.value", "second > try.failed.end.out", "try > after.value",
        **{"try": given(node("Try"), value="x")}, first=node("Counted", failures=failures, inside="try.body"),
        second=node("Explode" if plan_b.get("broken") else "Echo", inside="try.failed"), after=node("Echo"),
    )  # fmt: skip


async def test_in_a_flow_the_run_goes_on() -> None:
    calls.clear()
    events = await performed(attempt(failures=1))
    assert values(events)["after"] == "x"
    assert isinstance(events[-1], RunFinished)
    assert notices(events) == ["took the second way, since the first one failed: counted is not ready"]


async def test_in_a_flow_it_fails_when_both_ways_fail() -> None:
    calls.clear()
    events = await performed(attempt(failures=1, broken=True))
    assert isinstance(events[-1], RunFailed)
    assert events[-1].node == "second"


async def test_the_way_taken_stays_when_the_run_goes_on_although_the_first_would_work_by_now() -> None:
    calls.clear()
    made, journal = attempt(failures=1), MemoryJournal()
    await performed(made, journal)
    assert next(iter(journal.outcomes)) == "try#failure1"
    assert values(await performed(made, MemoryJournal(), cut(journal, 1)))["try"] == "x"
    assert calls["counted"] == 1
