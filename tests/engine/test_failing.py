"""What becomes of a node that fails, of those behind it, and of the run."""

from __future__ import annotations

import pytest

from studio.engine.events import NodeFailed, NodeFinished, NodeRetried, NodeSkipped, RunFailed, RunFinished
from studio.values import Policy
from tests.engine.pieces import calls
from tests.engine.playing import flow, node, of_type, played, values


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


async def test_the_first_failure_in_a_body_fails_the_pipeline() -> None:
    made = flow(
        "t > loop.value", "loop.body.start.value > bad.value", "bad > loop.body.end.out", "loop > z.value",
        t=node("Text", text="x"), loop=node("Repeat"), bad=node("Explode", inside="loop.body"), z=node("Echo"),
    )  # fmt: skip
    events = await played(made)
    assert [event.node for event in of_type(events, NodeFailed)] == ["bad", "loop"]
    assert isinstance(events[-1], RunFailed)
    assert events[-1].node == "bad"
