"""Chat completions of OpenAI, which most servers speak, hosted or on a desk.

Source: https://platform.openai.com/docs/api-reference/chat (the pieces of calls are told apart by `index`), and what
the servers that follow it really send.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from pydantic import JsonValue

from studio.chat_model import ChatRequest, FinishReason
from studio.models.closed_schema import described
from studio.models.dialect import TOOLS_REFUSED, Fields, Framing, kept
from studio.models.grammar import compact_grammar
from studio.models.prompt_shapes import chat_messages
from studio.models.server import Server
from studio.models.sse import EventParser
from studio.models.tool_shapes import chat_tools
from studio.models.turns import Talk
from studio.models.wire import CallPiece, Chunk, Complaint, as_text, names_in, number, read_complaint, word

_REASONS: dict[str, FinishReason] = {
    "length": "length",
    "max_tokens": "length",
    "tool_calls": "tool_calls",
    "function_call": "tool_calls",
    "content_filter": "content_filter",
    "safety": "content_filter",
}


@dataclass(frozen=True, slots=True)
class OpenAI:
    """The dialect of chat completions."""

    server: Server
    refusable: ClassVar[Mapping[str, str]] = {
        "stream_options": "stream_options",
        "temperature": "temperature",
        "stop": "stop",
        "response_format": "response_format",
        "grammar": "grammar",
        "tools": TOOLS_REFUSED,
        "reasoning_content": "reasoning_content",
    }

    def headers(self) -> dict[str, str]:
        """The key as a bearer token."""
        return {"Authorization": f"Bearer {self.server.token}"} if self.server.token else {}

    def address(self, model: str) -> str:  # noqa: ARG002 - the same for all models
        """The endpoint of chat completions."""
        return f"{self.server.base_url}/chat/completions"

    def body(self, request: ChatRequest, talk: Talk, without: frozenset[str]) -> Fields:
        """The body of a request for a streamed answer with its token counts."""
        fields: Fields = {
            "model": request.model.model,
            "messages": chat_messages(talk, thoughts="reasoning_content" not in without),
            "tools": chat_tools(request.tools),
            "stream": True,
            "stream_options": {"include_usage": True},
            self.server.length_field: request.max_tokens,
            "temperature": request.temperature,
            "stop": request.stop,
        }
        if request.schema is not None:
            fields |= self._form(request.schema)
        return kept(fields, without)

    def _form(self, schema: dict[str, JsonValue]) -> Fields:
        match self.server.can.schema:
            case "grammar":
                return {"grammar": compact_grammar(schema)}
            case "json":
                return {"response_format": {"type": "json_object"}}
            case _:
                return {"response_format": {"type": "json_schema", "json_schema": described(schema)}}

    def framing(self) -> Framing:
        """Server-sent events."""
        return EventParser()

    def read(self, content: JsonValue) -> Chunk | Complaint | None:
        """A chunk of a stream, or a whole completion."""
        return read_complaint(content) or _chunk(content)

    def listing(self) -> str:
        """The models endpoint."""
        return f"{self.server.base_url}/models"

    def offered(self, content: JsonValue) -> tuple[str, ...]:
        """The names in its answer."""
        return names_in(content.get("data"), "id") if isinstance(content, dict) else ()


def _chunk(content: JsonValue) -> Chunk | None:
    match content:
        case {"choices": [{"delta": dict(spoken)} as choice, *_]}:
            return _said(spoken, _reason(choice.get("finish_reason")), content.get("usage"))
        case {"choices": [{"message": dict(spoken)} as choice, *_]}:
            return _said(spoken, _reason(choice.get("finish_reason")) or "stop", content.get("usage"))
        case {"usage": dict(usage)}:
            return Chunk(tokens_in=number(usage, "prompt_tokens"), tokens_out=number(usage, "completion_tokens"))
        case {"choices": list()}:
            return Chunk()
        case _:
            return None


def _said(spoken: dict[str, JsonValue], reason: FinishReason | None, usage: JsonValue) -> Chunk:
    return Chunk(
        text=_words(spoken.get("content")),
        thinking=_words(spoken.get("reasoning_content") or spoken.get("reasoning")),
        calls=tuple(_calls(spoken.get("tool_calls"))),
        reason=reason,
        tokens_in=number(usage, "prompt_tokens"),
        tokens_out=number(usage, "completion_tokens"),
    )


def _calls(calls: JsonValue) -> Iterator[CallPiece]:
    for call in calls if isinstance(calls, list) else ():
        match call:
            case {"function": dict(function)}:
                place, id = call.get("index"), word(call.get("id"))
                raw = as_text(function.get("arguments"))
                yield CallPiece(place if isinstance(place, int) else None, id, word(function.get("name")), raw)
            case _:
                pass


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
