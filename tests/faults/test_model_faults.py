"""The faults of model servers, one by one: how often the server is called, and what a person is told."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable
from dataclasses import replace
from email.utils import formatdate

import pytest

from studio.engine.attempts import LONGEST_WAIT
from studio.engine.casting import make_plan
from studio.engine.events import NodeFailed, NodeFinished, NodeRetried
from studio.engine.journal import MemoryJournal
from studio.engine.run import Order, Run
from studio.models.client import ModelClient
from studio.models.http import Outbound
from studio.models.server import Server
from tests.components.staged import EVERYTHING, given
from tests.engine.playing import flow, node, of_type
from tests.fakes.model_server import FakeModel, Reply, delta, event, spoken
from tests.faults.asking import TRIES, Known, fate, writer
from tests.models.asking import QUICK, client

BUSY = {"error": {"message": "Rate limit reached", "type": "rate_limit_error"}}


@pytest.mark.parametrize("header", ["0.2", formatdate(0, usegmt=True), "-5"])
async def test_fault_1_a_busy_server_is_asked_again_when_it_said(header: str) -> None:
    async with FakeModel() as fake:
        fake.refuse(429, BUSY, {"Retry-After": header})
        begun = time.perf_counter()
        found = await fate(client(fake))

    assert found.words == "You said: Hello?"
    assert len(fake.requests) == 2
    assert time.perf_counter() - begun >= (0.2 if header == "0.2" else 0)
    assert [retry.sentence for retry in found.retries] == ["OpenAI is busy."]


async def test_fault_1_nobody_waits_a_day_for_a_busy_server() -> None:
    async with FakeModel() as fake:
        fake.refuse(429, BUSY, {"Retry-After": "86400"})
        run = Run(Order("run", make_plan(writer(), EVERYTHING), MemoryJournal()), Known({"work/fake-1": client(fake)}))
        playing = asyncio.create_task(run.play())
        waits: list[float] = []
        async for batch in run.log.follow():
            waits += [event.wait for event in of_type(batch, NodeRetried)]
            if waits:
                run.stop()
        await playing

    assert waits == [LONGEST_WAIT]


async def test_fault_2_a_storm_of_errors_is_weathered() -> None:
    questions, dice = 700, random.Random(7)  # noqa: S311 - weather, no secret
    policy = {"tries": 8, "wait": 0.01}
    made = flow(
        "each.body.start.value > writer.messages",
        "writer > each.body.end.out",
        each=given(node("Map", at_once=25, at_most=1000), items=[f"question {n}" for n in range(questions)]),
        writer=node("DialogAgent", model="work/fake-1", policy=policy, inside="each.body"),
    )
    async with FakeModel() as fake:
        for _ in range(questions * 2):
            if dice.random() < 0.3:
                fake.refuse(dice.choice([500, 502, 503, 529]), {"error": {"message": "try later"}})
            else:
                fake.say("here")
        found = await fate(client(fake), made)

    waits = [retry.wait for retry in found.retries]
    assert found.failed is None
    assert len(of_type(list(found.events), NodeFinished)) == questions + 1
    assert len(fake.requests) == questions + len(waits)
    assert len(set(waits)) > len(waits) * 0.9, "waits are spread out, so that nobody comes back in step"


async def test_fault_3_a_server_that_is_not_up_yet_is_waited_for() -> None:
    async with FakeModel() as gone:
        ollama = Server("Home", "Ollama", gone.base_url, local=True)
    model = ModelClient(ollama, Outbound(), QUICK)
    run = Run(
        Order("run", make_plan(writer(tries=10, wait=0.05), EVERYTHING), MemoryJournal()),
        Known({"work/fake-1": model}),
    )
    playing = asyncio.create_task(run.play())
    told: list[str] = []
    failed: list[NodeFailed] = []
    fake = FakeModel(port=gone.port)
    async for batch in run.log.follow():
        failed += of_type(batch, NodeFailed)
        for retry in of_type(batch, NodeRetried):
            if not told:
                await fake.__aenter__()
            told.append(retry.sentence)
    await playing
    await fake.__aexit__()

    assert told[0] == f"Nothing answers at 127.0.0.1:{gone.port}. Is Ollama running?"
    assert (failed, len(fake.requests)) == ([], 1)


async def test_fault_4_a_server_that_never_answers_is_given_up() -> None:
    async with FakeModel() as fake:
        for _ in range(TRIES):
            fake.send(Reply((), then="hang"))
        found = await fate(client(fake, replace(QUICK, first=0.05)))

    assert (len(fake.requests), found.sentence) == (TRIES, "OpenAI did not begin to answer in time.")


WIRE = b"".join(spoken("Häuser 家 und mehr"))


async def test_fault_5_an_answer_cut_anywhere_is_made_anew_and_never_half() -> None:
    async with FakeModel(reply="whole") as fake:
        model = client(fake)
        for cut in range(0, len(WIRE), 7):
            fake.requests.clear()
            fake.send(Reply((WIRE[:cut],), then="cut"))
            found = await fate(model)

            assert found.failed is None
            assert (found.words, len(fake.requests)) in (("whole", 2), ("Häuser 家 und mehr", 1))


async def test_fault_5_an_answer_always_cut_is_a_failure_that_says_what_is_kept() -> None:
    async with FakeModel() as fake:
        for _ in range(TRIES):
            fake.send(Reply((event(delta(content="One two")),), then="cut"))
        found = await fate(client(fake))

    assert len(fake.requests) == TRIES
    assert found.sentence == "The connection broke while writer was answering. 2 words are kept."


def crlf(wire: bytes) -> bytes:
    return wire.replace(b"\n", b"\r\n")


def keep_alives(wire: bytes) -> bytes:
    return b"\xef\xbb\xbf: hello\n\n" + wire.replace(b"\n\n", b"\nid: 7\n\n: still here\n\n")


def without_the_end(wire: bytes) -> bytes:
    return wire.replace(b"data: [DONE]\n\n", b"")


@pytest.mark.parametrize("spelling", [crlf, keep_alives, without_the_end])
async def test_fault_6_an_answer_is_read_however_it_is_spelled(spelling: Callable[[bytes], bytes]) -> None:
    wire = spelling(WIRE)
    async with FakeModel() as fake:
        fake.send(Reply(tuple(wire[at : at + 3] for at in range(0, len(wire), 3))))
        found = await fate(client(fake))

    assert (found.words, len(fake.requests)) == ("Häuser 家 und mehr", 1)


async def test_fault_7_a_slow_drip_goes_on_and_one_too_slow_is_cut_off() -> None:
    quick = replace(QUICK, between=0.3)
    async with FakeModel() as fake:
        fake.send(Reply(spoken("slow but sure"), pause=0.1))
        slow = await fate(client(fake, quick))
        fake.requests.clear()
        for _ in range(TRIES):
            fake.send(Reply(spoken("far too slow"), pause=0.5))
        too_slow = await fate(client(fake, quick))

    assert slow.words == "slow but sure"
    assert (len(fake.requests), too_slow.sentence) == (TRIES, "OpenAI fell silent while writer was answering.")
