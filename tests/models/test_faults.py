"""What a model server can do to us: the faults 1 to 11 of a catalogue of what went wrong elsewhere."""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable
from dataclasses import replace
from email.utils import formatdate

import pytest
from pydantic import SecretStr

from studio.chat_model import TextDelta
from studio.models.http import Limits, Outbound
from studio.models.openai import OpenAICompatible
from studio.models.refusal import MAX_WAIT, wait
from studio.models.server import Server
from tests.fakes.model_server import NO_KEY, FakeModel, Reply, delta, event, spoken
from tests.models.asking import KEY, QUICK, client, failure_of, hear

JSON = {"Content-Type": "application/json"}
HTML = b"<!doctype html><title>Welcome</title><p>It works!</p>"
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


async def test_a_server_that_starts_late_is_missed_first_and_then_found() -> None:
    async with FakeModel() as gone:
        ollama = Server("Home", "Ollama", gone.base_url, local=True)
    failure = await failure_of(OpenAICompatible(ollama, Outbound(), QUICK))

    assert failure.sentence == f"Nothing answers at 127.0.0.1:{gone.port}. Is Ollama running?"
    assert failure.retryable
    assert failure.remedy
    assert failure.remedy.label == "Try again"
    async with FakeModel(port=gone.port):
        assert (await hear(OpenAICompatible(ollama, Outbound(), QUICK))).text == "You said: Hello?"


async def test_a_server_that_never_answers_is_given_up() -> None:
    async with FakeModel() as fake:
        fake.send(Reply((), then="hang"))
        failure = await failure_of(client(fake, replace(QUICK, first=0.05)))

    assert (failure.sentence, failure.retryable) == ("OpenAI did not begin to answer in time.", True)


async def test_the_first_word_may_take_longer_than_the_next_ones() -> None:
    async with FakeModel() as fake:
        fake.send(Reply((event(delta(content="One two")),), then="hang"))
        heard = await hear(client(fake, replace(QUICK, between=0.05)))

    assert heard.deltas == (TextDelta("One two"),)
    assert heard.failure
    assert heard.failure.sentence == "OpenAI fell silent while Writer was answering. 2 words are kept."


async def test_a_slow_answer_is_let_finish_as_long_as_it_goes_on() -> None:
    async with FakeModel() as fake:
        fake.send(Reply(spoken("slow but sure"), pause=0.1))
        heard = await hear(client(fake, replace(QUICK, first=0.5, between=0.5)))

    assert (heard.text, heard.failure) == ("slow but sure", None)


async def test_an_answer_without_end_is_stopped() -> None:
    async with FakeModel() as fake:
        fake.send(Reply((event(delta(content="more ")),) * 1000, pause=0.01))
        failure = await failure_of(client(fake, replace(QUICK, total=0.1)))

    assert failure.sentence.startswith("Writer took far too long, so the answer was stopped.")


WIRE = b"".join(spoken("Häuser 家 und 🏠 mehr", thinking="so"))
CUTS = range(len(WIRE))


@pytest.mark.parametrize("then", ["cut", "end"])
async def test_an_answer_cut_at_any_byte_is_whole_or_a_failure_that_counts_its_words(then: str) -> None:
    said = WIRE.index(b'"finish_reason":"stop"')
    finish = WIRE.index(b"\n\n", said) + 2
    async with FakeModel() as fake:
        model = client(fake)
        for cut in CUTS:
            fake.send(Reply((WIRE[:cut],), then="cut" if then == "cut" else "end"))
            heard = await hear(model)

            assert "Häuser 家 und 🏠 mehr".startswith(heard.text)
            if heard.failure is None:
                assert (cut >= finish, heard.text) == (True, "Häuser 家 und 🏠 mehr")
                continue
            words = len(heard.text.split())
            kept = "" if not words else " 1 word is kept." if words == 1 else f" {words} words are kept."
            assert cut < finish
            assert heard.failure.retryable
            assert heard.failure.sentence == f"The connection broke while Writer was answering.{kept}"


def crlf(wire: bytes) -> bytes:
    return wire.replace(b"\n", b"\r\n")


def cr(wire: bytes) -> bytes:
    return wire.replace(b"\n", b"\r")


def keep_alives(wire: bytes) -> bytes:
    return b"\xef\xbb\xbf: hello\n\n" + wire.replace(b"\n\n", b"\nevent: x\nid: 7\n\n: still here\n\n")


def many_lines(wire: bytes) -> bytes:
    return wire.replace(b'"choices":', b'\ndata: "choices":')


@pytest.mark.parametrize("spelling", [crlf, cr, keep_alives, many_lines])
@pytest.mark.parametrize("size", [1, 7, 10_000])
async def test_the_same_answer_is_read_however_it_is_spelled_and_cut(
    spelling: Callable[[bytes], bytes], size: int
) -> None:
    wire = spelling(WIRE)
    async with FakeModel() as fake:
        fake.send(Reply(tuple(wire[at : at + size] for at in range(0, len(wire), size))))
        heard = await hear(client(fake))

    assert (heard.text, heard.failure) == ("Häuser 家 und 🏠 mehr", None)


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


@pytest.mark.parametrize("address", ["", "https://", "file:///etc/passwd", "http://[::1", "nonsense"])
async def test_an_address_that_is_none_is_said(address: str) -> None:
    server = Server("Work", "OpenAI", address, SecretStr(""))
    failure = await failure_of(OpenAICompatible(server, Outbound(), QUICK))

    assert failure.sentence == "The address of “Work” cannot be read."


async def test_a_name_that_nobody_has_is_said() -> None:
    server = Server("Work", "OpenAI", "http://nobody.invalid/v1")
    failure = await failure_of(OpenAICompatible(server, Outbound(), QUICK))

    assert failure.sentence == (
        "No computer called nobody.invalid was found. Is the address of “Work” right, and this computer online?"
    )
    assert failure.retryable


async def test_our_own_server_is_never_asked() -> None:
    async with FakeModel() as ourselves:
        server = Server("Loop", "Other", ourselves.base_url)
        failure = await failure_of(OpenAICompatible(server, Outbound(own_port=ourselves.port), Limits()))

    assert failure.sentence == "The address of “Loop” leads where no model may be asked."
    assert ourselves.requests == []
