from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue, SecretStr, ValidationError

from studio.models.post_template import PLACEHOLDERS, PostTemplate

BODY: JsonValue = {"prompt": "{{text}}"}
VALUES: dict[str, JsonValue] = dict.fromkeys(PLACEHOLDERS, "-")


@pytest.mark.parametrize(
    ("part", "filled"),
    [
        ("{{messages}}", [{"role": "user", "content": "Hi"}]),
        ("{{ text }}", "Hi"),
        ("Human: {{text}}\nAI:", "Human: Hi\nAI:"),
        ("at most {{max_tokens}}", "at most 9"),
        ("{{max_tokens}}", 9),
        ("{{nobody}} {text}", "{{nobody}} {text}"),
        (["{{text}}", {"deep": "{{text}}"}, None, 1.5], ["Hi", {"deep": "Hi"}, None, 1.5]),
    ],
)
def test_a_placeholder_becomes_its_value(part: JsonValue, filled: JsonValue) -> None:
    values: dict[str, JsonValue] = {
        **VALUES,
        "text": "Hi",
        "max_tokens": 9,
        "messages": [{"role": "user", "content": "Hi"}],
    }

    assert PostTemplate(body={"a": "{{text}}", "b": part}).filled(values) == {"a": "Hi", "b": filled}


@given(st.text())
def test_whatever_was_said_arrives_as_it_was_said(said: str) -> None:
    assert PostTemplate(body=BODY).filled({**VALUES, "text": said}) == {"prompt": said}


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("choices.0.message.content", "Hi"),
        ("choices.1", None),
        ("choices.x", None),
        ("usage", '{"tokens":3}'),
        ("usage.tokens", "3"),
        ("nothing", None),
        ("none", None),
    ],
)
def test_a_path_leads_to_the_words_or_to_nothing(path: str, found: str | None) -> None:
    answer: JsonValue = {"choices": [{"message": {"content": "Hi"}}], "usage": {"tokens": 3}, "none": None}

    assert PostTemplate(body=BODY, answer=path).found(answer) == found


def test_an_empty_path_takes_the_answer_as_it_is() -> None:
    assert PostTemplate(body=BODY).found("Hi") == "Hi"


def test_the_key_goes_where_the_template_says() -> None:
    headers = {"X-Key": "Token {{key}}"}

    assert PostTemplate(body=BODY, headers=headers).sent_headers(SecretStr("abc")) == {"X-Key": "Token abc"}


def test_the_key_is_a_bearer_token_when_the_template_says_nothing() -> None:
    assert PostTemplate(body=BODY).sent_headers(SecretStr("abc")) == {"Authorization": "Bearer abc"}
    assert PostTemplate(body=BODY).sent_headers(SecretStr("")) == {}


@pytest.mark.parametrize("headers", [{"Host": "x"}, {"A B": "x"}, {"": "x"}, {"X": "a\r\nB: c"}, {"X": "ä"}])
def test_a_header_that_cannot_be_sent_is_refused(headers: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        PostTemplate(body=BODY, headers=headers)


@pytest.mark.parametrize("body", [{}, {"prompt": "Hi"}, {"model": "{{model}}"}, None])
def test_a_body_without_the_conversation_is_refused(body: JsonValue) -> None:
    with pytest.raises(ValidationError, match="no place for the conversation"):
        PostTemplate(body=body)
