"""Words that are heard while they are said."""

from __future__ import annotations

from studio.engine.events import NodeFinished, NodeSkipped, NodeStarted, RunFailed
from studio.values import Policy
from tests.engine.pieces import calls
from tests.engine.playing import flow, node, of_type, played, values


async def test_words_reach_a_live_reader_before_their_speaker_has_finished() -> None:
    calls.clear()
    events = await played(flow("speaker > loud.words", speaker=node("Words"), loud=node("Loud")))
    assert values(events)["loud"] == "ONE|TWO|THREE"
    order = [(event.type, event.node) for event in events if isinstance(event, NodeStarted | NodeFinished)]
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
