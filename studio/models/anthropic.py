"""Messages of Anthropic.

Sources: https://platform.claude.com/docs/en/api/messages, its pages on streaming, errors, stop reasons, vision,
https://platform.claude.com/docs/en/agents-and-tools/tool-use/overview (the arguments of a call come in pieces), and
https://platform.claude.com/docs/en/build-with-claude/structured-outputs. An answer is whole when `message_delta` has
said why it ended; errors may come as an event after a good status.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from pydantic import JsonValue

from studio.chat_model import ChatRequest, FinishReason
from studio.models.closed_schema import closed
from studio.models.dialect import TOOLS_REFUSED, Fields, Framing, kept
from studio.models.prompt_shapes import REDACTED, anthropic_messages
from studio.models.server import Server
from studio.models.sse import EventParser
from studio.models.tool_shapes import anthropic_tools
from studio.models.turns import Talk
from studio.models.wire import CallPiece, Chunk, Complaint, as_text, names_in, number, read_complaint, word

VERSION = "2023-06-01"
_HOTTEST = 1.0
_REASONS: dict[str, FinishReason] = {
    "max_tokens": "length",
    "model_context_window_exceeded": "length",
    "tool_use": "tool_calls",
    "refusal": "content_filter",
}


@dataclass(frozen=True, slots=True)
class Anthropic:
    """The dialect of messages."""

    server: Server
    refusable: ClassVar[Mapping[str, str]] = {
        "temperature": "temperature",
        "stop_sequences": "stop_sequences",
        "output_config": "output",
        "tools": TOOLS_REFUSED,
    }

    def headers(self) -> dict[str, str]:
        """The key in a header of its own, and the version of the protocol."""
        key = {"x-api-key": self.server.token} if self.server.token else {}
        return {**key, "anthropic-version": VERSION}

    def address(self, model: str) -> str:  # noqa: ARG002 - the same for all models
        """The endpoint of messages."""
        return f"{self.server.base_url}/messages"

    def body(self, request: ChatRequest, talk: Talk, without: frozenset[str]) -> Fields:
        """The body of a request for a streamed message; temperatures end at 1 here, and stop words must show."""
        fields: Fields = {
            "model": request.model.model,
            "system": talk.instructions or None,
            "messages": anthropic_messages(talk),
            "max_tokens": request.max_tokens,
            "tools": anthropic_tools(request.tools),
            "stream": True,
            "temperature": min(request.temperature, _HOTTEST),
            "stop_sequences": tuple(stop for stop in request.stop if stop.strip()),
        }
        if request.schema is not None:
            fields["output_config"] = {"format": {"type": "json_schema", "schema": closed(request.schema)}}
        return kept(fields, without)

    def framing(self) -> Framing:
        """Server-sent events."""
        return EventParser()

    def read(self, content: JsonValue) -> Chunk | Complaint | None:
        """A streaming event, or a whole message."""
        match content:
            case {"type": "content_block_delta", "index": int(place), "delta": dict(delta)}:
                return _said(delta, place)
            case {"type": "content_block_start", "index": int(place), "content_block": dict(block)}:
                return _said(block, place)
            case {"type": "message_start", "message": {"usage": dict(usage)}}:
                return Chunk(tokens_in=_read_tokens(usage))
            case {"type": "message_delta", "delta": dict(delta)}:
                usage = content.get("usage")
                return Chunk(
                    reason=_reason(delta.get("stop_reason")),
                    tokens_in=_read_tokens(usage),
                    tokens_out=number(usage, "output_tokens"),
                )
            case {"type": "message_stop"}:
                return Chunk(last=True)
            case {"type": "message", "content": list(blocks)}:
                return _whole(content, blocks)
            case _:
                return read_complaint(content)

    def listing(self) -> str:
        """The models endpoint, as many as it tells at once."""
        return f"{self.server.base_url}/models?limit=1000"

    def offered(self, content: JsonValue) -> tuple[str, ...]:
        """The names in its answer."""
        return names_in(content.get("data"), "id") if isinstance(content, dict) else ()


def _said(block: dict[str, JsonValue], place: int) -> Chunk | None:
    """What a block says, or what is added to it."""
    match block:
        case {"type": "text_delta" | "text", "text": str(text)}:
            return Chunk(text)
        case {"type": "thinking_delta" | "thinking", "thinking": str(text)}:
            return Chunk(thinking=text, seal=word(block.get("signature")))
        case {"type": "signature_delta", "signature": str(seal)}:
            return Chunk(seal=seal)
        case {"type": "redacted_thinking", "data": str(data)}:
            return Chunk(seal=REDACTED + data)
        case {"type": "tool_use", "id": str(id), "name": str(name)}:
            return Chunk(calls=(CallPiece(place, id, name, as_text(block.get("input") or None)),))
        case {"type": "input_json_delta", "partial_json": str(raw)}:
            return Chunk(calls=(CallPiece(place, arguments=raw),))
        case _:
            return None


def _whole(message: dict[str, JsonValue], blocks: list[JsonValue]) -> Chunk:
    said = [chunk for place, block in enumerate(blocks) if isinstance(block, dict) and (chunk := _said(block, place))]
    return Chunk(
        text="".join(chunk.text for chunk in said),
        thinking="".join(chunk.thinking for chunk in said),
        seal=next((chunk.seal for chunk in said if chunk.seal), ""),
        calls=tuple(call for chunk in said for call in chunk.calls),
        reason=_reason(message.get("stop_reason")),
        tokens_in=_read_tokens(message.get("usage")),
        tokens_out=number(message.get("usage"), "output_tokens"),
        last=True,
    )


def _read_tokens(usage: JsonValue) -> int | None:
    return number(usage, "input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens")


def _reason(reason: JsonValue) -> FinishReason | None:
    return _REASONS.get(reason, "stop") if isinstance(reason, str) else None
