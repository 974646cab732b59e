"""Settings that some models refuse and others need."""

from __future__ import annotations

import pytest
from pydantic import JsonValue

from studio.chat_model import ChatRequest, ModelName
from studio.models.protocols import ProtocolName
from studio.values import Message
from tests.fakes.model_server import FakeModel
from tests.fakes.tongues import TONGUES
from tests.models.asking import failure_of, hear, speaking


def asked(schema: dict[str, JsonValue] | None = None) -> ChatRequest:
    return ChatRequest(ModelName("work/fake-1"), "", (Message.of("Hi"),), schema=schema)


REFUSED: list[tuple[ProtocolName, str, str]] = [
    ("anthropic", "`temperature` is deprecated for this model", "temperature"),
    ("gemini", "Thinking is not enabled for models/fake-1", "thinkingConfig"),
    ("responses", "Unsupported parameter: 'reasoning.summary' is not supported with this model.", "reasoning"),
]


@pytest.mark.parametrize(("protocol", "message", "field"), REFUSED)
async def test_a_setting_the_model_refuses_is_left_out_from_then_on(
    protocol: ProtocolName, message: str, field: str
) -> None:
    async with FakeModel(tongue=TONGUES[protocol]) as fake:
        model = speaking(fake, protocol)
        fake.refuse(400, {"error": {"message": message, "type": "invalid_request_error"}})
        fake.say("Yes")
        fake.say("Yes again")

        assert [(await hear(model, asked())).text for _ in range(2)] == ["Yes", "Yes again"]
    assert [field in str(one.body) for one in fake.requests] == [True, False, False]


async def test_a_schema_that_is_refused_is_left_out_of_that_question_alone() -> None:
    complaint = {"error": {"message": "This response_format type is unavailable now", "type": "invalid_request_error"}}
    async with FakeModel() as fake:
        model = speaking(fake, "openai")
        for _ in range(2):
            fake.refuse(400, complaint)
            fake.say("{}")
            assert (await hear(model, asked({"type": "object"}))).text == "{}"

    assert ["response_format" in one.body for one in fake.requests] == [True, False, True, False]


async def test_a_key_with_signs_that_no_header_takes_is_not_sent() -> None:
    async with FakeModel(tongue=TONGUES["post"]) as fake:
        failure = await failure_of(speaking(fake, "post", key="one\r\nX-Two: 2"))

    assert failure.sentence == "Acme did not accept the key of “Work”."
    assert fake.requests == []
