"""Tools are offered, and calls and results go back, as each protocol wants them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import JsonValue

from studio.chat_model import ModelName
from studio.models.protocols import ProtocolName
from studio.values import Message, ToolCall, ToolResult
from tests.fakes.calling import CALLING, SIGNATURE, THOUGHT
from tests.fakes.model_server import FakeModel, Reply
from tests.fakes.tongues import TONGUES
from tests.models.asking import hear, speaking
from tests.models.using import ADD, NOW, PROTOCOLS, SUM, asked, read, said

RESULTS = (
    ToolResult(id="call_b2", name="now", content="Noon."),
    ToolResult(id="call_a1", name="add", content="It is no number.", failed=True),
)

SENT: dict[ProtocolName, list[JsonValue]] = {
    "openai": [
        {
            "role": "assistant",
            "content": None,
            "reasoning_content": THOUGHT,
            "tool_calls": [
                {"id": "call_a1", "type": "function", "function": {"name": "add", "arguments": ADD.json}},
                {"id": "call_b2", "type": "function", "function": {"name": "now", "arguments": "{}"}},
            ],
        },
        {"role": "tool", "tool_call_id": "call_a1", "content": "Error: It is no number."},
        {"role": "tool", "tool_call_id": "call_b2", "content": "Noon."},
    ],
    "responses": [
        {
            "type": "reasoning",
            "id": "rs_1",
            "summary": [{"type": "summary_text", "text": THOUGHT}],
            "encrypted_content": SIGNATURE,
        },
        {"type": "function_call", "call_id": "call_a1", "name": "add", "arguments": ADD.json},
        {"type": "function_call", "call_id": "call_b2", "name": "now", "arguments": "{}"},
        {"type": "function_call_output", "call_id": "call_a1", "output": "Error: It is no number."},
        {"type": "function_call_output", "call_id": "call_b2", "output": "Noon."},
    ],
    "anthropic": [
        {
            "role": "assistant",
            "content": [
                {"type": "thinking", "thinking": THOUGHT, "signature": SIGNATURE},
                {"type": "tool_use", "id": "call_a1", "name": "add", "input": ADD.arguments},
                {"type": "tool_use", "id": "call_b2", "name": "now", "input": {}},
            ],
        },
        {
            "role": "user",
            "content": [
                {"type": "tool_result", "tool_use_id": "call_a1", "content": "It is no number.", "is_error": True},
                {"type": "tool_result", "tool_use_id": "call_b2", "content": "Noon."},
            ],
        },
    ],
    "gemini": [
        {
            "role": "model",
            "parts": [
                {
                    "functionCall": {"id": "call_a1", "name": "add", "args": ADD.arguments},
                    "thoughtSignature": SIGNATURE,
                },
                {"functionCall": {"id": "call_b2", "name": "now", "args": {}}},
            ],
        },
        {
            "role": "user",
            "parts": [
                {"functionResponse": {"id": "call_a1", "name": "add", "response": {"error": "It is no number."}}},
                {"functionResponse": {"id": "call_b2", "name": "now", "response": {"result": "Noon."}}},
            ],
        },
    ],
    "ollama": [
        {
            "role": "assistant",
            "content": "",
            "thinking": THOUGHT,
            "tool_calls": [
                {"function": {"name": "add", "arguments": ADD.arguments}},
                {"function": {"name": "now", "arguments": {}}},
            ],
        },
        {"role": "tool", "tool_name": "add", "content": "Error: It is no number."},
        {"role": "tool", "tool_name": "now", "content": "Noon."},
    ],
}


@pytest.mark.parametrize("protocol", PROTOCOLS)
async def test_calls_and_results_go_back_as_the_protocol_wants_them(protocol: ProtocolName) -> None:
    async with FakeModel(tongue=TONGUES[protocol]) as fake:
        fake.send(Reply(CALLING[protocol](ADD, NOW)))
        fake.say("Three.")
        model = speaking(fake, protocol)
        used = said((await hear(model, asked())).deltas)
        ids = {call.name: call.id for call in used.parts if isinstance(call, ToolCall)}
        results = tuple(result.model_copy(update={"id": ids[result.name]}) for result in RESULTS)
        heard = await hear(model, asked(used, Message(parts=results)))

    body = fake.requests[1].body
    (turns,) = (body[name] for name in ("messages", "input", "contents") if name in body)
    assert isinstance(turns, list)
    assert turns[1:] == SENT[protocol]
    assert (heard.text, heard.finished and heard.finished.reason) == ("Three.", "stop")


OFFERED: dict[ProtocolName, JsonValue] = {
    "openai": {"type": "function", "function": {"name": "add", "description": "Adds numbers.", "parameters": SUM}},
    "responses": {
        "type": "function",
        "name": "add",
        "description": "Adds numbers.",
        "parameters": SUM,
        "strict": False,
    },
    "anthropic": {"name": "add", "description": "Adds numbers.", "input_schema": SUM},
    "gemini": {
        "functionDeclarations": [
            {"name": "add", "description": "Adds numbers.", "parametersJsonSchema": SUM},
            {"name": "now", "description": "Tells the time.", "parametersJsonSchema": {"type": "object"}},
        ]
    },
    "ollama": {"type": "function", "function": {"name": "add", "description": "Adds numbers.", "parameters": SUM}},
}


@pytest.mark.parametrize("protocol", PROTOCOLS)
async def test_tools_are_offered_as_the_protocol_wants_them(protocol: ProtocolName) -> None:
    async with FakeModel(tongue=TONGUES[protocol]) as fake:
        fake.say("Hi")
        await hear(speaking(fake, protocol), asked())

    match fake.requests[0].body["tools"]:
        case [first, *_]:
            assert first == OFFERED[protocol]
        case other:
            raise AssertionError(other)


async def test_what_one_model_sealed_is_not_shown_to_another() -> None:
    used = said(read("anthropic", *CALLING["anthropic"](ADD)))
    other = replace(asked(used), model=ModelName("work/fake-2"))
    async with FakeModel(tongue=TONGUES["anthropic"]) as fake:
        fake.say("Hi")
        await hear(speaking(fake, "anthropic"), other)

    assert SIGNATURE not in str(fake.requests[0].body)
    assert "call_a1" in str(fake.requests[0].body)


async def test_gemini_is_told_that_a_call_of_another_model_bears_no_signature() -> None:
    used = said(read("openai", *CALLING["openai"](ADD)))
    async with FakeModel(tongue=TONGUES["gemini"]) as fake:
        fake.say("Hi")
        await hear(speaking(fake, "gemini"), asked(used))

    assert "skip_thought_signature_validator" in str(fake.requests[0].body)
