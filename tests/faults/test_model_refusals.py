"""The faults of model servers that answer, but with no answer: garbage, and what no retry can mend."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.fakes.model_server import NO_KEY, FakeModel, Reply, delta, event
from tests.faults.asking import TRIES, fate, writer
from tests.models.asking import KEY, QUICK, client

JSON = {"Content-Type": "application/json"}
GARBAGE = [
    (Reply((b"<!doctype html><p>It works!</p>",), headers={"Content-Type": "text/html"}), 1, "not as a model server"),
    (Reply((b"",)), TRIES, "The connection broke while writer was answering."),
    (Reply((event({"error": {"message": "boom", "code": 500}}),)), TRIES, "OpenAI had a fault of its own."),
    (Reply((b"[1, 2, 3]",), headers=JSON), 1, "not as a model server"),
    (Reply((b"data: " + b"[" * 100_000 + b"]" * 100_000 + b"\n\n",)), 1, "not as a model server"),
    (Reply((event(delta(content="a" * 4000)),) * 600), 1, "OpenAI sent far too much"),
]


@pytest.mark.parametrize(("reply", "calls", "sentence"), GARBAGE)
async def test_fault_8_what_is_no_answer_is_called_what_it_is(reply: Reply, calls: int, sentence: str) -> None:
    async with FakeModel() as fake:
        for _ in range(TRIES):
            fake.send(reply)
        found = await fate(client(fake, replace(QUICK, size=1_000_000)))

    assert len(fake.requests) == calls
    assert sentence in found.sentence


UNRESOLVABLE = [
    (400, {"error": {"code": "context_length_exceeded"}}, "The conversation is too long for “fake-1”."),
    (401, NO_KEY, "OpenAI did not accept the key of “Work”."),
    (403, {"error": {"message": "no"}}, "OpenAI does not let the key of “Work” use “fake-1”."),
    (404, {"error": {"code": "model_not_found"}}, "OpenAI has no model called “fake-1”."),
    (402, {"error": {"message": f"pay, {KEY}"}}, "The credit of “Work” at OpenAI is used up."),
    (
        400,
        {"error": {"code": "content_filter"}},
        "OpenAI refused to answer: its filter objected to the conversation.",
    ),
]


@pytest.mark.parametrize(("status", "body", "sentence"), UNRESOLVABLE)
async def test_fault_11_what_no_retry_can_mend_is_asked_once_and_said(status: int, body: object, sentence: str) -> None:
    async with FakeModel() as fake:
        fake.refuse(status, body)
        found = await fate(client(fake))

    assert (len(fake.requests), found.sentence) == (1, sentence)
    assert found.failed
    assert found.failed.remedy
    assert KEY not in found.failed.details


async def test_fault_11_another_model_may_answer_instead() -> None:
    async with FakeModel() as fake, FakeModel(reply="Here I am.") as other:
        fake.refuse(401, NO_KEY)
        found = await fate(client(fake), writer(other_models=["home/fake-1"]), **{"home/fake-1": client(other)})

    assert (found.words, len(fake.requests), len(other.requests)) == ("Here I am.", 1, 1)
