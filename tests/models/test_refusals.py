"""What a model server may say no to, and what we then say."""

from __future__ import annotations

import time
from email.utils import formatdate

import pytest

from studio.models.refusal import MAX_WAIT, wait
from tests.fakes.model_server import NO_KEY, FakeModel
from tests.models.asking import KEY, client, failure_of

BUSY = {"error": {"message": "Rate limit reached", "type": "rate_limit_error"}}


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("7", 7), ("0.5", 0.5), ("86400", MAX_WAIT), ("-5", 0), ("", None), ("soon", None), ("nan", None), ("inf", 60)],
)
async def test_a_busy_server_says_how_long_to_wait(header: str, seconds: float | None) -> None:
    async with FakeModel() as fake:
        fake.refuse(429, BUSY, {"Retry-After": header})
        failure = await failure_of(client(fake))

    assert (failure.sentence, failure.retryable, failure.retry_after) == ("OpenAI is busy.", True, seconds)
    assert len(fake.requests) == 1


@pytest.mark.parametrize(("ahead", "least", "most"), [(30, 28, 30), (90_000, 60, 60), (-90_000, 0, 0)])
def test_a_wait_may_be_told_as_a_date(ahead: int, least: float, most: float) -> None:
    seconds = wait(formatdate(time.time() + ahead, usegmt=True))

    assert seconds is not None
    assert least <= seconds <= most


@pytest.mark.parametrize("status", [408, 409, 425, 500, 502, 503, 504, 529])
async def test_a_fault_of_the_server_may_be_tried_again(status: int) -> None:
    async with FakeModel() as fake:
        fake.refuse(status, {"error": {"message": "try later"}})
        failure = await failure_of(client(fake))

    assert failure.retryable
    assert len(fake.requests) == 1


REFUSALS = [
    (401, NO_KEY, "OpenAI did not accept the key of “Work”.", "Change the key"),
    (400, {"error": {"message": "API key not valid. Please pass a valid API key."}}, None, "Change the key"),
    (403, {"error": {"message": "no"}}, "OpenAI does not let the key of “Work” use “fake-1”.", "Change the key"),
    (402, {"error": {"message": "pay"}}, "The credit of “Work” at OpenAI is used up.", "Use the built-in model"),
    (429, {"error": {"code": "insufficient_quota"}}, None, "Use the built-in model"),
    (404, {"error": {"code": "model_not_found"}}, "OpenAI has no model called “fake-1”.", "Use the built-in model"),
    (
        400,
        {"error": {"message": "request exceeds the available context size", "type": "exceed_context_size_error"}},
        "The conversation is too long for “fake-1”.",
        "Details",
    ),
    (400, {"error": {"code": "context_length_exceeded"}}, None, "Details"),
    (413, {"error": "too big"}, "The conversation is too long for “fake-1”.", "Details"),
    (
        400,
        {"error": {"code": "content_filter"}},
        "OpenAI refused to answer: its filter objected to the conversation.",
        "Details",
    ),
    (422, {"detail": [{"msg": "no"}]}, "OpenAI did not understand the request.", "Details"),
]


@pytest.mark.parametrize(("status", "body", "sentence", "button"), REFUSALS)
async def test_what_trying_again_cannot_mend_is_asked_once(
    status: int, body: object, sentence: str | None, button: str
) -> None:
    async with FakeModel() as fake:
        fake.refuse(status, body)
        failure = await failure_of(client(fake))

    assert sentence in (None, failure.sentence)
    assert failure.remedy
    assert (failure.remedy.label, failure.retryable) == (button, False)
    assert len(fake.requests) == 1


async def test_a_filter_that_objects_in_the_middle_says_what_is_kept() -> None:
    async with FakeModel() as fake:
        fake.say("It began", finish="content_filter")
        failure = await failure_of(client(fake))

    assert failure.sentence == ("OpenAI refused to answer: its filter objected to the conversation. 2 words are kept.")


async def test_a_missing_key_is_told_apart_from_a_wrong_one() -> None:
    async with FakeModel(key=KEY) as fake:
        failure = await failure_of(client(fake, key=""))

    assert failure.sentence == "OpenAI wants a key, and “Work” has none."


@pytest.mark.parametrize("status", [400, 401, 403, 429, 500])
async def test_a_key_that_the_server_repeats_is_not_shown(status: int) -> None:
    async with FakeModel() as fake:
        fake.refuse(status, {"error": {"message": f"Incorrect API key provided: {KEY}, Bearer {KEY}"}})
        failure = await failure_of(client(fake))

    shown = (failure.sentence, failure.details, repr(failure), str(failure.__cause__))
    assert not any("CANARY" in text for text in shown)


@pytest.mark.parametrize("key", ["sk-line\nbreak: yes", "sk-schlüssel"])
async def test_a_key_that_cannot_be_one_is_not_sent(key: str) -> None:
    async with FakeModel() as fake:
        failure = await failure_of(client(fake, key=key))

    assert failure.sentence == "OpenAI did not accept the key of “Work”."
    assert fake.requests == []
