"""What a run does with a flow."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress

import pytest

from studio.engine.events import NodeFinished, NodeStarted, NodeStopped, RunFinished, RunStarted, RunStopped
from studio.values import Message
from tests.engine.pieces import calls
from tests.engine.playing import flow, node, of_type, played, run_of, values


async def test_a_chain_passes_its_value_on() -> None:
    made = flow("a > b.values", "b > c.values", a=node("Add", plus=1), b=node("Add", plus=2), c=node("Add", plus=3))
    events = await played(made)
    assert values(events) == {"a": 1, "b": 3, "c": 6}
    assert isinstance(events[0], RunStarted)
    assert isinstance(events[-1], RunFinished)


async def test_events_are_numbered_from_one_without_gaps() -> None:
    events = await played(flow("a > b.values", a=node("Add"), b=node("Add")))
    assert [event.seq for event in events] == list(range(1, len(events) + 1))


async def test_a_fan_in_takes_its_values_in_the_order_of_the_wires() -> None:
    made = flow(
        "late > join.texts", "early > join.texts",
        late=node("Sleep", seconds=0.02), early=node("Echo"), join=node("JoinTexts", between="-"),
    )  # fmt: skip
    nodes = {**made.nodes}
    nodes["late"] = nodes["late"].model_copy(update={"literals": {"value": "late"}})
    nodes["early"] = nodes["early"].model_copy(update={"literals": {"value": "early"}})
    events = await played(made.model_copy(update={"nodes": nodes}))
    assert values(events)["join"] == "late-early"


async def test_a_node_starts_when_its_own_inputs_are_there() -> None:
    made = flow(
        "quick > after.value",
        slow=node("Sleep", seconds=0.2),
        quick=node("Sleep", seconds=0),
        after=node("Sleep", seconds=0),
    )
    order = [event.node for event in of_type(await played(made), NodeFinished)]
    assert order == ["quick", "after", "slow"]


async def test_branches_run_side_by_side() -> None:
    made = flow(**{f"n{i}": node("Sleep", seconds=0.1) for i in range(50)})
    begun = time.perf_counter()
    await played(made)
    assert time.perf_counter() - begun < 1.5


async def test_a_finished_node_delivers_all_its_outputs() -> None:
    made = flow(
        "a > both.values", "b > both.values", "both.low > low.values", "both.high > high.values",
        a=node("Add", plus=3), b=node("Add", plus=7), both=node("MinMax"), low=node("Add"), high=node("Add"),
    )  # fmt: skip
    found = values(await played(made))
    assert (found["low"], found["high"]) == (3, 7)


@pytest.mark.parametrize("piece", ["Sleep", "Stubborn", "Block"])
async def test_stopping_takes_effect_within_a_second(piece: str) -> None:
    calls.clear()
    stuck = node("Sleep", seconds=60) if piece == "Sleep" else node(piece)
    run = run_of(flow("a > b.value", a=stuck, b=node("Echo")))
    begun = 0.0
    playing = asyncio.create_task(run.play())
    async for batch in run.log.follow():
        if any(isinstance(event, NodeStarted) for event in batch):
            begun = time.perf_counter()
            run.stop()
    await playing
    assert time.perf_counter() - begun < 1.0
    assert await run.ended() == "stopped"
    calls["let go"] = 1
    left = [task for task in asyncio.all_tasks() if task.get_name() == "run run"]
    await asyncio.gather(*left, return_exceptions=True)


async def test_a_switched_off_node_lets_through_what_reaches_it() -> None:
    made = flow("t > a.value", "a > b.value", t=node("Text", text="x"), a=node("Counted"), b=node("Echo"))
    assert values(await played(made.model_copy(update={"off": frozenset({"a"})})))["b"] == "x"


async def test_a_pinned_result_is_used_instead_of_running() -> None:
    made = flow("a > b.value", a=node("Explode"), b=node("Echo")).model_copy(update={"pins": {"a": "kept"}})
    events = await played(made)
    assert values(events) == {"a": "kept", "b": "kept"}


async def test_a_stopped_node_is_told_as_stopped() -> None:
    run = run_of(flow(a=node("Sleep", seconds=60)))
    playing = asyncio.create_task(run.play())
    seen: list[object] = []
    async for batch in run.log.follow():
        seen += batch
        with suppress(RuntimeError):
            run.stop()
    await playing
    assert any(isinstance(event, NodeStopped) for event in seen)
    assert isinstance(seen[-1], RunStopped)


async def test_a_result_that_json_cannot_say_goes_on_mended() -> None:
    made = flow("chat > a.value", chat=node("ChatInput"), a=node("Echo"))
    assert values(await played(made, chat=Message.of("half \ud83d")))["a"] == "half \ufffd"
