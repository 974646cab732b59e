"""The answer of a model that was told in words how to use tools."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue

from studio.models.growing_value import GrowingValue
from studio.models.told_answer import ToldAnswer
from studio.models.wire import as_text, parse
from tests.fakes.model_server import tokens

Calls = list[tuple[str, dict[str, JsonValue]]]
FINAL = '{"tool":"final_answer","arguments":{"answer":"It is noon,\\nin \\"Łódź\\" \\ud83c\\udfd9."}}'
ADD = '{"tool":"add","arguments":{"a":1,"b":2}}'
NOON = 'It is noon,\nin "Łódź" 🏙.'


def read(*pieces: str, cut: bool = False) -> tuple[str, Calls]:
    """The words and the calls in an answer."""
    answer = ToldAnswer()
    said = [answer.take(piece) for piece in pieces]
    rest, calls = answer.end(cut=cut)
    return "".join((*said, rest)), [(call.name, call.arguments) for call in calls]


def test_the_final_answer_is_handed_on_while_it_is_being_written() -> None:
    answer = ToldAnswer()
    pieces = tokens('{"tool":"final_answer","arguments":{"answer":"One two three."}}')

    assert [answer.take(piece) for piece in pieces] == ["One", " two", " three."]
    assert answer.end(cut=False) == ("", ())


UNDERSTOOD: list[tuple[str, str, Calls]] = [
    (FINAL, NOON, []),
    (ADD, "", [("add", {"a": 1, "b": 2})]),
    (f"```json\n{ADD}\n```", "", [("add", {"a": 1, "b": 2})]),
    (f"<tool_call>\n{ADD.replace('tool', 'name', 1)}\n</tool_call>", "", [("add", {"a": 1, "b": 2})]),
    (f"I shall add. {ADD}", "I shall add. ", [("add", {"a": 1, "b": 2})]),
    (f"```json\n{FINAL}\n```", NOON, []),
    ('{"tool": "add", "arguments": {"a": 1, b: 2,}', "", [("add", {"a": 1, "b": 2})]),
    ('{"arguments": {"answer": "Yes."}, "tool": "final_answer"}', "Yes.", []),
    ('{"tool":"final_answer","arguments":{"answer":{"age":[3,4]}}}', '{"age":[3,4]}', []),
    ('{"tool":"now"}', "", [("now", {})]),
    (f"[{ADD}, {ADD}]", "", [("add", {"a": 1, "b": 2})] * 2),
    ("See [1].", "See [1].", []),
    ("Just words, `a`, a < b.", "Just words, `a`, a < b.", []),
    ('Set {"a": 1}.', 'Set {"a": 1}.', []),
    ("```python\nprint(1)\n```", "```python\nprint(1)\n```", []),
    ("", "", []),
]


@pytest.mark.parametrize(("written", "words", "calls"), UNDERSTOOD)
def test_calls_and_words_are_told_apart_however_they_are_wrapped(written: str, words: str, calls: Calls) -> None:
    assert read(written) == (words, calls)


@given(st.sampled_from(UNDERSTOOD), st.data())
def test_an_answer_means_the_same_wherever_it_is_cut_into_pieces(
    case: tuple[str, str, Calls], data: st.DataObject
) -> None:
    written = case[0]
    cuts = sorted(data.draw(st.sets(st.integers(0, len(written)), max_size=8)))

    pieces = [written[begin:end] for begin, end in zip([0, *cuts], [*cuts, None], strict=True)]
    assert read(*pieces) == read(written)


@pytest.mark.parametrize(
    ("written", "words", "names"),
    [
        ('{"tool":"add","arguments":{"a":10', "", ["add"]),
        ('{"tool":"final_answer","arguments":{"answer":"It is no', "It is no", []),
        ('{"tool":"ad', '{"tool":"ad', []),
    ],
)
def test_what_was_cut_off_is_never_taken_for_whole(written: str, words: str, names: list[str]) -> None:
    answer = ToldAnswer()
    said = answer.take(written)
    rest, calls = answer.end(cut=True)

    assert (said + rest, [call.name for call in calls]) == (words, names)
    assert all(call.unreadable and not call.arguments for call in calls)


def grown(written: str, cuts: list[int]) -> str:
    value = GrowingValue()
    return "".join(value.take(written[begin:end]) for begin, end in zip([0, *cuts], [*cuts, None], strict=True))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-99, 99) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)


@given(JSON, st.data())
def test_a_growing_value_is_whole_in_the_end(content: JsonValue, data: st.DataObject) -> None:
    written = as_text([content])[1:-1] + "} and more"
    cuts = sorted(data.draw(st.sets(st.integers(0, len(written)), max_size=8)))

    read = grown(written, cuts)
    assert read == content if isinstance(content, str) else parse(read) == content


@given(st.text(alphabet='\\"u{}d83clx', max_size=16))
def test_strange_escapes_do_no_harm(written: str) -> None:
    assert grown(f'"{written}', []).encode(errors="strict") is not None
