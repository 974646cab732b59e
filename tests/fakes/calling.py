"""How each wire protocol writes that a model uses tools, streamed, as its public documentation has it.

OpenAI: https://platform.openai.com/docs/guides/function-calling#streaming (arguments in pieces, told apart by index).
Responses: https://platform.openai.com/docs/api-reference/responses-streaming/response/function_call_arguments.
Anthropic: https://platform.claude.com/docs/en/build-with-claude/streaming#input-json-delta and, for thoughts,
https://platform.claude.com/docs/en/build-with-claude/extended-thinking. Gemini: https://ai.google.dev/api/caching#FunctionCall
and https://ai.google.dev/gemini-api/docs/thought-signatures (the first call alone is signed).
Ollama: https://docs.ollama.com/capabilities/tool-calling (each call whole, arguments as an object, no id).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import orjson
from pydantic import JsonValue

from studio.models.protocols import ProtocolName
from tests.fakes.model_server import event
from tests.fakes.tongues import READ, named

SIGNATURE = "EqQBCgIYAhIM"
"""What a provider wants back with a thought or a call."""
THOUGHT = "They want a sum."


@dataclass(frozen=True)
class Wish:
    """One tool a model uses; `raw` stands in place of the arguments where they are broken JSON."""

    id: str
    name: str
    arguments: dict[str, JsonValue]
    raw: str = ""

    @property
    def json(self) -> str:
        """The arguments as text."""
        return self.raw or orjson.dumps(self.arguments).decode()

    @property
    def pieces(self) -> list[str]:
        """That text cut into pieces of a few signs."""
        return [self.json[at : at + 5] for at in range(0, len(self.json), 5)]


def openai(*wishes: Wish) -> tuple[bytes, ...]:
    """Chunks of a completion that ends with `tool_calls`."""
    deltas: list[JsonValue] = [{"role": "assistant", "content": None}, {"reasoning_content": THOUGHT}]
    for index, wish in enumerate(wishes):
        begun: JsonValue = {"name": wish.name, "arguments": ""}
        deltas.append({"tool_calls": [{"index": index, "id": wish.id, "type": "function", "function": begun}]})
        deltas += [_more(index, raw) for raw in wish.pieces]
    choices = [*({"index": 0, "delta": delta, "finish_reason": None} for delta in deltas)]
    ended: JsonValue = {"index": 0, "delta": {}, "finish_reason": "tool_calls"}
    return (*(event({"choices": [choice]}) for choice in (*choices, ended)), b"data: [DONE]\n\n")


def _more(index: int, raw: str) -> JsonValue:
    return {"tool_calls": [{"index": index, "function": {"arguments": raw}}]}


def responses(*wishes: Wish) -> tuple[bytes, ...]:
    """Events of a response whose items are a thought and then the calls."""
    thought: dict[str, JsonValue] = {"id": "rs_1", "type": "reasoning", "summary": []}
    summary: JsonValue = [{"type": "summary_text", "text": THOUGHT}]
    whole: dict[str, JsonValue] = {**thought, "summary": summary, "encrypted_content": SIGNATURE}
    events = [
        named("response.output_item.added", output_index=0, item=thought),
        named("response.reasoning_summary_text.delta", output_index=0, summary_index=0, delta=THOUGHT),
        named("response.output_item.done", output_index=0, item=whole),
    ]
    for index, wish in enumerate(wishes, 1):
        item: dict[str, JsonValue] = {"id": f"fc_{index}", "type": "function_call", "call_id": wish.id}
        item |= {"name": wish.name, "arguments": ""}
        done: JsonValue = item | {"arguments": wish.json, "status": "completed"}
        about: dict[str, JsonValue] = {"item_id": f"fc_{index}", "output_index": index}
        events += [
            named("response.output_item.added", output_index=index, item=item),
            *(named("response.function_call_arguments.delta", **about, delta=raw) for raw in wish.pieces),
            named("response.function_call_arguments.done", **about, arguments=wish.json),
            named("response.output_item.done", output_index=index, item=done),
        ]
    ended: JsonValue = {"object": "response", "status": "completed", "error": None, "incomplete_details": None}
    return (*events, named("response.completed", response=ended))


def anthropic(*wishes: Wish) -> tuple[bytes, ...]:
    """Blocks of a message: a signed thought, some words, the calls."""
    start: JsonValue = {"type": "message", "role": "assistant", "content": [], "usage": {"input_tokens": READ}}
    usage: JsonValue = {"output_tokens": 3}
    return (
        named("message_start", message=start),
        *_block(
            0, {"type": "thinking", "thinking": "", "signature": ""}, {"type": "thinking_delta", "thinking": THOUGHT}
        ),
        named("content_block_delta", index=0, delta={"type": "signature_delta", "signature": SIGNATURE}),
        *(piece for index, wish in enumerate(wishes, 1) for piece in _use(index, wish)),
        named("message_delta", delta={"stop_reason": "tool_use", "stop_sequence": None}, usage=usage),
        named("message_stop"),
    )


def _use(index: int, wish: Wish) -> Iterator[bytes]:
    deltas: list[dict[str, JsonValue]] = [
        {"type": "input_json_delta", "partial_json": raw} for raw in ("", *wish.pieces)
    ]
    yield from _block(index, {"type": "tool_use", "id": wish.id, "name": wish.name, "input": {}}, *deltas)
    yield named("content_block_stop", index=index)


def _block(index: int, block: dict[str, JsonValue], *deltas: dict[str, JsonValue]) -> Iterator[bytes]:
    yield named("content_block_start", index=index, content_block=block)
    for delta in deltas:
        yield named("content_block_delta", index=index, delta=delta)


def gemini(*wishes: Wish) -> tuple[bytes, ...]:
    """Chunks of a content: a thought, the calls, and the reason, which is the usual one."""
    parts: list[dict[str, JsonValue]] = [{"text": THOUGHT, "thought": True}]
    for wish in wishes:
        call: dict[str, JsonValue] = {"name": wish.name, "args": wish.arguments}
        parts.append({"functionCall": call | {"id": wish.id} if wish.id else call})
    parts[1]["thoughtSignature"] = SIGNATURE
    said: list[JsonValue] = [{"content": {"parts": [part], "role": "model"}} for part in parts]
    said.append({"content": {"parts": [{"text": ""}], "role": "model"}, "finishReason": "STOP"})
    usage: JsonValue = {"promptTokenCount": READ, "candidatesTokenCount": 3}
    return tuple(b"data: " + orjson.dumps({"candidates": [one], "usageMetadata": usage}) + b"\r\n\r\n" for one in said)


def ollama(*wishes: Wish) -> tuple[bytes, ...]:
    """Lines of a chat; the reason is the usual one."""
    messages: list[JsonValue] = [{"role": "assistant", "content": "", "thinking": THOUGHT}]
    for wish in wishes:
        call: JsonValue = {"function": {"name": wish.name, "arguments": wish.arguments}}
        messages.append({"role": "assistant", "content": "", "tool_calls": [call]})
    lines: list[JsonValue] = [{"model": "fake-1", "message": message, "done": False} for message in messages]
    lines.append({"message": {"role": "assistant", "content": ""}, "done": True, "done_reason": "stop"})
    return tuple(orjson.dumps(line) + b"\n" for line in lines)


CALLING: dict[ProtocolName, Callable[..., tuple[bytes, ...]]] = {
    "openai": openai,
    "responses": responses,
    "anthropic": anthropic,
    "gemini": gemini,
    "ollama": ollama,
}
