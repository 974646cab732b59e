"""The wire protocols that a fake model server speaks besides chat completions, as their public documentation has them.

Anthropic: https://platform.claude.com/docs/en/build-with-claude/streaming. Responses:
https://platform.openai.com/docs/api-reference/responses-streaming. Gemini: https://ai.google.dev/api/generate-content.
Ollama: https://docs.ollama.com/api/chat.
"""

from __future__ import annotations

import orjson
from pydantic import JsonValue

from tests.fakes.model_server import OPENAI, Tongue, tokens

READ = 7
"""The tokens that every prompt counts."""


def named(kind: str, **fields: JsonValue) -> bytes:
    """A server-sent event with a name, which is also the type in its data."""
    return f"event: {kind}\n".encode() + b"data: " + orjson.dumps({"type": kind, **fields}) + b"\n\n"


def _block(index: int, kind: str, words: list[str]) -> tuple[bytes, ...]:
    start: JsonValue = {"type": kind, kind: ""}
    deltas: list[JsonValue] = [{"type": f"{kind}_delta", kind: word} for word in words]
    return (
        named("content_block_start", index=index, content_block=start),
        *(named("content_block_delta", index=index, delta=delta) for delta in deltas),
        named("content_block_stop", index=index),
    )


def anthropic(text: str, *, thinking: str = "", finish: str = "end_turn") -> tuple[bytes, ...]:
    """A whole streamed message."""
    words = tokens(text)
    message: JsonValue = {
        "id": "msg_1",
        "type": "message",
        "role": "assistant",
        "content": [],
        "model": "fake-1",
        "stop_reason": None,
        "usage": {"input_tokens": 4, "cache_read_input_tokens": 3, "output_tokens": 1},
    }
    thought = (*_block(0, "thinking", tokens(thinking)), _SIGNATURE) if thinking else ()
    return (
        named("message_start", message=message),
        named("ping"),
        *thought,
        *_block(1 if thinking else 0, "text", words),
        named(
            "message_delta",
            delta={"stop_reason": "end_turn" if finish == "stop" else finish, "stop_sequence": None},
            usage={"output_tokens": len(words)},
        ),
        named("message_stop"),
    )


_SIGNATURE = named("content_block_delta", index=0, delta={"type": "signature_delta", "signature": "EqQB"})


def responses(text: str, *, thinking: str = "", finish: str = "stop") -> tuple[bytes, ...]:
    """A whole streamed response."""
    words = tokens(text)
    usage: JsonValue = {"input_tokens": READ, "output_tokens": len(words), "total_tokens": READ + len(words)}
    begun: JsonValue = {"id": "resp_1", "object": "response", "status": "in_progress", "error": None, "output": []}
    whole = finish == "stop"
    response: JsonValue = {
        "id": "resp_1",
        "object": "response",
        "status": "completed" if whole else "incomplete",
        "error": None,
        "incomplete_details": None if whole else {"reason": finish},
        "usage": usage,
        "output": [{"type": "message", "content": [{"type": "output_text", "text": text}]}],
    }
    item: JsonValue = {"type": "message", "role": "assistant", "content": [], "status": "in_progress"}
    thoughts = tokens(thinking) if thinking else []
    return (
        named("response.created", response=begun, sequence_number=0),
        named("response.in_progress", response=begun, sequence_number=1),
        *(named("response.reasoning_summary_text.delta", delta=word, summary_index=0) for word in thoughts),
        named("response.output_item.added", output_index=0, item=item),
        *(named("response.output_text.delta", output_index=0, content_index=0, delta=word) for word in words),
        named("response.output_text.done", output_index=0, content_index=0, text=text),
        named("response.completed" if whole else "response.incomplete", response=response),
    )


def gemini(text: str, *, thinking: str = "", finish: str = "STOP") -> tuple[bytes, ...]:
    """A whole streamed content."""
    words = tokens(text)
    usage: JsonValue = {"promptTokenCount": READ, "candidatesTokenCount": len(words), "thoughtsTokenCount": 0}
    parts: list[JsonValue] = [
        *({"text": word, "thought": True} for word in (tokens(thinking) if thinking else ())),
        *({"text": word} for word in words),
    ]
    said: list[JsonValue] = [{"content": {"parts": [part], "role": "model"}, "index": 0} for part in parts]
    ended: JsonValue = {
        "content": {"parts": [{"text": ""}], "role": "model"},
        "finishReason": "STOP" if finish == "stop" else finish,
    }
    chunks: list[JsonValue] = [
        *({"candidates": [candidate], "usageMetadata": {"promptTokenCount": READ}} for candidate in said),
        {"candidates": [ended], "usageMetadata": usage, "modelVersion": "fake-1"},
    ]
    return tuple(b"data: " + orjson.dumps(chunk) + b"\r\n\r\n" for chunk in chunks)


def ollama(text: str, *, thinking: str = "", finish: str = "stop") -> tuple[bytes, ...]:
    """A whole streamed chat."""
    words = tokens(text)
    said: list[JsonValue] = [
        *({"role": "assistant", "content": "", "thinking": word} for word in (tokens(thinking) if thinking else ())),
        *({"role": "assistant", "content": word} for word in words),
    ]
    about: dict[str, JsonValue] = {"model": "fake-1", "created_at": "2026-01-01T00:00:00Z"}
    counts: dict[str, JsonValue] = {"prompt_eval_count": READ, "eval_count": len(words), "total_duration": 5}
    lines: list[JsonValue] = [
        *({**about, "message": message, "done": False} for message in said),
        {**about, "message": {"role": "assistant", "content": ""}, "done": True, "done_reason": finish, **counts},
    ]
    return tuple(orjson.dumps(line) + b"\n" for line in lines)


def post(text: str, *, thinking: str = "", finish: str = "") -> tuple[bytes, ...]:  # noqa: ARG001 - it knows neither
    """An answer of some server's own making."""
    return (orjson.dumps({"results": [{"generated": {"text": text}}]}),)


def _gemini_list(names: list[str]) -> JsonValue:
    talking: list[JsonValue] = [
        {"name": f"models/{name}", "supportedGenerationMethods": ["generateContent", "countTokens"]} for name in names
    ]
    return {"models": [*talking, {"name": "models/embed-1", "supportedGenerationMethods": ["embedContent"]}]}


TONGUES = {
    "openai": OPENAI,
    "responses": Tongue("/v1", responses, OPENAI.lists),
    "anthropic": Tongue("/v1", anthropic, lambda names: {"data": [{"type": "model", "id": n} for n in names]}),
    "gemini": Tongue("/v1beta", gemini, _gemini_list),
    "ollama": Tongue(
        "", ollama, lambda names: {"models": [{"name": name} for name in names]}, media_type="application/x-ndjson"
    ),
    "post": Tongue("/generate", post, lambda _: {}, media_type="application/json"),
}
