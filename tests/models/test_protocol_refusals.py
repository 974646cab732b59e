"""How each provider says no, in the words and codes of its documentation, and what we then say.

Anthropic: https://platform.claude.com/docs/en/api/errors. Gemini: https://ai.google.dev/gemini-api/docs/troubleshooting.
Ollama: https://docs.ollama.com/api/errors. OpenAI: https://platform.openai.com/docs/guides/error-codes.
"""

from __future__ import annotations

import orjson
import pytest
from pydantic import JsonValue

from studio.models.protocols import ProtocolName
from tests.fakes.model_server import FakeModel, Reply, event
from tests.fakes.tongues import TONGUES, named
from tests.models.asking import failure_of, hear, speaking

NO_KEY = "Acme did not accept the key of “Work”."
NO_MODEL = "Acme has no model called “fake-1”."
TOO_LONG = "The conversation is too long for “fake-1”."
NO_CREDIT = "The credit of “Work” at Acme is used up."
BUSY = "Acme is busy."
OWN_FAULT = "Acme had a fault of its own."
MISUNDERSTOOD = "Acme did not understand the request."


def anthropic(kind: str, message: str) -> JsonValue:
    return {"type": "error", "error": {"type": kind, "message": message}, "request_id": "req_1"}


def gemini(code: int, status: str, message: str) -> JsonValue:
    return {"error": {"code": code, "message": message, "status": status}}


REFUSALS: list[tuple[ProtocolName, int, JsonValue, str]] = [
    ("anthropic", 401, anthropic("authentication_error", "invalid x-api-key"), NO_KEY),
    ("anthropic", 404, anthropic("not_found_error", "model: fake-1"), NO_MODEL),
    ("anthropic", 413, anthropic("request_too_large", "Request exceeds the maximum size"), TOO_LONG),
    (
        "anthropic",
        400,
        anthropic("invalid_request_error", "prompt is too long: 215000 tokens > 200000 maximum"),
        TOO_LONG,
    ),
    (
        "anthropic",
        400,
        anthropic("invalid_request_error", "input length and `max_tokens` exceed context limit: 190000 + 32000"),
        TOO_LONG,
    ),
    ("anthropic", 400, anthropic("invalid_request_error", "Your credit balance is too low"), NO_CREDIT),
    ("anthropic", 402, anthropic("billing_error", "There is an issue with your billing"), NO_CREDIT),
    ("anthropic", 400, anthropic("invalid_request_error", "messages: at least one message is required"), MISUNDERSTOOD),
    ("anthropic", 429, anthropic("rate_limit_error", "Number of request tokens has exceeded your limit"), BUSY),
    ("anthropic", 529, anthropic("overloaded_error", "Overloaded"), BUSY),
    ("anthropic", 500, anthropic("api_error", "Internal server error"), OWN_FAULT),
    ("gemini", 400, gemini(400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key."), NO_KEY),
    (
        "gemini",
        400,
        gemini(400, "INVALID_ARGUMENT", "The input token count (2) exceeds the maximum number of tokens allowed (1)."),
        TOO_LONG,
    ),
    ("gemini", 404, gemini(404, "NOT_FOUND", "models/fake-1 is not found for API version v1beta"), NO_MODEL),
    ("gemini", 429, gemini(429, "RESOURCE_EXHAUSTED", "You exceeded your current quota"), BUSY),
    ("gemini", 503, gemini(503, "UNAVAILABLE", "The model is overloaded. Please try again later."), BUSY),
    ("gemini", 500, [gemini(500, "INTERNAL", "An internal error has occurred.")], OWN_FAULT),
    (
        "ollama",
        404,
        {"error": "model 'fake-1' not found"},
        "“fake-1” is not there yet. Pull it with Ollama: ollama pull fake-1",
    ),
    ("ollama", 503, {"error": "server busy, please try again.  maximum pending requests exceeded"}, BUSY),
    ("ollama", 500, {"error": "the model failed to generate a response"}, OWN_FAULT),
    (
        "responses",
        401,
        {"error": {"code": "invalid_api_key", "type": "invalid_request_error", "message": "no"}},
        NO_KEY,
    ),
    ("responses", 404, {"error": {"code": "model_not_found", "message": "The model does not exist"}}, NO_MODEL),
    ("responses", 400, {"error": {"code": "context_length_exceeded", "message": "too long"}}, TOO_LONG),
    ("responses", 429, {"error": {"code": "insufficient_quota", "message": "check your plan"}}, NO_CREDIT),
    ("responses", 429, {"error": {"code": "rate_limit_exceeded", "message": "slow down"}}, BUSY),
    ("post", 401, {"detail": "who are you?"}, NO_KEY),
    ("post", 503, {"message": "later"}, BUSY),
]


@pytest.mark.parametrize(("protocol", "status", "body", "sentence"), REFUSALS)
async def test_a_refusal_is_told_in_a_sentence_and_asked_once(
    protocol: ProtocolName, status: int, body: JsonValue, sentence: str
) -> None:
    async with FakeModel(tongue=TONGUES[protocol]) as fake:
        fake.refuse(status, body)
        failure = await failure_of(speaking(fake, protocol))

    assert failure.sentence == sentence
    assert failure.retryable == (sentence in (BUSY, OWN_FAULT))
    assert len(fake.requests) == 1


INSIDE: list[tuple[ProtocolName, tuple[bytes, ...], str]] = [
    ("anthropic", (named("error", error={"type": "overloaded_error", "message": "Overloaded"}),), BUSY),
    ("anthropic", (named("error", error={"type": "api_error", "message": "oops"}),), OWN_FAULT),
    ("anthropic", (named("error", error={"type": "authentication_error", "message": "revoked"}),), NO_KEY),
    (
        "gemini",
        (event({"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}, "usageMetadata": {"promptTokenCount": 7}}),),
        "Acme refused to answer: its filter objected to the conversation.",
    ),
    ("gemini", (event({"error": {"code": 503, "message": "later", "status": "UNAVAILABLE"}}),), BUSY),
    ("ollama", (b'{"error":"an error was encountered while running the model"}\n',), OWN_FAULT),
    ("responses", (named("error", code="rate_limit_exceeded", message="slow down", param=None),), BUSY),
    (
        "responses",
        (named("response.failed", response={"error": {"code": "server_error", "message": "oops"}}),),
        OWN_FAULT,
    ),
    (
        "responses",
        (named("response.failed", response={"error": {"code": "invalid_prompt", "message": "usage policy"}}),),
        "Acme refused to answer: its filter objected to the conversation.",
    ),
]


@pytest.mark.parametrize(("protocol", "events", "sentence"), INSIDE)
async def test_an_error_after_a_good_status_is_told_as_one(
    protocol: ProtocolName, events: tuple[bytes, ...], sentence: str
) -> None:
    async with FakeModel(tongue=TONGUES[protocol]) as fake:
        fake.send(Reply(events))
        failure = await failure_of(speaking(fake, protocol))

    assert failure.sentence == sentence


async def test_an_overload_in_mid_stream_keeps_the_words_before_it() -> None:
    *begun, _, _ = TONGUES["anthropic"].speak("Well then")
    overload = named("error", error={"type": "overloaded_error", "message": "Overloaded"})
    async with FakeModel(tongue=TONGUES["anthropic"]) as fake:
        fake.send(Reply((*begun, overload)))
        heard = await hear(speaking(fake, "anthropic"))

    assert heard.text == "Well then"
    assert heard.failure
    assert (heard.failure.sentence, heard.failure.retryable) == (BUSY, True)


async def test_anthropic_says_in_a_header_how_long_to_wait() -> None:
    async with FakeModel(tongue=TONGUES["anthropic"]) as fake:
        fake.refuse(429, anthropic("rate_limit_error", "slow down"), {"Retry-After": "7"})

        assert (await failure_of(speaking(fake, "anthropic"))).retry_after == 7


async def test_gemini_says_in_the_body_how_long_to_wait() -> None:
    body = orjson.loads(orjson.dumps(gemini(429, "RESOURCE_EXHAUSTED", "You exceeded your current quota")))
    body["error"]["details"] = [{"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "34.5s"}]
    async with FakeModel(tongue=TONGUES["gemini"]) as fake:
        fake.refuse(429, body)

        assert (await failure_of(speaking(fake, "gemini"))).retry_after == 34.5


async def test_an_answer_without_words_at_the_path_names_the_path() -> None:
    async with FakeModel(tongue=TONGUES["post"]) as fake:
        fake.send(Reply((b'{"results": []}',), headers={"Content-Type": "application/json"}))
        failure = await failure_of(speaking(fake, "post"))

    assert failure.sentence == "Acme answered, but nothing stands at “results.0.generated.text” in its answer."
