"""Files of what is remembered: our own, AgentScope's, and what is neither."""

from __future__ import annotations

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue

from studio.values import Image, Message, Text
from studio.web.memory_file import NO_LIST, read_messages, write_messages
from tests.anything import JSON

PICTURE = Image(hash="a" * 64, mime="image/png", size=3, name="tree.png")


def test_what_was_written_is_read_again() -> None:
    messages = (Message.of("Hello.", sender="User"), Message(parts=(Text(text="See."), PICTURE), role="assistant"))

    assert read_messages(write_messages(messages).decode()) == messages


def test_a_list_of_agentscope_messages_is_read() -> None:
    blocks = [{"type": "text", "text": "One."}, {"type": "text", "text": "2"}]
    picture = "https://example.org/a.png"
    exported = [
        {"id": "1", "name": "Bob", "role": "user", "content": "Hello.", "timestamp": "2025-03-01 12:30:00"},
        {"name": "Ann", "role": "assistant", "content": blocks},
        {"name": "Ann", "role": "tool", "content": {"score": 3}, "url": picture, "metadata": {"a": 1}},
    ]

    found = read_messages(orjson.dumps(exported).decode())

    assert isinstance(found, tuple)
    assert [(each.sender, each.role, each.text) for each in found] == [
        ("Bob", "user", "Hello."),
        ("Ann", "assistant", "One.\n\n2"),
        ("Ann", "user", '{"score":3}\n\nhttps://example.org/a.png'),
    ]
    assert found[2].metadata == {"a": 1}
    assert found[0].time < found[1].time


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        ("{", "could not be read"),
        ("[" * 5_000, "could not be read"),
        ('{"nodes": {}}', NO_LIST),
        ('[{"content": "ok"}, {"parts": "no"}]', "Message 2 of this file"),
        ("[7]", "Message 1 of this file"),
        (orjson.dumps([{"content": ""}] * 50_001).decode(), "50,001 messages"),
    ],
)
def test_what_is_no_memory_is_refused_with_a_sentence(document: str, sentence: str) -> None:
    found = read_messages(document)

    assert isinstance(found, str)
    assert sentence in found


MSG = st.fixed_dictionaries({"content": JSON}, optional=dict.fromkeys(("url", "name", "timestamp", "metadata"), JSON))


@given(JSON | st.lists(MSG, max_size=3))
def test_nothing_in_a_file_breaks_the_reading(content: JsonValue) -> None:
    assert isinstance(read_messages(orjson.dumps(content).decode()), str | tuple)
