"""What comes in, goes out and stands in between."""

from __future__ import annotations

import pytest

from components.messages.chat_input import ChatInput
from components.messages.join_texts import JoinTexts
from components.messages.note import Note
from components.messages.show import Show
from components.messages.split_text import SplitText
from components.messages.text import Text
from studio.spec import spec_of
from studio.values import Message
from tests.components.hearing import hearing

HELLO = Message.of("hello")


async def test_chat_input_hands_on_the_message() -> None:
    assert await ChatInput()(HELLO) is HELLO


@pytest.mark.parametrize(
    ("texts", "joined"),
    [((), ""), (("one",), "one"), (("one", "two"), "one, two"), (("", "one", "", "two", ""), "one, two")],
)
async def test_texts_are_joined_in_order_and_empty_ones_left_out(texts: tuple[str, ...], joined: str) -> None:
    assert await JoinTexts(between=", ")(*texts) == joined


async def test_texts_are_joined_as_paragraphs_as_it_comes() -> None:
    assert await JoinTexts()("one", "two") == "one\n\ntwo"


@pytest.mark.parametrize(
    ("split", "text", "items"),
    [
        (SplitText(), "1. a cat\n2) a dog\n\n- a 3. bird\n* 7 fish", ["a cat", "a dog", "a 3. bird", "7 fish"]),
        (SplitText(at="commas"), "a cat, a dog;a bird\n a fish ,", ["a cat", "a dog", "a bird", "a fish"]),
        (SplitText(at="empty lines"), "one,\ntwo\n \n\nthree", ["one,\ntwo", "three"]),
        (SplitText(), " \n", []),
    ],
)
async def test_a_text_is_split_into_items_without_their_marks(split: SplitText, text: str, items: list[str]) -> None:
    assert await split(text) == items


async def test_a_note_does_nothing_and_has_no_ports() -> None:
    await Note(text="Remember the milk.")()
    spec = spec_of(Note)
    assert (spec.inputs, spec.outputs, spec.role) == ((), (), "note")


async def test_show_gives_the_message_as_the_answer() -> None:
    with hearing() as desk:
        assert await Show()(HELLO) is HELLO
    assert desk.said == [("hello", True)]


async def test_a_text_gives_its_setting_unless_the_run_was_given_another() -> None:
    assert await Text(text="own")() == "own"
    assert await Text(text="own")("given") == "given"


def test_inputs_and_outputs_of_a_flow_say_that_they_are() -> None:
    roles = {component.__name__: spec_of(component).role for component in (ChatInput, Text, Show, JoinTexts)}
    assert roles == {"ChatInput": "input", "Text": "input", "Show": "output", "JoinTexts": "none"}
