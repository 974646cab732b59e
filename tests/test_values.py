"""Messages, their parts, and what a node may have."""

from __future__ import annotations

import pytest
from hypothesis import given
from pydantic import ValidationError

from studio.values import Audio, Image, Media, Message, Policy, Text, Thinking, ToolCall, ToolResult
from tests.anything import MESSAGES

PICTURE = Image(hash="a" * 64, mime="image/png", size=1)
SOUND = Audio(hash="b" * 64, mime="audio/wav", size=1)


@given(message=MESSAGES)
def test_a_message_survives_json(message: Message) -> None:
    assert Message.model_validate_json(message.model_dump_json()) == message


def test_the_words_of_a_message_are_those_of_its_texts() -> None:
    parts = (Thinking(text="hm"), Text(text="one"), PICTURE, Text(text="two"))
    assert Message(parts=parts).text == "one\n\ntwo"


def test_media_of_a_message_come_in_order() -> None:
    assert Message(parts=(SOUND, Text(text="and"), PICTURE)).media == (SOUND, PICTURE)


def test_every_part_keeps_its_kind() -> None:
    call = ToolCall(id="1", name="search", arguments={"for": "tea"})
    parts = (Text(text="a"), PICTURE, SOUND, call, ToolResult(id="1", name="search", content="found"))
    assert Message.model_validate(Message(parts=parts).model_dump(mode="json")).parts == parts


def test_two_messages_have_ids_of_their_own() -> None:
    assert Message.of("same").id != Message.of("same").id


def test_a_message_does_not_change() -> None:
    with pytest.raises(ValidationError):
        setattr(Message.of("hello"), "sender", "somebody")  # noqa: B010 - a plain assignment is a type error


@pytest.mark.parametrize(
    "wrong",
    [
        {"parts": [{"kind": "spell", "text": "abracadabra"}]},
        {"parts": [{"text": "of no kind"}]},
        {"parts": [], "role": "narrator"},
        {"parts": [], "mood": "good"},
        {"parts": [{"kind": "image", "hash": "../../etc/passwd", "mime": "image/png", "size": 1}]},
        {"parts": [{"kind": "image", "hash": "A" * 64, "mime": "image/png", "size": 1}]},
        {"parts": [{"kind": "file", "hash": "a" * 64, "mime": "text/plain", "size": -1}]},
    ],
)
def test_what_is_no_message_is_not_taken_for_one(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Message.model_validate(wrong)


def test_a_name_of_a_file_has_the_length_that_file_systems_allow() -> None:
    with pytest.raises(ValidationError):
        Media(hash="a" * 64, mime="text/plain", size=1, name="x" * 256)


@pytest.mark.parametrize("wrong", [{"tries": 0}, {"tries": 11}, {"wait": -1}, {"timeout": 0}, {"on_failure": "hope"}])
def test_a_policy_stays_within_reason(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Policy.model_validate(wrong)


def test_a_node_without_a_policy_of_its_own_is_tried_once_and_stops_the_run() -> None:
    assert (Policy.default.tries, Policy.default.timeout, Policy.default.on_failure) == (1, None, "fail")
