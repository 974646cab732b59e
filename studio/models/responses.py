"""Responses of OpenAI.

Source: https://platform.openai.com/docs/api-reference/responses and its page of streaming events; there is no mark of
the end but the event that says how the response ended. Nothing is kept at the server: `store` is off, so thoughts
before a call come encrypted and are sent back (https://platform.openai.com/docs/guides/reasoning).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from pydantic import JsonValue

from studio.chat_model import ChatRequest, FinishReason
from studio.models.closed_schema import described
from studio.models.dialect import TOOLS_REFUSED, Fields, Framing, kept
from studio.models.prompt_shapes import responses_input
from studio.models.server import Server
from studio.models.sse import EventParser
from studio.models.tool_shapes import responses_tools
from studio.models.turns import Talk
from studio.models.wire import CallPiece, Chunk, Complaint, as_text, names_in, number, read_complaint

_INCOMPLETE: dict[str, FinishReason] = {"content_filter": "content_filter"}


@dataclass(frozen=True, slots=True)
class Responses:
    """The dialect of responses; it knows no stop words, so the client cuts the answer there itself."""

    server: Server
    refusable: ClassVar[Mapping[str, str]] = {
        "temperature": "temperature",
        "reasoning": "reasoning",
        "text": r"text\.format",
        "include": "encrypted|include",
        "tools": TOOLS_REFUSED,
    }

    def headers(self) -> dict[str, str]:
        """The key as a bearer token."""
        return {"Authorization": f"Bearer {self.server.token}"} if self.server.token else {}

    def address(self, model: str) -> str:  # noqa: ARG002 - the same for all models
        """The endpoint of responses."""
        return f"{self.server.base_url}/responses"

    def body(self, request: ChatRequest, talk: Talk, without: frozenset[str]) -> Fields:
        """The body of a request for a streamed response, with a summary of the thoughts where the model thinks."""
        fields: Fields = {
            "model": request.model.model,
            "instructions": talk.instructions or None,
            "input": responses_input(talk),
            "stream": True,
            "store": False,
            "max_output_tokens": request.max_tokens,
            "temperature": request.temperature,
            "reasoning": {"summary": "auto"},
            "tools": responses_tools(request.tools),
        }
        if request.tools:
            fields["include"] = ("reasoning.encrypted_content",)
        if request.schema is not None:
            fields["text"] = {"format": {"type": "json_schema", **described(request.schema)}}
        return kept(fields, without)

    def framing(self) -> Framing:
        """Server-sent events."""
        return EventParser()

    def read(self, content: JsonValue) -> Chunk | Complaint | None:
        """A streaming event, or a whole response."""
        match content:
            case {"type": "response.output_text.delta" | "response.refusal.delta", "delta": str(text)}:
                return Chunk(text)
            case {
                "type": "response.reasoning_summary_text.delta" | "response.reasoning_text.delta",
                "delta": str(text),
            }:
                return Chunk(thinking=text)
            case {"type": "response.function_call_arguments.delta", "output_index": int(place), "delta": str(raw)}:
                return Chunk(calls=(CallPiece(place, arguments=raw),))
            case {"type": "response.output_item.added" | "response.output_item.done", "item": dict(item)}:
                place = content.get("output_index")
                whole = content.get("type") == "response.output_item.done"
                return _item(item, place if isinstance(place, int) else None, whole=whole)
            case {"type": "error", "message": str(message)}:
                return Complaint(frozenset({str(content.get("code") or "").lower()}) - {""}, message)
            case {
                "type": "response.completed" | "response.incomplete" | "response.failed",
                "response": dict(response),
            }:
                return _ended(response)
            case {"object": "response", "output": list(output)}:
                return _whole(content, output)
            case _:
                return read_complaint(content)

    def listing(self) -> str:
        """The models endpoint."""
        return f"{self.server.base_url}/models"

    def offered(self, content: JsonValue) -> tuple[str, ...]:
        """The names in its answer."""
        return names_in(content.get("data"), "id") if isinstance(content, dict) else ()


def _item(item: dict[str, JsonValue], place: int | None, *, whole: bool) -> Chunk | None:
    """A call, of which only its name is known at first, or a thought as it must be sent back."""
    match item:
        case {"type": "function_call", "call_id": str(id), "name": str(name)}:
            return Chunk(calls=(CallPiece(place, id, name, as_text(item.get("arguments")), whole=whole),))
        case {"type": "reasoning", "id": str(id), "encrypted_content": str(encrypted)} if whole and encrypted:
            return Chunk(seal=f"{id} {encrypted}")
        case _:
            return None


def _ended(response: dict[str, JsonValue], said: Chunk | None = None) -> Chunk | Complaint:
    if complaint := read_complaint(response):
        return complaint
    usage = response.get("usage")
    return replace(
        said or Chunk(),
        reason=_reason(response.get("incomplete_details")),
        tokens_in=number(usage, "input_tokens"),
        tokens_out=number(usage, "output_tokens"),
        last=True,
    )


def _reason(incomplete: JsonValue) -> FinishReason:
    match incomplete:
        case {"reason": str(reason)}:
            return _INCOMPLETE.get(reason, "length")
        case _:
            return "stop"


def _whole(response: dict[str, JsonValue], output: list[JsonValue]) -> Chunk | Complaint:
    texts, calls, seal = list[str](), list[CallPiece](), ""
    for item in output:
        match item:
            case {"type": "message", "content": list(parts)}:
                texts += names_in(parts, "text")
            case dict() if found := _item(item, None, whole=True):
                calls += found.calls
                seal = found.seal or seal
            case _:
                pass
    return _ended(response, Chunk("".join(texts), seal=seal, calls=tuple(calls)))
