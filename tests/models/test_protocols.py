"""What holds for every wire protocol."""

from __future__ import annotations

from dataclasses import replace

import pytest

from studio.chat_model import ChatDelta, Finished, ModelName, TextDelta, ThinkingDelta
from studio.errors import ModelFailure
from studio.models.answering import Answering
from studio.models.dialects import dialect_of
from studio.models.failures import Asked
from studio.models.protocols import TITLES, ProtocolName
from studio.models.server import Server
from tests.fakes.model_server import FakeModel, Reply
from tests.fakes.tongues import TONGUES
from tests.models.asking import KEY, POST, failure_of, hear, question, speaking

STREAMED: list[ProtocolName] = ["openai", "responses", "anthropic", "gemini", "ollama"]
ALL: list[ProtocolName] = [*STREAMED, "post"]
SAID = "Häuser 家 und 🏠 mehr"


def fake_of(protocol: ProtocolName, key: str = "") -> FakeModel:
    return FakeModel(key=key, tongue=TONGUES[protocol])


def unsealed(deltas: tuple[ChatDelta, ...]) -> tuple[ChatDelta, ...]:
    """The deltas without the seals of thoughts, which some protocols add."""
    return tuple(delta for delta in deltas if not (isinstance(delta, ThinkingDelta) and delta.sealed))


@pytest.mark.parametrize("protocol", STREAMED)
async def test_an_answer_arrives_word_by_word_with_its_thoughts_and_tokens(protocol: ProtocolName) -> None:
    async with fake_of(protocol, KEY) as fake:
        fake.say("Hello big world", thinking="They greet.")
        heard = await hear(speaking(fake, protocol))

    assert unsealed(heard.deltas) == (
        *(ThinkingDelta(word) for word in ("They", " greet.")),
        *(TextDelta(word) for word in ("Hello", " big", " world")),
        Finished("stop", 7, 3),
    )


@pytest.mark.parametrize(
    ("protocol", "finish"),
    [
        ("openai", "length"),
        ("responses", "max_output_tokens"),
        ("anthropic", "max_tokens"),
        ("anthropic", "model_context_window_exceeded"),
        ("gemini", "MAX_TOKENS"),
        ("ollama", "length"),
    ],
)
async def test_an_answer_that_ran_out_of_length_says_so(protocol: ProtocolName, finish: str) -> None:
    async with fake_of(protocol) as fake:
        fake.say("Once upon", finish=finish)
        heard = await hear(speaking(fake, protocol))

    assert heard.finished == Finished("length", 7, 2)


@pytest.mark.parametrize(
    ("protocol", "finish"),
    [
        ("openai", "content_filter"),
        ("responses", "content_filter"),
        ("anthropic", "refusal"),
        ("gemini", "SAFETY"),
        ("gemini", "PROHIBITED_CONTENT"),
        ("gemini", "RECITATION"),
    ],
)
async def test_a_filter_that_objects_in_the_middle_says_what_is_kept(protocol: ProtocolName, finish: str) -> None:
    async with fake_of(protocol) as fake:
        fake.say("It began", finish=finish)
        failure = await failure_of(speaking(fake, protocol))

    assert failure.sentence == "Acme refused to answer: its filter objected to the conversation. 2 words are kept."
    assert not failure.retryable


@pytest.mark.parametrize("protocol", ALL)
async def test_a_key_is_sent_in_a_header_and_nowhere_else(protocol: ProtocolName) -> None:
    async with fake_of(protocol, KEY) as fake:
        fake.say("Hi")
        await hear(speaking(fake, protocol))

    (asked,) = fake.requests
    assert any(KEY in value for value in asked.headers.values())
    assert KEY not in f"{asked.path}?{asked.query}{asked.body}"


@pytest.mark.parametrize("protocol", ALL)
async def test_a_server_without_a_key_is_sent_none(protocol: ProtocolName) -> None:
    async with fake_of(protocol) as fake:
        fake.say("Hi")
        await hear(speaking(fake, protocol, key=""))

    assert not {"authorization", "x-api-key", "x-goog-api-key"} & {name.lower() for name in fake.requests[0].headers}


@pytest.mark.parametrize("protocol", STREAMED)
async def test_the_models_of_a_server_are_listed(protocol: ProtocolName) -> None:
    async with fake_of(protocol, KEY) as fake:
        fake.models = ["small", "big"]

        assert await speaking(fake, protocol).models() == ("small", "big")


@pytest.mark.parametrize("protocol", STREAMED)
async def test_an_answer_ends_before_a_stop_word_whoever_knows_it(protocol: ProtocolName) -> None:
    async with fake_of(protocol) as fake:
        fake.say("One two END three")
        heard = await hear(speaking(fake, protocol), replace(question(), stop=("o END",)))

    assert (heard.text, heard.finished and heard.finished.reason) == ("One tw", "stop")


def read_to_the_end(protocol: ProtocolName, wire: bytes) -> tuple[list[ChatDelta], ModelFailure | None]:
    """What comes of an answer that ends there."""
    server = Server("Work", "Acme", "http://localhost", protocol=protocol, post=POST)
    answering = Answering(Asked(server, ModelName("work/fake-1"), "Writer"), dialect_of(server))
    deltas: list[ChatDelta] = []
    try:
        deltas.extend(answering.read(wire))
        deltas.extend(answering.end())
    except ModelFailure as failure:
        return deltas, failure
    return deltas, None


def words_of(deltas: list[ChatDelta]) -> str:
    return "".join(delta.text for delta in deltas if isinstance(delta, TextDelta))


@pytest.mark.parametrize("protocol", ALL)
def test_an_answer_cut_at_any_byte_is_whole_or_a_failure_that_counts_its_words(protocol: ProtocolName) -> None:
    wire = b"".join(TONGUES[protocol].speak(SAID))
    broken = 0
    for cut in range(len(wire)):
        deltas, failure = read_to_the_end(protocol, wire[:cut])
        if failure is None:
            assert words_of(deltas) == SAID
            continue
        broken += 1
        assert failure.retryable
        assert failure.sentence.startswith("The connection broke while Writer was answering.")
        # What was read before a failure in the last step is handed on by the client as it came.
        assert SAID.startswith(words_of(deltas))
    assert broken > len(wire) / 2


@pytest.mark.parametrize("protocol", STREAMED)
@pytest.mark.parametrize("size", [1, 7])
async def test_the_same_answer_is_read_however_it_is_cut(protocol: ProtocolName, size: int) -> None:
    wire = b"".join(TONGUES[protocol].speak(SAID))
    async with fake_of(protocol) as fake:
        fake.send(Reply(tuple(wire[at : at + size] for at in range(0, len(wire), size))))
        heard = await hear(speaking(fake, protocol))

    assert (heard.text, heard.failure) == (SAID, None)


@pytest.mark.parametrize("protocol", ALL)
@pytest.mark.parametrize("body", [b"<!doctype html><title>It works!</title>", b"\x00\xff garbage", b"12 monkeys"])
async def test_something_else_at_the_address_is_called_what_it_is(protocol: ProtocolName, body: bytes) -> None:
    async with fake_of(protocol) as fake:
        fake.send(Reply((body,), headers={"Content-Type": "text/html"}))
        failure = await failure_of(speaking(fake, protocol))

    assert failure.sentence == f"Something answers at 127.0.0.1:{fake.port}, but not as a model server."


def test_every_protocol_is_spoken_and_has_a_title() -> None:
    assert set(TITLES) == set(ALL) == set(TONGUES)


WHOLE: list[tuple[ProtocolName, bytes]] = [
    ("openai", b'{"choices":[{"message":{"content":"All at once"}}]}'),
    (
        "responses",
        b'{"object":"response","error":null,"output":[{"type":"message","content":[{"text":"All at once"}]}]}',
    ),
    ("anthropic", b'{"type":"message","content":[{"type":"text","text":"All at once"}],"stop_reason":"end_turn"}'),
    ("gemini", b'{"candidates":[{"content":{"parts":[{"text":"All at once"}]},"finishReason":"STOP"}]}'),
    ("ollama", b'{"model":"m","message":{"role":"assistant","content":"All at once"},"done":true}'),
    ("post", b'{"results": [{"generated": {"text": "All at once"}}]}'),
]


@pytest.mark.parametrize(("protocol", "body"), WHOLE)
async def test_a_server_that_does_not_stream_is_understood(protocol: ProtocolName, body: bytes) -> None:
    async with fake_of(protocol) as fake:
        fake.send(Reply((body,), headers={"Content-Type": "application/json"}))
        heard = await hear(speaking(fake, protocol))

    assert (heard.text, heard.finished) == ("All at once", Finished())
