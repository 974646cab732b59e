"""What each protocol is sent, field by field, as its documentation has it."""

from __future__ import annotations

import orjson
import pytest
from pydantic import JsonValue

from studio.chat_model import ChatRequest, ModelName
from studio.models.dialects import dialect_of
from studio.models.prompt import talk
from studio.models.protocols import ProtocolName
from studio.models.server import Server
from studio.models.turns import Picture
from studio.values import Image, Message, Text
from tests.fakes.model_server import FakeModel
from tests.fakes.tongues import TONGUES
from tests.models.asking import hear, speaking

SCHEMA: dict[str, JsonValue] = {"type": "object", "properties": {"age": {"type": "integer", "minimum": 0}}}
PICTURE = Image(hash="0" * 64, mime="image/png", size=3)
SHOWN = Message(parts=(Text(text="What is it?"), PICTURE))
TURNS = (Message.of("Hi"), Message.of("Hello", sender="Writer", role="assistant"), SHOWN)


def asked(*, schema: dict[str, JsonValue] | None = None, stop: tuple[str, ...] = ()) -> ChatRequest:
    return ChatRequest(
        ModelName("work/fake-1"), "Be brief.", TURNS, speaker="Writer", temperature=1.5, schema=schema, stop=stop
    )


async def sent(protocol: ProtocolName, request: ChatRequest) -> dict[str, JsonValue]:
    async with FakeModel(tongue=TONGUES[protocol]) as fake:
        fake.say("Yes")
        await hear(speaking(fake, protocol), request)
    return fake.requests[0].body


async def test_anthropic_is_asked_as_it_wants_to_be() -> None:
    assert await sent("anthropic", asked(stop=("END", "\n"))) == {
        "model": "fake-1",
        "system": "Be brief.",
        "messages": [
            {"role": "user", "content": "Hi"},
            {"role": "assistant", "content": "Hello"},
            {"role": "user", "content": "What is it?\n\n[picture: without a description]"},
        ],
        "max_tokens": 512,
        "stream": True,
        "temperature": 1.0,
        "stop_sequences": ["END"],
    }


async def test_gemini_is_asked_as_it_wants_to_be() -> None:
    async with FakeModel(tongue=TONGUES["gemini"]) as fake:
        fake.say("Yes")
        await hear(speaking(fake, "gemini"), asked(stop=("END",)))

    (request,) = fake.requests
    assert (request.path, request.query) == ("/v1beta/models/fake-1:streamGenerateContent", "alt=sse")
    assert request.body == {
        "contents": [
            {"role": "user", "parts": [{"text": "Hi"}]},
            {"role": "model", "parts": [{"text": "Hello"}]},
            {"role": "user", "parts": [{"text": "What is it?\n\n[picture: without a description]"}]},
        ],
        "systemInstruction": {"parts": [{"text": "Be brief."}]},
        "generationConfig": {
            "maxOutputTokens": 512,
            "temperature": 1.5,
            "stopSequences": ["END"],
            "thinkingConfig": {"includeThoughts": True},
        },
    }


async def test_ollama_is_asked_as_it_wants_to_be() -> None:
    assert await sent("ollama", asked(schema=SCHEMA)) == {
        "model": "fake-1",
        "messages": [
            {"role": "system", "content": "Be brief."},
            {"role": "user", "content": "Hi"},
            {"role": "assistant", "content": "Hello"},
            {"role": "user", "content": "What is it?\n\n[picture: without a description]"},
        ],
        "stream": True,
        "options": {"temperature": 1.5, "num_predict": 512},
        "format": SCHEMA,
    }


async def test_responses_are_asked_for_as_they_want_to_be() -> None:
    assert await sent("responses", asked(schema=SCHEMA)) == {
        "model": "fake-1",
        "instructions": "Be brief.",
        "input": [
            {"role": "user", "content": "Hi"},
            {"role": "assistant", "content": "Hello"},
            {"role": "user", "content": "What is it?\n\n[picture: without a description]"},
        ],
        "stream": True,
        "store": False,
        "max_output_tokens": 512,
        "temperature": 1.5,
        "reasoning": {"summary": "auto"},
        "text": {"format": {"type": "json_schema", "name": "answer", "strict": False, "schema": SCHEMA}},
    }


async def test_a_template_is_filled_with_values_and_what_was_said_is_no_template() -> None:
    request = ChatRequest(ModelName("work/x"), "", (Message.of('Say "{{model}}"'),), speaker="Writer")
    async with FakeModel(tongue=TONGUES["post"]) as fake:
        fake.say("Yes")
        await hear(speaking(fake, "post"), request)

    assert fake.requests[0].path == "/generate/text"
    assert fake.requests[0].body == {
        "inputs": 'Say "{{model}}"',
        "talk": [{"role": "user", "content": 'Say "{{model}}"'}],
        "parameters": {"max_new_tokens": 512},
    }


async def test_anthropic_is_given_the_schema_closed_and_without_limits() -> None:
    body = await sent("anthropic", asked(schema=SCHEMA))

    assert body["output_config"] == {
        "format": {
            "type": "json_schema",
            "schema": {"type": "object", "properties": {"age": {"type": "integer"}}, "additionalProperties": False},
        }
    }


async def test_gemini_is_given_the_schema_as_json_schema() -> None:
    body = await sent("gemini", asked(schema=SCHEMA))
    match body["generationConfig"]:
        case dict(settings):
            assert (settings["responseMimeType"], settings["responseJsonSchema"]) == ("application/json", SCHEMA)
        case other:
            raise AssertionError(other)


def last_message(protocol: ProtocolName) -> JsonValue:
    """What is sent of the last turn when its picture is to be seen."""
    dialect = dialect_of(Server("Work", "Acme", "http://localhost", protocol=protocol))
    shown = talk(asked(), {PICTURE.hash: Picture("image/png", "QUJD")})
    body = orjson.loads(orjson.dumps(dialect.body(asked(), shown, frozenset())))
    (turns,) = (body[name] for name in ("messages", "input", "contents") if name in body)
    return turns[-1]


PICTURES: list[tuple[ProtocolName, JsonValue]] = [
    (
        "openai",
        {
            "role": "user",
            "content": [
                {"type": "text", "text": "What is it?"},
                {"type": "image_url", "image_url": {"url": "data:image/png;base64,QUJD"}},
            ],
        },
    ),
    (
        "responses",
        {
            "role": "user",
            "content": [
                {"type": "input_text", "text": "What is it?"},
                {"type": "input_image", "image_url": "data:image/png;base64,QUJD", "detail": "auto"},
            ],
        },
    ),
    (
        "anthropic",
        {
            "role": "user",
            "content": [
                {"type": "text", "text": "What is it?"},
                {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": "QUJD"}},
            ],
        },
    ),
    (
        "gemini",
        {
            "role": "user",
            "parts": [{"text": "What is it?"}, {"inlineData": {"mimeType": "image/png", "data": "QUJD"}}],
        },
    ),
    ("ollama", {"role": "user", "content": "What is it?", "images": ["QUJD"]}),
]


@pytest.mark.parametrize(("protocol", "message"), PICTURES)
def test_a_picture_is_shown_as_the_protocol_wants_it(protocol: ProtocolName, message: JsonValue) -> None:
    assert last_message(protocol) == message


@pytest.mark.parametrize(
    ("model", "path"),
    [
        ("tunedModels/mine", "/tunedModels/mine:streamGenerateContent"),
        ("models/gemini-9", "/models/gemini-9:streamGenerateContent"),
        ("../../upload", "/models/..%2F..%2Fupload:streamGenerateContent"),
        ("models/../x?key=1", "/models/..%2Fx%3Fkey%3D1:streamGenerateContent"),
    ],
)
def test_a_name_of_a_model_of_gemini_leads_nowhere_else(model: str, path: str) -> None:
    dialect = dialect_of(Server("Work", "Google", "http://localhost/v1beta", protocol="gemini"))

    assert dialect.address(model) == f"http://localhost/v1beta{path}?alt=sse"
