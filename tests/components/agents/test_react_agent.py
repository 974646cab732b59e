"""The agent with tools: what it asks its model, what it does with calls, and how it ends."""

from __future__ import annotations

from pydantic import JsonValue

from studio.engine.events import NodeFailed, NodeMessage, RunFinished, ToolCalled, ToolReturned
from studio.engine.journal import MemoryJournal
from studio.values import ToolCall, ToolResult
from tests.components.staged import given, notices
from tests.components.tooled import Script, answer, wish, with_tools, worked
from tests.engine.pieces import calls
from tests.engine.playing import node, of_type

CALCULATOR = node("Calculator")


async def test_what_a_tool_gave_goes_back_to_the_model_until_it_answers() -> None:
    model = Script(["Let me see.", wish("sums", expression="3 * 4")], "It is 12.")

    events = await worked(with_tools(sums=CALCULATOR), model)

    assert answer(events) == "It is 12."
    assert model.told() == [ToolResult(id="1", name="sums", content="12")]
    assert [event.message.text for event in of_type(events, NodeMessage)] == ["It is 12."]


async def test_the_model_is_told_of_the_inputs_that_are_left_open_and_of_no_others() -> None:
    model = Script("Hello.")

    await worked(with_tools(notes=node("LookUp"), fixed=given(CALCULATOR, expression="1 + 1")), model)

    notes, fixed = model.asked[0].tools
    assert notes.parameters["required"] == ["query"]
    assert notes.example == ("When does the library open?", {"query": "library opening hours"})
    assert (fixed.parameters["properties"], fixed.example) == ({}, ("How much is 12 boxes of 7 eggs?", {}))


async def test_an_input_that_the_model_leaves_out_has_its_own_default() -> None:
    model = Script(wish("clock"), "Now.")

    await worked(with_tools(clock=node("Clock")), model)

    assert "UTC" in model.told()[0].content


async def test_all_calls_of_a_reply_run_side_by_side_and_come_back_in_their_order() -> None:
    slow, fast = wish("nap", "a", value="slow"), wish("sums", "b", expression="1 + 1")
    model = Script([slow, fast, wish("sums", "c", expression="2 + 2")], "Done.")

    events = await worked(with_tools(nap=node("Sleep"), sums=CALCULATOR), model)

    assert [result.content for result in model.told()] == ["slow", "2", "4"]
    assert [event.call for event in of_type(events, ToolCalled)] == ["a", "b", "c"]
    assert of_type(events, ToolReturned)[-1].call == "a"


async def test_a_tool_that_fails_tells_the_model_why_and_the_run_goes_on() -> None:
    model = Script(wish("sums", expression="1 / 0"), "That cannot be.")

    events = await worked(with_tools(sums=CALCULATOR), model)

    assert [(told.failed, told.content) for told in model.told()] == [
        (True, "“1 / 0” cannot be worked out: it divides by zero.")
    ]
    assert answer(events) == "That cannot be."
    assert isinstance(events[-1], RunFinished)


async def test_calls_that_cannot_be_made_are_answered_with_what_is_wrong() -> None:
    broken = ToolCall(id="3", name="sums", arguments={}, unreadable="{expr")
    model = Script([wish("magic"), wish("sums", "2", number=3), broken, wish("sums", "4")], "Oh.")

    await worked(with_tools(sums=CALCULATOR), model)

    assert [told.content for told in model.told()] == [
        "There is no tool called “magic”. The tools are: sums.",
        "sums does not take “number”. It takes “expression” (a text).",
        "Nobody can read the arguments for sums. Write a JSON object. It takes “expression” (a text).",
        "sums needs “expression”. It takes “expression” (a text).",
    ]
    assert all(told.failed for told in model.told())


async def test_the_same_call_again_is_answered_from_before_with_a_hint() -> None:
    calls.clear()
    again = wish("count", value="x")
    model = Script([again, again], again, "x!")

    await worked(with_tools(count=node("Counted", mark="!")), model)

    assert calls == {"!": 1}
    assert [told.content.splitlines()[0] for told in model.told()] == ["x!"] * 3
    assert [("Do not repeat it" in told.content) for told in model.told()] == [False, True, True]
    assert len({told.id for told in model.told()}) == 3


async def test_a_tool_that_was_called_as_often_as_it_may_is_offered_no_more_and_the_agent_sums_up() -> None:
    model = Script(wish("sums", expression="1 + 1"), wish("sums", expression="2 + 2"), "2 and 4.")

    events = await worked(with_tools(sums=CALCULATOR, settings={"calls_per_tool": 2}), model)

    assert [len(request.tools) for request in model.asked] == [1, 1, 0]
    assert not model.told()
    assert 'sums {"expression":"2 + 2"} gave: 4' in model.asked[-1].messages[-1].text
    assert answer(events) == "2 and 4."
    assert notices(events) == ["called its tools as often as it may, so it answered from what it had found"]


async def test_when_the_steps_run_out_the_model_sums_up_without_tools() -> None:
    thinking = [wish("sums", expression=f"{number} + 1") for number in range(3)]
    model = Script(*thinking, "So far: 1, 2, 3.")

    events = await worked(with_tools(sums=CALCULATOR, settings={"steps": 3}), model)

    assert len(model.asked) == 4
    assert not model.asked[-1].tools
    assert answer(events) == "So far: 1, 2, 3."
    assert notices(events) == ["ended after 3 steps without an answer; it summed up what it had found"]


async def test_a_model_that_calls_tools_even_when_it_sums_up_does_not_go_on_for_ever() -> None:
    model = Script(wish("sums", expression="1 + 1"))

    events = await worked(with_tools(sums=CALCULATOR, settings={"steps": 2}), model)

    assert len(model.asked) == 3
    assert answer(events) == "I could not find an answer with my tools."


async def test_a_long_result_is_cut_for_the_model_and_says_so() -> None:
    model = Script(wish("echo", value="word " * 100), "Long.")

    await worked(with_tools(echo=node("Echo"), settings={"longest_result": 100}), model)

    assert model.told()[0].content == f"{'word ' * 20}".rstrip() + "… (499 characters in all)"


async def test_it_remembers_the_question_what_the_tools_gave_and_the_answer() -> None:
    journal = MemoryJournal()

    await worked(with_tools(sums=CALCULATOR), Script(wish("sums", expression="3 * 4"), "12."), journal)

    remembered = [addition.message.text for addition in journal.outcomes["agent"].additions]
    assert remembered == ["How much?", 'What the tools gave for this:\nsums {"expression":"3 * 4"} gave: 12', "12."]


async def test_without_tools_it_just_answers() -> None:
    events = await worked(with_tools(), Script("Hello."))

    assert answer(events) == "Hello."


FORM: JsonValue = {
    "shape": "form",
    "fields": [{"name": "sum", "kind": "whole", "uses": ["data"]}, {"name": "say", "uses": ["answer"]}],
}


async def test_the_final_answer_is_read_by_the_rule_and_what_uses_tools_is_not() -> None:
    model = Script(["Let me see.", wish("sums", expression="3 * 4")], "It is 12.", '{"sum": "12", "say": "Twelve."}')

    events = await worked(with_tools(sums=CALCULATOR, settings={"reply": FORM}), model)

    (said,) = of_type(events, NodeMessage)
    assert (said.message.text, said.message.metadata) == ("Twelve.", {"sum": 12})
    first, second, third = model.asked
    assert "When you use no tool: Reply with one JSON object" in first.instructions
    assert first.schema == second.schema
    kinds = [[part.kind for part in message.parts] for message in third.messages]
    assert kinds == [["text"], ["text", "tool_call"], ["tool_result"], ["text"], ["text"]], "told with what it knows"
    assert notices(events) == ["got an answer that could not be read, and asked again: There is no JSON in it."]


async def test_the_summary_is_read_by_the_rule_as_well() -> None:
    model = Script(wish("sums", expression="1 + 1"), '```json\n{"sum": 2, "say": "Two."}\n```')

    events = await worked(with_tools(sums=CALCULATOR, settings={"reply": FORM, "steps": 1}), model)

    assert answer(events) == "Two."
    assert model.asked[-1].schema


async def test_an_answer_that_cannot_be_read_fails_the_agent_or_is_taken_as_it_is() -> None:
    settings: dict[str, JsonValue] = {"reply": FORM, "asks_again": 1}

    failed = await worked(with_tools(settings=settings), Script("12."))
    taken = await worked(with_tools(settings={**settings, "if_unreadable": "take it as it is"}), Script("12."))

    assert [event.sentence for event in of_type(failed, NodeFailed)] == [
        "agent's answer could not be read, twice in a row. There is no JSON in it."
    ]
    assert answer(taken) == "12."
