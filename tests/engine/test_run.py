"""What a run does with a flow."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress

import pytest

from studio.engine.events import (
    BodyStarted, NodeFailed, NodeFinished, NodeMessage, NodeRetried, NodeSkipped, NodeStarted, NodeStopped,
    RunFailed, RunFinished, RunStarted, RunStopped,
)  # fmt: skip
from studio.engine.journal import MemoryJournal
from studio.values import Message, Policy
from tests.engine.pieces import calls, flow, node, of_type, played, run_of


def values(events: list[object]) -> dict[str, object]:
    """The value of each finished step by its path."""
    return {event.path: event.value for event in events if isinstance(event, NodeFinished)}


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


async def test_what_depends_on_a_failed_node_is_skipped_and_the_rest_goes_on() -> None:
    made = flow(
        "bad > after.value", "after > last.value", "good > fine.value",
        bad=node("Explode"), after=node("Echo"), last=node("Echo"), good=node("Sleep"), fine=node("Echo"),
    )  # fmt: skip
    events = await played(made)
    assert [(event.node, event.because) for event in of_type(events, NodeSkipped)] == [
        ("after", "bad"),
        ("last", "bad"),
    ]
    assert "fine" in values(events)
    assert isinstance(events[-1], RunFailed)
    assert events[-1].node == "bad"


@pytest.mark.parametrize(
    "what", ["ValueError", "SystemExit", "KeyboardInterrupt", "MemoryError", "RecursionError", "CancelledError"]
)
async def test_whatever_a_node_raises_is_told_in_a_sentence(what: str) -> None:
    events = await played(flow(bad=node("Explode", what=what)))
    (failed,) = of_type(events, NodeFailed)
    assert failed.sentence.startswith("bad ")
    assert failed.sentence.endswith(".")


async def test_a_failing_node_is_tried_again_as_its_policy_says() -> None:
    calls.clear()
    policy = Policy(tries=3, wait=0).model_dump()
    events = await played(
        flow(a=node("Counted", failures=2, policy=policy).model_copy(update={"literals": {"value": "x"}}))
    )
    assert calls["counted"] == 3
    assert [(event.attempt, event.tries) for event in of_type(events, NodeRetried)] == [(2, 3), (3, 3)]
    assert values(events) == {"a~3": "xcounted"}


async def test_a_node_may_go_on_with_another_value() -> None:
    policy = Policy(on_failure="use", instead="plan B").model_dump()
    events = await played(flow("a > b.value", a=node("Explode", policy=policy), b=node("Echo")))
    assert values(events) == {"a": "plan B", "b": "plan B"}
    assert of_type(events, NodeFinished)[0].replaced
    assert isinstance(events[-1], RunFinished)


async def test_a_node_that_takes_too_long_is_stopped_with_a_way_out() -> None:
    policy = Policy(timeout=0.02).model_dump()
    (failed,) = of_type(await played(flow(a=node("Sleep", seconds=5, policy=policy))), NodeFailed)
    assert failed.sentence == "a took longer than 0.02 s, so it was stopped."
    assert failed.remedy is not None
    assert failed.remedy.field == "policy.timeout"


@pytest.mark.parametrize("piece", ["Sleep", "Stubborn", "Block"])
async def test_stopping_takes_effect_within_a_second(piece: str) -> None:
    calls.clear()
    settings = {"seconds": 60} if piece == "Sleep" else {}
    run = run_of(flow("a > b.value", a=node(piece, **settings), b=node("Echo")))
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


async def test_a_loop_runs_its_inside_and_hands_on_the_last_result() -> None:
    made = flow(
        "a > loop.value", "loop.body.start.value > inc.values", "inc > loop.body.end.out", "loop > z.values",
        a=node("Add"), loop=node("Repeat", times=4), inc=node("Add", plus=1, inside="loop.body"), z=node("Add"),
    )  # fmt: skip
    events = await played(made)
    assert values(events)["z"] == 4
    assert [event.turn for event in of_type(events, BodyStarted)] == [1, 2, 3, 4]
    assert "loop.body[3]/inc" in values(events)


async def test_repeat_until_stops_when_its_condition_holds() -> None:
    until = {"rules": [{"field": "number", "operator": "is more than", "value": "2"}]}
    made = flow(
        "a > loop.value", "loop.body.start.value > inc.values", "inc > loop.body.end.result",
        a=node("Add"), loop=node("While", until=until, at_most=9), inc=node("Add", plus=1, inside="loop.body"),
    )  # fmt: skip
    assert values(await played(made))["loop"] == 3


async def test_what_goes_round_may_differ_from_the_result() -> None:
    until = {"rules": [{"field": "number", "operator": "is", "value": "22"}]}
    made = flow(
        "a > loop.value", "loop.body.start.value > half.values", "half > double.values", "half > double.values",
        "half > loop.body.end.result", "double > loop.body.end.again",
        a=node("Add", plus=4), loop=node("While", until=until), half=node("Add", plus=1, inside="loop.body"),
        double=node("Add", inside="loop.body"),
    )  # fmt: skip
    found = values(await played(made))
    assert found["loop.body[1]/double"] == 10
    assert found["loop"] == 11


async def test_a_wire_may_come_into_a_body_from_around_it() -> None:
    made = flow(
        "a > loop.value", "late > inc.values", "loop.body.start.value > inc.values", "inc > loop.body.end.out",
        a=node("Add"), late=node("Add", plus=10), loop=node("Repeat", times=2), inc=node("Add", inside="loop.body"),
    )  # fmt: skip
    assert values(await played(made))["loop"] == 20


async def test_if_runs_only_the_way_it_takes() -> None:
    condition = {"rules": [{"operator": "contains", "value": "yes"}]}
    made = flow(
        "t > fork.value", "fork.then.start.value > left.value", "left > fork.then.end.out",
        "fork.otherwise.start.value > right.value", "right > fork.otherwise.end.out",
        t=node("Text", text="oh yes"), fork=node("If", condition=condition),
        left=node("Counted", mark="L", inside="fork.then"), right=node("Counted", mark="R", inside="fork.otherwise"),
    )  # fmt: skip
    calls.clear()
    assert values(await played(made))["fork"] == "oh yesL"
    assert "R" not in calls


async def test_an_empty_body_hands_its_value_on() -> None:
    made = flow("t > fork.value", t=node("Text", text="same"), fork=node("If"))
    assert values(await played(made))["fork"] == "same"


async def test_members_work_one_after_another() -> None:
    made = flow(
        "t > line.value", "line.members.0.start.value > a.value", "a > line.members.0.end.out",
        "line.members.3.start.value > b.value", "b > line.members.3.end.out",
        t=node("Text", text=">"), line=node("Sequence"), a=node("Counted", mark="a", inside="line.members.0"),
        b=node("Counted", mark="b", inside="line.members.3"),
    )  # fmt: skip
    calls.clear()
    assert values(await played(made))["line"] == ">ab"


async def test_the_first_failure_in_a_body_fails_the_pipeline() -> None:
    made = flow(
        "t > loop.value", "loop.body.start.value > bad.value", "bad > loop.body.end.out", "loop > z.value",
        t=node("Text", text="x"), loop=node("Repeat"), bad=node("Explode", inside="loop.body"), z=node("Echo"),
    )  # fmt: skip
    events = await played(made)
    assert [event.node for event in of_type(events, NodeFailed)] == ["bad", "loop"]
    assert isinstance(events[-1], RunFailed)
    assert events[-1].node == "bad"


async def test_a_switched_off_node_lets_through_what_reaches_it() -> None:
    made = flow("t > a.value", "a > b.value", t=node("Text", text="x"), a=node("Counted"), b=node("Echo"))
    assert values(await played(made.model_copy(update={"off": frozenset({"a"})})))["b"] == "x"


async def test_a_pinned_result_is_used_instead_of_running() -> None:
    made = flow("a > b.value", a=node("Explode"), b=node("Echo")).model_copy(update={"pins": {"a": "kept"}})
    events = await played(made)
    assert values(events) == {"a": "kept", "b": "kept"}


async def test_an_agent_remembers_within_a_run_and_says_its_answer() -> None:
    made = flow(
        "chat > loop.value", "loop.body.start.value > writer.messages", "writer > loop.body.end.out", "loop > show.message",
        chat=node("ChatInput"), loop=node("Repeat", times=2),
        writer=node("DialogAgent", instructions="W", inside="loop.body"), show=node("Show"),
    )  # fmt: skip
    events = await played(made, chat=Message.of("hello"))
    assert [event.message.text for event in of_type(events, NodeMessage)] == ["W 1", "W 3", "W 3"]
    assert [event.answer for event in of_type(events, NodeMessage)] == [False, False, True]


async def test_the_same_agent_at_two_places_answers_one_message_at_a_time() -> None:
    made = flow(
        "chat > one.messages", "chat > two.messages",
        chat=node("ChatInput"), one=node("DialogAgent", instructions="A"), two=node("DialogAgent", same_as="one"),
    )  # fmt: skip
    journal = MemoryJournal()
    events = await played(made, journal, chat=Message.of("hello"))
    assert sorted(event.message.text for event in of_type(events, NodeMessage)) == ["A 1", "A 3"]
    assert {addition.agent for outcome in journal.outcomes.values() for addition in outcome.additions} == {"one"}


async def test_a_person_is_asked_and_the_time_limit_waits_for_the_answer() -> None:
    policy = Policy(timeout=0.05).model_dump()
    run = run_of(flow(ask=node("UserAgent", question="Well?", policy=policy)))
    playing = asyncio.create_task(run.play())
    async for batch in run.log.follow():
        for event in batch:
            if event.type == "input_requested":
                await asyncio.sleep(0.1)
                assert run.answer(event.path, Message.of("fine"))
    await playing
    assert await run.ended() == "finished"


async def test_nobody_answering_in_time_is_told() -> None:
    (failed,) = of_type(await played(flow(ask=node("UserAgent", wait_at_most=0.01))), NodeFailed)
    assert failed.sentence == "Nobody answered ask in time."


async def test_words_reach_a_live_reader_before_their_speaker_has_finished() -> None:
    calls.clear()
    events = await played(flow("speaker > loud.words", speaker=node("Words"), loud=node("Loud")))
    assert values(events)["loud"] == "ONE|TWO|THREE"
    order = [(event.type, event.node) for event in events if event.type in {"node_started", "node_finished"}]
    assert order.index(("node_started", "loud")) < order.index(("node_finished", "speaker"))
    assert order.index(("node_finished", "speaker")) < order.index(("node_finished", "loud"))


async def test_a_retried_speaker_restarts_its_readers() -> None:
    calls.clear()
    policy = Policy(tries=2, wait=0).model_dump()
    events = await played(
        flow("speaker > loud.words", speaker=node("Words", failures=1, policy=policy), loud=node("Loud"))
    )
    assert values(events)["loud"] == "ONE|TWO|THREE"
    assert calls["heard"] == 4


async def test_a_reader_of_a_failed_speaker_is_skipped() -> None:
    calls.clear()
    events = await played(flow("speaker > loud.words", speaker=node("Words", failures=9), loud=node("Loud")))
    assert [event.node for event in of_type(events, NodeSkipped)] == ["loud"]
    assert isinstance(events[-1], RunFailed)
    assert events[-1].node == "speaker"


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
