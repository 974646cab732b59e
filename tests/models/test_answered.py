"""Calls and results in a talk, whole or with something missing."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from studio.models.answered import NO_RESULT
from studio.models.prompt import talk
from studio.models.prompt_shapes import chat_messages
from studio.models.turns import Talk, in_words
from studio.values import Message, Part, Text, Thinking, ToolCall, ToolResult
from tests.models.using import asked

CALL = ToolCall(id="c1", name="add", arguments={"a": 1})
RESULT = ToolResult(id="c1", name="add", content="3")


def by_writer(*parts: Part) -> Message:
    return Message(parts=parts, sender="Writer", role="assistant")


def by_tools(*parts: Part) -> Message:
    return Message(parts=parts)


def kinds(found: Talk) -> list[tuple[str, list[str]]]:
    """Who says what, as words or as what it is."""
    return [
        (turn.role, [piece if isinstance(piece, str) else getattr(piece, "kind", "") for piece in turn.content])
        for turn in found.turns
    ]


def test_a_result_stands_behind_its_call_wherever_it_came() -> None:
    late = (by_writer(CALL), Message.of("Hurry!"), by_tools(RESULT))

    assert kinds(talk(asked(*late))) == [
        ("user", ["Add, please."]),
        ("assistant", ["tool_call"]),
        ("user", ["tool_result", "Hurry!"]),
    ]


def test_what_tools_give_back_has_no_speaker() -> None:
    begun = replace(asked(), messages=(Message.of("Hi", sender="You"), by_writer(CALL), by_tools(RESULT)))

    assert talk(begun).turns[0].text == "Hi"


def test_a_call_that_was_stopped_gets_a_result_that_says_so() -> None:
    found = talk(asked(by_writer(Text(text="I add."), CALL), Message.of("Stop!")))

    assert found.turns[-1].results == (ToolResult(id="c1", name="add", content=NO_RESULT, failed=True),)
    assert found.turns[-1].text == "Stop!"


def test_a_result_without_a_call_becomes_words() -> None:
    assert kinds(talk(asked(by_tools(RESULT, Text(text="So?"))))) == [
        ("user", ["Add, please.\n\n[add gave back: 3]\n\nSo?"])
    ]


def test_tools_that_others_used_are_told_about() -> None:
    critic = Message(parts=(CALL,), sender="Critic", role="assistant")

    assert kinds(talk(asked(critic, by_tools(RESULT)))) == [
        ("user", ['Add, please.\n\nCritic: [used add: {"a":1}]\n\n[add gave back: 3]'])
    ]


def test_an_id_used_in_every_round_leads_each_result_to_the_call_before_it() -> None:
    again = RESULT.model_copy(update={"content": "4"})
    found = talk(asked(by_writer(CALL), by_tools(RESULT), by_writer(CALL), by_tools(again)))

    assert [result.content for turn in found.turns for result in turn.results] == ["3", "4"]


def test_an_id_of_another_provider_is_made_fit_for_all() -> None:
    odd = "call/" + "x" * 99
    call, result = (part.model_copy(update={"id": odd}) for part in (CALL, RESULT))
    found = talk(asked(by_writer(call), by_tools(result)))

    (called,), (given_back,) = found.turns[1].calls, found.turns[2].results
    assert called.id == given_back.id != odd
    assert len(called.id) <= 40


def test_without_tools_the_same_is_told_in_words_and_thoughts_are_left_out() -> None:
    found = in_words(talk(asked(by_writer(Thinking(text="hm"), CALL), by_tools(RESULT))))

    assert kinds(found) == [
        ("user", ["Add, please."]),
        ("assistant", ['[used add: {"a":1}]']),
        ("user", ["[add gave back: 3]"]),
    ]


IDS = st.sampled_from(["c1", "c2", "c3"])
PARTS = st.one_of(
    st.builds(Text, text=st.text(max_size=3)),
    st.builds(ToolCall, id=IDS, name=st.just("add"), arguments=st.just({})),
    st.builds(ToolResult, id=IDS, name=st.just("add"), content=st.just("3")),
)
MESSAGES = st.lists(
    st.builds(
        Message,
        parts=st.lists(PARTS, max_size=3).map(tuple),
        sender=st.sampled_from(["", "You", "Writer", "Critic"]),
        role=st.sampled_from(["user", "assistant"]),
    ),
    max_size=6,
)


@given(MESSAGES)
def test_in_any_talk_every_call_is_followed_by_its_results_and_no_result_is_without_a_call(said: list[Message]) -> None:
    turns = talk(asked(*said)).turns

    assert turns[0].role == turns[-1].role == "user"
    for before, turn in zip((None, *turns), turns, strict=False):
        assert not (turn.calls and turn.role == "user")
        wanted = [call.id for call in before.calls] if before else []
        assert [result.id for result in turn.results] == wanted
        assert turn.content[: len(wanted)] == turn.results
    assert chat_messages(talk(asked(*said)))
