"""Members at work on the same thing at once: all of them, the quickest, or enough of them."""

from __future__ import annotations

import asyncio

import pytest

from components.pipelines.parallel import Parallel
from components.pipelines.race import Race
from studio.component import Body
from studio.engine.events import NodeStopped, RunFailed, RunFinished
from studio.engine.journal import MemoryJournal, Outcome, Past
from studio.errors import StepFailure
from studio.flow.document import Flow, Node
from tests.components.hearing import hearing
from tests.components.staged import EVERYTHING, given, notices, performed
from tests.engine.pieces import calls
from tests.engine.playing import flow, node, of_type, run_of, values


def worker(mark: str, *, turns: int = 0, stopped: list[str] | None = None) -> Body[str, str]:
    """A body that is done after so many turns of the loop, and tells when it is stopped."""

    async def work(text: str) -> str:
        try:
            for _ in range(turns):
                await asyncio.sleep(0)
        except asyncio.CancelledError:
            if stopped is not None:
                stopped.append(mark)
            raise
        return text + mark

    return work


async def broken(text: str) -> str:
    raise StepFailure(f"{text} broke.")


async def mistaken(text: str) -> str:
    raise ValueError(text)


async def test_all_results_stand_in_the_order_of_the_members() -> None:
    assert await Parallel()("x", worker("a", turns=9), worker("b"), worker("c", turns=3)) == ["xa", "xb", "xc"]
    assert await Parallel()("x") == []


async def test_members_are_at_work_at_the_same_time() -> None:
    both = asyncio.Barrier(2)

    async def meets(text: str) -> str:
        await both.wait()
        return text

    async with asyncio.timeout(5):
        assert await Parallel()("x", meets, meets) == ["x", "x"]


async def test_the_first_one_counts_and_the_others_are_stopped() -> None:
    stopped: list[str] = []
    members = (worker("slow", turns=99, stopped=stopped), worker("quick", turns=1))
    assert await Parallel(until="the first")("x", *members) == ["xquick"]
    assert await Race()("x", *members) == "xquick"
    assert stopped == ["slow", "slow"]


async def test_enough_are_as_many_as_set_in_the_order_of_the_members() -> None:
    members = (worker("a", turns=5), worker("b", turns=99), worker("c"))
    assert await Parallel(until="enough of them", enough=2)("x", *members) == ["xa", "xc"]
    assert await Parallel(until="enough of them", enough=9)("x", *members[::2]) == ["xa", "xc"]


async def test_one_that_fails_drops_out_while_enough_are_left() -> None:
    with hearing() as desk:
        assert await Race()("x", broken, worker("late", turns=9)) == "xlate"
    assert desk.logged == [("went on without a member that failed: x broke", "notice")]
    with pytest.raises(StepFailure, match="x broke"):
        await Race()("x", broken, broken)
    with pytest.raises(StepFailure, match="x broke"):
        await Parallel(until="enough of them")("x", broken, broken, worker("a"))


@pytest.mark.parametrize("until", ["all", "the first", "enough of them"])
async def test_a_mistake_in_code_comes_out_as_it_is(until: str) -> None:
    with pytest.raises(ValueError, match="x"):
        await Parallel.model_validate({"until": until})("x", worker("a", turns=99), mistaken, worker("b", turns=99))


async def test_a_race_without_members_says_so() -> None:
    with pytest.raises(StepFailure, match="nothing inside"):
        await Race()("x")


def three(race: Node) -> Flow:
    """Three members: slow, quick, and one that takes its time."""
    return flow(
        "race.members.0.start.value > slow.value", "slow > race.members.0.end.out",
        "race.members.1.start.value > quick.value", "quick > race.members.1.end.out",
        "race.members.3.start.value > late.value", "late > echo.value", "echo > race.members.3.end.out",
        race=given(race, value="x"),
        slow=node("Sleep", seconds=30, inside="race.members.0"),
        quick=node("Counted", mark="!", inside="race.members.1"),
        late=node("Sleep", seconds=0.02, inside="race.members.3"), echo=node("Echo", inside="race.members.3"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("race", "result"),
    [
        (node("Race"), "x!"),
        (node("Parallel", until="the first"), ["x!"]),
        (node("Parallel", until="enough of them"), ["x!", "x"]),
    ],
    ids=["race", "first", "enough"],
)
async def test_in_a_flow_what_is_not_waited_for_is_stopped(race: Node, result: object) -> None:
    events = await performed(three(race))
    assert values(events)["race"] == result
    assert isinstance(events[-1], RunFinished)
    assert "slow" in [event.node for event in of_type(events, NodeStopped)]


async def test_who_won_stays_settled_when_the_run_goes_on() -> None:
    made = three(node("Race"))
    past = Past({"race#first1": Outcome("race#first1", "race", "", b"[2]", 0.0)}, last_seq=1)
    calls.clear()
    journal = MemoryJournal()
    assert values(await performed(made, journal, past))["race"] == "x"
    assert "!" not in calls
    assert "race.members.3[1]/echo" in journal.outcomes


async def test_a_run_is_stopped_at_once_while_members_are_at_work() -> None:
    made = flow(
        "race.members.0.start.value > slow.value", "slow > race.members.0.end.out",
        race=given(node("Race"), value="x"), slow=node("Sleep", seconds=30, inside="race.members.0"),
    )  # fmt: skip
    run = run_of(made, components=EVERYTHING)
    playing = asyncio.create_task(run.play())
    async for batch in run.log.follow():
        if any(event.type == "node_started" and event.node == "slow" for event in batch):
            run.stop()
    async with asyncio.timeout(5):
        await playing
    assert await run.ended() == "stopped"


async def test_in_a_flow_a_failing_member_fails_all_when_all_are_waited_for() -> None:
    made = flow(
        "all.members.0.start.value > bad.value", "bad > all.members.0.end.out",
        "all.members.1.start.value > slow.value", "slow > all.members.1.end.out",
        all=given(node("Parallel"), value="x"), bad=node("Explode", inside="all.members.0"),
        slow=node("Sleep", seconds=30, inside="all.members.1"),
    )  # fmt: skip
    events = await performed(made)
    assert isinstance(events[-1], RunFailed)
    assert events[-1].node == "bad"
    assert notices(events) == []
