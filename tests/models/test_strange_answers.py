"""What may stand behind an address instead of a model server."""

from __future__ import annotations

import gzip
from dataclasses import replace

import pytest

from tests.fakes.model_server import FakeModel, Reply, delta, event
from tests.models.asking import QUICK, client, failure_of

JSON = {"Content-Type": "application/json"}
HTML = b"<!doctype html><title>Welcome</title><p>It works!</p>"
NOT_A_SERVER = "Something answers at 127.0.0.1:{port}, but not as a model server."
STRANGE = [
    (Reply((HTML,), headers={"Content-Type": "text/html"}), NOT_A_SERVER),
    (Reply((HTML,)), NOT_A_SERVER),
    (Reply((HTML,), 404, {"Content-Type": "text/html"}), NOT_A_SERVER),
    (Reply((b"",), 302, {"Location": "http://127.0.0.1:1/"}), NOT_A_SERVER),
    (Reply((b"\x00\xff\xfe garbage",)), NOT_A_SERVER),
    (Reply((b"[1, 2, 3]",), headers=JSON), NOT_A_SERVER),
    (Reply((b"data: " + b"[" * 100_000 + b"]" * 100_000 + b"\n\n",)), NOT_A_SERVER),
    (Reply((b"",)), "The connection broke while Writer was answering."),
    (Reply((b'data: {"type": "ping"}\n\n',)), "The connection broke while Writer was answering."),
    (Reply((event({"error": {"message": "boom", "code": 500}}),)), "OpenAI had a fault of its own."),
    (Reply((event({"error": {"message": "Overloaded", "type": "overloaded_error"}}),)), "OpenAI is busy."),
    (Reply((b'{"error": "model \'fake-1\' not found"}',), headers=JSON), "OpenAI has no model called “fake-1”."),
    (Reply((event(delta(content="Well")), b"data: oops\n\n")), "OpenAI had a fault of its own."),
]


@pytest.mark.parametrize(("reply", "sentence"), STRANGE)
async def test_an_answer_that_is_none_is_called_what_it_is(reply: Reply, sentence: str) -> None:
    async with FakeModel() as fake:
        fake.send(reply)
        failure = await failure_of(client(fake))

    assert failure.sentence == sentence.format(port=fake.port)
    assert len(fake.requests) == 1


async def test_what_a_strange_server_sent_is_kept_for_engineers() -> None:
    async with FakeModel() as fake:
        fake.send(Reply((HTML,), headers={"Content-Type": "text/html"}))
        failure = await failure_of(client(fake))

    assert "It works!" in failure.details


@pytest.mark.parametrize("word", [b"a" * 1000, b'data: {"choices":[{"delta":{"content":"b"}}]}\n\n'])
async def test_a_packed_flood_is_cut_off(word: bytes) -> None:
    packed = gzip.compress(word * (40_000_000 // len(word)))
    headers = {"Content-Type": "text/event-stream", "Content-Encoding": "gzip"}
    async with FakeModel() as fake:
        fake.send(Reply((packed,), headers=headers))
        failure = await failure_of(client(fake, replace(QUICK, size=1_000_000)))

    assert failure.sentence.startswith("OpenAI sent far too much, so the answer was stopped.")
