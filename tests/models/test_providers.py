"""The providers that can be connected with one choice, and DashScope's way of speaking OpenAI's protocol.

Source: https://help.aliyun.com/en/model-studio/compatibility-of-openai-with-dashscope.
"""

from __future__ import annotations

from typing import get_args

import pytest
from pydantic import JsonValue, SecretStr

from studio.chat_model import ModelName, TextDelta, ThinkingDelta
from studio.models.client import ModelClient
from studio.models.connections import Connection
from studio.models.http import Outbound
from studio.models.presets import preset
from studio.models.protocols import TITLES, ProtocolName
from tests.fakes.model_server import OPENAI, FakeModel, Tongue
from tests.models.asking import KEY, QUICK, failure_of, hear, question

TONGUE = Tongue("/compatible-mode/v1", OPENAI.speak, OPENAI.lists)


def dashscope(fake: FakeModel) -> ModelClient:
    connection = Connection(name="work", title="Work", preset="dashscope", base_url=fake.base_url)
    return ModelClient(connection.server(SecretStr(KEY)), Outbound(), QUICK)


@pytest.mark.parametrize(
    ("name", "protocol"),
    [
        ("openai", "openai"),
        ("anthropic", "anthropic"),
        ("gemini", "gemini"),
        ("ollama", "ollama"),
        ("dashscope", "openai"),
        ("other", "openai"),
    ],
)
def test_a_provider_is_spoken_to_in_its_own_protocol(name: str, protocol: ProtocolName) -> None:
    assert (preset(name).name, preset(name).protocol) == (name, protocol)


def test_every_protocol_can_be_chosen_for_any_address() -> None:
    assert set(TITLES) == set(get_args(ProtocolName)) >= {"responses", "post"}


async def test_dashscope_streams_thoughts_and_words_to_its_own_address() -> None:
    async with FakeModel(tongue=TONGUE, key=KEY) as fake:
        fake.say("Hello", thinking="They greet.")
        heard = await hear(dashscope(fake), question(model="work/qwen-plus"))

    assert [delta for delta in heard.deltas if isinstance(delta, ThinkingDelta)]
    assert TextDelta("Hello") in heard.deltas
    (asked,) = fake.requests
    assert asked.path == "/compatible-mode/v1/chat/completions"
    assert asked.body["model"] == ModelName("work/qwen-plus").model
    assert "max_tokens" in asked.body


REFUSALS: list[tuple[int, JsonValue, str]] = [
    (
        401,
        {"error": {"message": "Incorrect API key provided. ", "code": "invalid_api_key"}, "request_id": "1"},
        "DashScope did not accept the key of “Work”.",
    ),
    (
        404,
        {"error": {"message": "The model `fake-1` does not exist.", "code": "model_not_found"}},
        "DashScope has no model called “fake-1”.",
    ),
    (
        429,
        {"error": {"message": "Requests rate limit exceeded, please try again later.", "code": "limit_requests"}},
        "DashScope is busy.",
    ),
    (
        400,
        {"error": {"message": "Output data may contain inappropriate content.", "code": "data_inspection_failed"}},
        "DashScope refused to answer: its filter objected to the conversation.",
    ),
]


@pytest.mark.parametrize(("status", "body", "sentence"), REFUSALS)
async def test_a_refusal_of_dashscope_is_a_sentence(status: int, body: JsonValue, sentence: str) -> None:
    async with FakeModel(tongue=TONGUE) as fake:
        fake.refuse(status, body)
        failure = await failure_of(dashscope(fake))

    assert failure.sentence == sentence
