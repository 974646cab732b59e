"""The wire format of chat completions: the body of a request, and the pieces of a streamed answer.

Source: https://platform.openai.com/docs/api-reference/chat, and what the servers that follow it really send.
"""

from __future__ import annotations

from dataclasses import dataclass

import orjson
from pydantic import JsonValue

from studio.chat_model import ChatRequest, FinishReason
from studio.models.prompt import turns

DONE = "[DONE]"
_REASONS: dict[str, FinishReason] = {
    "length": "length",
    "max_tokens": "length",
    "tool_calls": "tool_calls",
    "content_filter": "content_filter",
    "safety": "content_filter",
}


@dataclass(frozen=True, slots=True)
class Chunk:
    """One piece of an answer: words, thoughts, why it ended if it did, tokens read and written if told."""

    text: str = ""
    thinking: str = ""
    reason: FinishReason | None = None
    tokens: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Complaint:
    """What a server says went wrong: its codes, in lower case, and its words."""

    codes: frozenset[str]
    message: str


def encode(request: ChatRequest, length_field: str, without: frozenset[str]) -> bytes:
    """The body of a request for a streamed answer; fields in `without` are left out."""
    fields: dict[str, object] = {
        "model": request.model.model,
        "messages": turns(request),
        "stream": True,
        "stream_options": {"include_usage": True},
        length_field: request.max_tokens,
        "temperature": request.temperature,
    }
    if request.stop:
        fields["stop"] = request.stop
    if request.schema is not None:
        fields["response_format"] = {
            "type": "json_schema",
            "json_schema": {"name": "answer", "schema": request.schema},
        }
    return orjson.dumps({name: value for name, value in fields.items() if name not in without})


def parse(content: str | bytes) -> JsonValue:
    """The JSON in it, None when it is none; deep nesting and non-numbers are none."""
    try:
        return orjson.loads(content)
    except orjson.JSONDecodeError:
        return None


def read_chunk(content: JsonValue) -> Chunk | None:
    """The piece of an answer in a streamed event or in a whole answer, None when it is neither."""
    match content:
        case {"choices": [{"delta": dict(spoken)} | {"message": dict(spoken)} as choice, *_]}:
            return Chunk(
                text=_words(spoken.get("content")),
                thinking=_words(spoken.get("reasoning_content") or spoken.get("reasoning")),
                reason=_reason(choice.get("finish_reason")),
                tokens=_tokens(content.get("usage")),
            )
        case {"choices": list()} | {"usage": dict()}:
            return Chunk(tokens=_tokens(content.get("usage")))
        case _:
            return None


def read_complaint(content: JsonValue) -> Complaint | None:
    """The complaint in an answer or event, None when it holds none."""
    match content:
        case [first, *_]:
            return read_complaint(first)
        case {"error": dict(error)} | {"object": "error", **error}:
            codes = (error.get(name) for name in ("code", "type", "status", "param"))
            message = error.get("message")
            return Complaint(frozenset(str(code).lower() for code in codes if code), str(message or ""))
        case {"error": str(message)} | {"detail": str(message)} | {"message": str(message)}:
            return Complaint(frozenset(), message)
        case {"error": error} if error:
            return Complaint(frozenset(), str(error))
        case {"detail": list() | dict() as detail}:
            return Complaint(frozenset(), orjson.dumps(detail).decode())
        case _:
            return None


def _words(content: JsonValue) -> str:
    match content:
        case str():
            return content
        case list():
            return "".join(_words(part) for part in content)
        case {"type": "text", "text": str(text)}:
            return text
        case _:
            return ""


def _reason(reason: JsonValue) -> FinishReason | None:
    return _REASONS.get(reason.lower(), "stop") if isinstance(reason, str) and reason else None


def _tokens(usage: JsonValue) -> tuple[int, int] | None:
    match usage:
        case {"prompt_tokens": int(read), "completion_tokens": int(written)}:
            return read, written
        case _:
            return None


def list_of_models(content: JsonValue) -> tuple[str, ...]:
    """The names in an answer of the models endpoint, in its order."""
    match content:
        case {"data": list(entries)}:
            names = (entry.get("id") for entry in entries if isinstance(entry, dict))
            return tuple(name for name in names if isinstance(name, str))
        case _:
            return ()
