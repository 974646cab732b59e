"""What of a long memory goes into a question."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.recall import (
    fitting,
    last,
    last_within,
    pieces_within,
    since_summary,
    summary_of,
    tokens_in,
    tokens_of,
    without_summaries,
)
from studio.values import Message, Text, ToolCall, ToolResult
from tests.anything import MESSAGES

LISTS = st.lists(MESSAGES, max_size=12)
BUDGETS = st.integers(0, 400)
USE = Message(parts=(ToolCall(id="1", name="add", arguments={}),), role="assistant")
RESULT = Message(parts=(ToolResult(id="1", name="add", content="3"),))


def talk(count: int) -> tuple[Message, ...]:
    return tuple(Message.of(f"number {number}").model_copy(update={"time": float(number)}) for number in range(count))


@pytest.mark.parametrize(
    ("text", "tokens"),
    [("", 0), ("hello there", 4), ("2026", 4), ("Привет", 3), ("你好吗", 3), ("a, b\n", 3), ("日本語です。", 6)],
)
def test_lengths_are_estimated_rather_too_long(text: str, tokens: int) -> None:
    assert tokens_in(text) == tokens


@given(LISTS, BUDGETS)
def test_the_last_messages_keep_their_order_the_newest_among_them_and_are_never_too_long(
    messages: list[Message], budget: int
) -> None:
    kept = last_within(messages, budget)

    assert sum(map(tokens_of, kept)) <= budget
    assert list(kept) == messages[len(messages) - len(kept) :]
    more = messages[len(messages) - len(kept) - 1 :]
    assert len(kept) == len(messages) or sum(map(tokens_of, more)) > budget


@given(LISTS, st.integers(1, 15))
def test_the_last_so_many_are_the_newest(messages: list[Message], count: int) -> None:
    assert list(last(messages, count)) == messages[-count:]


def test_a_result_is_not_recalled_without_the_call_it_answers() -> None:
    messages = (Message.of("Add."), USE, RESULT, Message.of("Three."))

    assert last(messages, 2) == messages[3:]
    assert last(messages, 3) == messages[1:]
    assert last_within(messages, tokens_of(RESULT) + tokens_of(messages[3])) == messages[3:]


@given(
    st.lists(st.tuples(st.floats(-1, 1), st.floats(-1, 1)), max_size=8),
    st.lists(st.integers(1, 50), min_size=8, max_size=8),
    BUDGETS,
)
def test_what_fits_stands_in_order_and_is_never_too_long(
    meanings: list[tuple[float, float]], lengths: list[int], budget: int
) -> None:
    chosen = fitting((1.0, 0.0), meanings, lengths, budget)

    assert list(chosen) == sorted(set(chosen))
    assert sum(lengths[place] for place in chosen) <= budget


def test_what_is_closest_is_chosen_first() -> None:
    assert fitting((1.0, 0.0), [(0.1, 0.9), (1.0, 0.0), (0.9, 0.1)], [10, 10, 10], 20) == (1, 2)


@given(LISTS, st.integers(1, 400))
def test_pieces_hold_everything_in_order_and_only_single_messages_are_too_long(
    messages: list[Message], budget: int
) -> None:
    pieces = pieces_within(messages, budget)

    assert [message for piece in pieces for message in piece] == messages
    assert all(len(piece) == 1 or sum(map(tokens_of, piece)) <= budget for piece in pieces)


def test_a_summary_stands_for_what_it_covers_wherever_it_stands() -> None:
    said = talk(6)
    first = summary_of("First.", said[:2], None)
    second = summary_of("Both.", said[2:4], first)
    memory = (*said[:5], first, second, said[5])

    told = since_summary(memory)

    assert (told.summary, told.since) == (second, said[4:])
    assert second.metadata["summary"] == {"until": said[3].id, "time": 3.0, "count": 4}
    assert without_summaries(memory) == said


def test_a_summary_holds_also_when_the_last_message_it_covers_was_forgotten() -> None:
    said = talk(4)
    summary = summary_of("Short.", said[:3], None)

    assert since_summary((said[0], said[1], summary, said[3])).since == said[3:]


def test_a_summary_that_was_forgotten_counts_no_more() -> None:
    said = talk(3)

    assert since_summary(said).since == said
    assert since_summary(said).summary is None


@given(st.lists(st.text("abc {}:", max_size=5).map(lambda text: Message(parts=(Text(text=text),))), max_size=5))
def test_what_a_stranger_calls_a_summary_breaks_nothing(said: list[Message]) -> None:
    strange = Message.of("?").model_copy(update={"metadata": {"summary": "yes"}})

    assert since_summary((*said, strange)).since == tuple(said)
