from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncGenerator
from contextlib import aclosing
from pathlib import Path

import pytest
import pytest_asyncio

from studio.chat_model import ChatRequest, ModelName, TextDelta, WarmingUp
from studio.models.http import Call, Limits, Outbound
from studio.models.packaged import PackagedModel
from studio.models.reach import Configured
from studio.models.warmth import Ready
from studio.values import Message
from tests.fakes.packaged_models import packaged_models_folder
from tests.models.asking import hear

OUTBOUND = Outbound()
SLOTS = 4


def asked(text: str, max_tokens: int = 12) -> ChatRequest:
    message = Message.of(text)
    return ChatRequest(ModelName.default, "Answer in one word.", (message,), temperature=0, max_tokens=max_tokens)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def model() -> AsyncGenerator[PackagedModel]:
    packaged = PackagedModel(packaged_models_folder(), OUTBOUND)
    async with packaged.at_work():
        yield packaged


@pytest.mark.asyncio(loop_scope="module")
async def test_a_question_asked_while_it_warms_up_is_told_how_far_it_is_and_then_answered(model: PackagedModel) -> None:
    heard = await hear(model, asked("What is the capital of France?"))

    shares = [delta.share for delta in heard.deltas if isinstance(delta, WarmingUp)]
    assert shares == sorted(shares)
    assert shares[0] < 0.5 < shares[-1] < 1
    assert "Paris" in heard.text
    assert heard.finished


@pytest.mark.asyncio(loop_scope="module")
async def test_several_questions_are_answered_at_once(model: PackagedModel) -> None:
    heard = await asyncio.gather(*(hear(model, asked(f"What is {n} + {n}? Only the number.")) for n in (1, 2, 3)))

    assert [one.text.strip().rstrip(".") for one in heard] == ["2", "4", "6"]


@pytest.mark.asyncio(loop_scope="module")
async def test_answers_given_up_in_the_middle_free_their_places(model: PackagedModel) -> None:
    async def begin_and_leave() -> None:
        async with aclosing(model.stream(asked("Write a very long story.", 2000))) as answer:
            async for delta in answer:
                if isinstance(delta, TextDelta):
                    return

    await asyncio.gather(*(begin_and_leave() for _ in range(SLOTS)))

    async with asyncio.timeout(90):
        assert (await hear(model, asked("Say yes."))).finished


@pytest.mark.asyncio(loop_scope="module")
async def test_nobody_without_the_key_is_answered(model: PackagedModel) -> None:
    assert b"Invalid API Key" in await slots(model, key="guessed")


@pytest.mark.asyncio(loop_scope="module")
async def test_it_is_started_again_when_its_process_dies(model: PackagedModel) -> None:
    before = await ready(model)
    os.kill(worker(), signal.SIGKILL)
    async with aclosing(model.thermometer.follow()) as following:
        async for warmth in following:
            if isinstance(warmth, Ready) and warmth != before:
                break

    assert "Paris" in (await hear(model, asked("What is the capital of France?"))).text


async def ready(model: PackagedModel) -> Ready:
    async with aclosing(model.thermometer.follow()) as following:
        async for warmth in following:
            if isinstance(warmth, Ready):
                return warmth
    raise AssertionError


async def slots(model: PackagedModel, key: str = "") -> bytes:
    server = (await ready(model)).server
    headers = {"Authorization": f"Bearer {key or server.key.get_secret_value()}"}
    call = Call("GET", server.base_url.removesuffix("/v1") + "/slots", headers)
    async with OUTBOUND.send(call, Configured(server.host, server.port), Limits()) as answer:
        return await answer.excerpt(64_000)


def worker() -> int:
    """The process in which the model works, found among our children."""
    children = (
        child for task in Path("/proc/self/task").iterdir() for child in (task / "children").read_text().split()
    )
    return next(int(child) for child in children if b"packaged_server" in Path(f"/proc/{child}/cmdline").read_bytes())
