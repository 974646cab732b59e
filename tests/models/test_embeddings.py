from __future__ import annotations

import orjson
import pytest
from pydantic import JsonValue, SecretStr

from studio.chat_model import ModelName
from studio.embedding_model import EmbeddingRequest, closeness
from studio.errors import ModelFailure
from studio.models.breaker import FAILURES, Breaker
from studio.models.embeddings import ConnectedEmbedder
from studio.models.endpoint import Endpoint
from studio.models.http import Outbound
from studio.models.pace import Pace
from studio.models.protocols import ProtocolName
from studio.models.server import Server
from tests.fakes.beside_chat import letters_of
from tests.fakes.embeddings import embedded
from tests.fakes.model_server import FakeModel, Reply
from tests.models.asking import KEY

NAME = ModelName("work/fake-embed")
TEXTS = EmbeddingRequest(("cat", "dog", ""))


def embedder(
    fake: FakeModel, at_once: int = 64, key: str = KEY, protocol: ProtocolName = "openai"
) -> ConnectedEmbedder:
    server = Server("Work", "OpenAI", fake.base_url, SecretStr(key), protocol=protocol)
    return ConnectedEmbedder(Endpoint(server, Outbound(), Breaker()), NAME, at_once)


async def failure_of(model: ConnectedEmbedder, request: EmbeddingRequest = TEXTS) -> ModelFailure:
    with pytest.raises(ModelFailure) as found:
        await model.embed(request)
    return found.value


async def test_texts_become_vectors_of_length_one_in_their_own_order() -> None:
    async with FakeModel(key=KEY) as fake:
        fake.send(embedded("cat", "dog", "", scale=3))
        vectors = await embedder(fake).embed(TEXTS)

    assert [closeness(one, letters_of(text)) for one, text in zip(vectors, TEXTS.texts, strict=True)] == pytest.approx(
        [1, 1, 0]
    )
    (asked,) = fake.requests
    assert asked.path == "/v1/embeddings"
    assert asked.body == {"model": "fake-embed", "input": ["cat", "dog", " "]}


async def test_many_texts_are_sent_in_batches() -> None:
    async with FakeModel() as fake:
        fake.send(embedded("cat", "dog"))
        fake.send(embedded("bird"))
        vectors = await embedder(fake, at_once=2).embed(EmbeddingRequest(("cat", "dog", "bird")))

    assert [asked.body["input"] for asked in fake.requests] == [["cat", "dog"], ["bird"]]
    assert vectors[2] == pytest.approx(letters_of("bird"))


async def test_no_texts_are_no_question() -> None:
    async with FakeModel() as fake:
        assert await embedder(fake).embed(EmbeddingRequest(())) == ()

    assert fake.requests == []


@pytest.mark.parametrize(
    ("protocol", "path"),
    [("responses", "/v1/embeddings"), ("gemini", "/v1/openai/embeddings"), ("ollama", "/v1/v1/embeddings")],
)
async def test_servers_that_converse_otherwise_have_the_endpoint_at_a_place_of_its_own(
    protocol: ProtocolName, path: str
) -> None:
    async with FakeModel() as fake:
        fake.send(embedded("cat"))
        await embedder(fake, protocol=protocol).embed(EmbeddingRequest(("cat",)))

    assert fake.requests[0].path == path


async def test_a_connection_for_conversation_only_says_so() -> None:
    async with FakeModel() as fake:
        failure = await failure_of(embedder(fake, protocol="anthropic"))

    assert failure.sentence == "“Work” is for conversation only, so it could not be asked for this."
    assert failure.remedy
    assert failure.remedy.action == "open_models"


REFUSALS: list[tuple[int, JsonValue, str, bool]] = [
    (
        401,
        {"error": {"message": "Incorrect API key provided: sk-x"}},
        "OpenAI did not accept the key of “Work”.",
        False,
    ),
    (404, {"error": {"message": "The model `x` does not exist"}}, "OpenAI has no model called “fake-embed”.", False),
    (
        400,
        {"error": {"message": "This model's maximum context length is 8192 tokens"}},
        "The text is too long for “fake-embed”.",
        False,
    ),
    (429, {"error": {"message": "Rate limit reached"}}, "OpenAI is busy.", True),
    (500, {"error": {"message": "The server had an error"}}, "OpenAI had a fault of its own.", True),
]


@pytest.mark.parametrize(("status", "body", "sentence", "retryable"), REFUSALS)
async def test_a_refusal_is_a_sentence(status: int, body: JsonValue, sentence: str, *, retryable: bool) -> None:
    async with FakeModel() as fake:
        fake.refuse(status, body)
        failure = await failure_of(embedder(fake))

    assert (failure.sentence, failure.retryable) == (sentence, retryable)
    assert failure.remedy
    assert failure.remedy.value is None


def _entry(index: int, *numbers: JsonValue) -> JsonValue:
    return {"index": index, "embedding": [*numbers]}


ODD: list[tuple[JsonValue, str]] = [
    ({"data": []}, "OpenAI had a fault of its own."),
    ({"data": [{"index": 0, "embedding": [1.0]}]}, "OpenAI had a fault of its own."),
    ({"data": [_entry(0, 1.0), _entry(1, 1.0), _entry(2, 1.0, 1.0)]}, "OpenAI had a fault of its own."),
    ({"data": [_entry(0), _entry(1), _entry(2)]}, "OpenAI had a fault of its own."),
    ({"data": [_entry(0, None), _entry(1, None), _entry(2, None)]}, "OpenAI had a fault of its own."),
    ({"error": {"message": "Rate limit reached"}}, "OpenAI is busy."),
]


@pytest.mark.parametrize(("content", "sentence"), ODD)
async def test_an_answer_that_is_none_is_a_sentence(content: JsonValue, sentence: str) -> None:
    async with FakeModel() as fake:
        fake.send(Reply((orjson.dumps(content),)))
        failure = await failure_of(embedder(fake))

    assert failure.sentence == sentence


async def test_what_is_no_json_is_no_model_server() -> None:
    async with FakeModel() as fake:
        fake.send(Reply((b"<html>hello",)))
        failure = await failure_of(embedder(fake))

    assert failure.sentence == f"Something answers at 127.0.0.1:{fake.port}, but not as a model server."


async def test_an_answer_beyond_all_measure_is_cut_off() -> None:
    async with FakeModel() as fake:
        fake.send(Reply((b"[" + b" " * 1_000_000,) * 40))
        failure = await failure_of(embedder(fake))

    assert failure.sentence == "OpenAI sent far too much, so the answer was stopped."


async def test_an_answer_that_breaks_off_can_be_asked_for_again() -> None:
    async with FakeModel() as fake:
        fake.send(Reply((b'{"data": [',), then="cut", headers={"Content-Length": "100"}))
        failure = await failure_of(embedder(fake))

    assert (failure.sentence, failure.retryable) == ("The connection broke while the model was answering.", True)


async def test_the_key_is_in_no_detail() -> None:
    async with FakeModel(key="another") as fake:
        failure = await failure_of(embedder(fake))

    assert "CANARY" not in failure.details


async def test_a_server_that_fails_again_and_again_is_left_in_peace() -> None:
    async with FakeModel() as fake:
        model = embedder(fake)
        for _ in range(FAILURES):
            fake.refuse(500, {"error": {"message": "The server had an error"}})
            await failure_of(model)
        failure = await failure_of(model)

    assert failure.sentence == "OpenAI failed again and again, so it is left in peace for a moment."
    assert len(fake.requests) == FAILURES


async def test_texts_take_their_turn_at_the_pace_of_the_connection() -> None:
    now = [0.0]
    pace = Pace(60, lambda: now[0])
    async with FakeModel() as fake:
        fake.send(embedded("cat"))
        server = Server("Work", "OpenAI", fake.base_url)
        await ConnectedEmbedder(Endpoint(server, Outbound(), Breaker(), pace), NAME, 9).embed(
            EmbeddingRequest(("cat",))
        )

    assert pace.wait() == 1
