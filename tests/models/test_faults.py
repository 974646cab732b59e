"""What a model server can do to us: faults of the connection."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from pydantic import SecretStr

from studio.chat_model import TextDelta
from studio.models.client import ModelClient
from studio.models.http import Limits, Outbound
from studio.models.server import Server
from tests.fakes.model_server import FakeModel, Reply, delta, event, spoken
from tests.models.asking import QUICK, client, failure_of, hear


async def test_a_server_that_starts_late_is_missed_first_and_then_found() -> None:
    async with FakeModel() as gone:
        ollama = Server("Home", "Ollama", gone.base_url, local=True)
    failure = await failure_of(ModelClient(ollama, Outbound(), QUICK))

    assert failure.sentence == f"Nothing answers at 127.0.0.1:{gone.port}. Is Ollama running?"
    assert failure.retryable
    assert failure.remedy
    assert failure.remedy.label == "Try again"
    async with FakeModel(port=gone.port):
        assert (await hear(ModelClient(ollama, Outbound(), QUICK))).text == "You said: Hello?"


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


@pytest.mark.parametrize("address", ["", "https://", "file:///etc/passwd", "http://[::1", "nonsense"])
async def test_an_address_that_is_none_is_said(address: str) -> None:
    server = Server("Work", "OpenAI", address, SecretStr(""))
    failure = await failure_of(ModelClient(server, Outbound(), QUICK))

    assert failure.sentence == "The address of “Work” cannot be read."


async def test_a_name_that_nobody_has_is_said() -> None:
    server = Server("Work", "OpenAI", "http://nobody.invalid/v1")
    failure = await failure_of(ModelClient(server, Outbound(), QUICK))

    assert failure.sentence == (
        "No computer called nobody.invalid was found. Is the address of “Work” right, and this computer online?"
    )
    assert failure.retryable


async def test_our_own_server_is_never_asked() -> None:
    async with FakeModel() as ourselves:
        server = Server("Loop", "Other", ourselves.base_url)
        failure = await failure_of(ModelClient(server, Outbound(own_port=ourselves.port), Limits()))

    assert failure.sentence == "The address of “Loop” leads where no model may be asked."
    assert ourselves.requests == []
