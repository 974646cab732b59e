from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio
from pydantic import JsonValue

from studio.chat_model import ChatRequest, ModelName, TextDelta, ToolOffer, WarmingUp
from studio.models.http import Call, Limits, Outbound
from studio.models.packaged import PackagedModel
from studio.models.reach import Configured
from studio.models.warmth import Ready
from studio.values import Message, ToolCall, ToolResult
from tests.fakes.packaged_models import packaged_models_folder
from tests.models.asking import hear
from tests.models.using import calls_of

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


TEXT: dict[str, JsonValue] = {"type": "string"}
TOOLS = (
    ToolOffer(
        "calculate",
        "Works out an arithmetic expression exactly.",
        {"type": "object", "properties": {"expression": TEXT}, "required": ["expression"]},
        ("What is 12 times 31?", {"expression": "12 * 31"}),
    ),
    ToolOffer(
        "clock",
        "Tells the date and the time of a place now.",
        {"type": "object", "properties": {"place": TEXT}, "required": ["place"]},
        ("What time is it in Lima?", {"place": "Lima"}),
    ),
)


def with_tools(*messages: Message) -> ChatRequest:
    request = ChatRequest(ModelName.default, "You are a helpful assistant.", messages, speaker="Helper")
    return replace(request, temperature=0, max_tokens=80, tools=TOOLS)


NEEDED: list[tuple[str, str, dict[str, JsonValue]]] = [
    ("What is 4837 times 129?", "calculate", {"expression": "4837 * 129"}),
    ("What time is it in Tokyo now?", "clock", {"place": "Tokyo"}),
    ("Add up 19283, 2211 and 87.", "calculate", {"expression": "19283 + 2211 + 87"}),
]


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize(("question", "tool", "arguments"), NEEDED)
async def test_it_uses_a_tool_where_one_is_needed(
    model: PackagedModel, question: str, tool: str, arguments: dict[str, JsonValue]
) -> None:
    heard = await hear(model, with_tools(Message.of(question)))

    assert [(call.name, call.arguments) for call in calls_of(heard.deltas)] == [(tool, arguments)]
    assert heard.finished
    assert heard.finished.reason == "tool_calls"


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize(("question", "word"), [("Who wrote Hamlet?", "Shakespeare"), ("Hi there!", "Hello")])
async def test_it_answers_word_by_word_where_no_tool_is_needed(model: PackagedModel, question: str, word: str) -> None:
    heard = await hear(model, with_tools(Message.of(question)))

    assert word in heard.text
    assert "{" not in heard.text
    assert sum(isinstance(delta, TextDelta) for delta in heard.deltas) > 1
    assert calls_of(heard.deltas) == []


@pytest.mark.asyncio(loop_scope="module")
async def test_it_answers_from_what_a_tool_gave(model: PackagedModel) -> None:
    call = ToolCall(id="c1", name="calculate", arguments={"expression": "4837 * 129"})
    used = Message(parts=(call,), sender="Helper", role="assistant")
    given = Message(parts=(ToolResult(id="c1", name="calculate", content="623973"),))
    heard = await hear(model, with_tools(Message.of("What is 4837 times 129?"), used, given))

    assert "623973" in heard.text.replace(",", "")


@pytest.mark.asyncio(loop_scope="module")
async def test_its_answer_fits_a_schema_and_has_no_white_space_between_words(model: PackagedModel) -> None:
    fields: dict[str, JsonValue] = {"city": TEXT, "country": {"enum": ["France", "Italy", "Peru"]}}
    schema: dict[str, JsonValue] = {"type": "object", "properties": fields, "required": ["city", "country"]}
    request = replace(asked("Where does the Pope live?", 40), schema={**schema, "additionalProperties": False})

    assert '{"city":"' in (text := (await hear(model, request)).text)
    assert text.endswith('"country":"Italy"}')


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
