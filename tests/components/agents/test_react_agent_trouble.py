"""The agent with tools in trouble: kills, chaos of calls, media on the way, and itself as a tool."""

from __future__ import annotations

from studio.engine.events import NodeFailed, NodeMessage, RunFinished
from studio.engine.journal import MemoryJournal
from studio.errors import ModelFailure
from studio.values import Text, ToolCall
from tests.components.staged import cut, notices
from tests.components.tooled import Script, answer, wish, with_tools, worked
from tests.engine.pieces import calls
from tests.engine.playing import node, of_type


async def test_a_model_that_fails_fails_the_agent_and_is_not_asked_all_over_again() -> None:
    calls.clear()
    model = Script(wish("count", value="x"), ModelFailure("No key."))

    events = await worked(with_tools(count=node("Counted", mark="!")), model)

    assert [event.sentence for event in of_type(events, NodeFailed)] == ["No key."]
    assert calls == {"!": 1}


async def test_the_same_agent_as_a_tool_of_its_own_does_not_wait_for_itself() -> None:
    made = with_tools(helper=node("DialogAgent", same_as=None))
    again = made.nodes["helper"].model_copy(update={"component": "ReActAgent", "same_as": "agent"})
    made = made.model_copy(update={"nodes": {**made.nodes, "helper": again}})
    model = Script(wish("helper", messages="And you?"), "I am the inner one.", "It said so.")

    events = await worked(made, model)

    assert answer(events) == "It said so."
    assert model.told()[0].content == "I am the inner one."


async def test_wherever_a_run_is_cut_it_goes_on_with_nothing_lost_done_twice_or_swapped() -> None:
    made = with_tools(count=node("Counted", mark="!"), flaky=node("Counted", mark="?", failures=1), nap=node("Sleep"))

    def script() -> Script:
        several = [wish("nap", "a", value="zz"), wish("count", "b", value="1"), wish("count", "c", value="2")]
        return Script(several, wish("flaky", value="3"), "Done.")

    calls.clear()
    before, whole = MemoryJournal(), script()
    await worked(made, whole, before)
    for length in range(len(before.outcomes) + 1):
        calls.clear()
        past, after, model = cut(before, length), MemoryJournal(), script()
        model.asked = [*whole.asked[: sum("#chat" in path for path in past.outcomes)]]
        events = await worked(made, model, after, past)
        assert isinstance(events[-1], RunFinished)
        assert answer(events) == "Done."
        assert {**past.outcomes, **after.outcomes}.keys() == before.outcomes.keys()
        assert not after.outcomes.keys() & past.outcomes.keys()
        if "agent" not in past.outcomes and "agent#chat5" not in past.outcomes:
            assert [told.content for told in model.told()] == [told.content for told in whole.told()]


async def test_chaos_of_calls_is_fed_back_capped_and_ends() -> None:
    calls.clear()
    flood = [wish("count", "same", value=str(number)) for number in range(500)]
    unread = [ToolCall(id="", name="count", arguments={}, unreadable="]" * 1000) for _ in range(3)]
    model = Script(flood, [*unread, wish("agent"), wish("")], flood, "Enough.")

    events = await worked(with_tools(count=node("Counted", mark="!")), model)

    assert isinstance(events[-1], RunFinished)
    assert calls == {"!": 5}
    ids = [call.id for message in model.asked[-1].messages for call in message.parts if isinstance(call, ToolCall)]
    assert len(ids) == len(set(ids))
    assert "asked for 500 tools at once, so only the first 20 were looked at" in notices(events)
    assert len(model.asked) <= 4


async def test_media_that_a_tool_gave_stay_media_for_the_model_and_in_the_answer() -> None:
    picture = {"$media": {"kind": "image", "hash": "a" * 64, "mime": "image/png", "size": 3, "name": "cat.png"}}
    made = with_tools(draw=node("Echo"))
    made = made.model_copy(update={"pins": {"draw": picture}})
    model = Script(wish("draw", value="a cat"), "Here it is.")

    events = await worked(made, model)

    results = model.asked[-1].messages[-1].parts
    assert [part.kind for part in results] == ["tool_result", "image"]
    said = of_type(events, NodeMessage)[-1].message
    assert [part.kind for part in said.parts] == ["text", "image"]
    assert said.parts[0] == Text(text="Here it is.")
