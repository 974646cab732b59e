"""Gemini of Google.

Sources: https://ai.google.dev/api/generate-content (`streamGenerateContent` with `alt=sse`, `GenerationConfig`,
`FinishReason`, `PromptFeedback`, `UsageMetadata`), https://ai.google.dev/api/models,
https://ai.google.dev/gemini-api/docs/structured-output, https://ai.google.dev/gemini-api/docs/function-calling.
The key travels in a header, never in the address.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import quote

from pydantic import JsonValue

from studio.chat_model import ChatRequest, FinishReason
from studio.models.dialect import TOOLS_REFUSED, Fields, Framing, kept
from studio.models.prompt_shapes import gemini_contents
from studio.models.server import Server
from studio.models.sse import EventParser
from studio.models.tool_shapes import gemini_tools
from studio.models.turns import Talk
from studio.models.wire import CallPiece, Chunk, Complaint, as_text, names_in, number, read_complaint, word

_FOLDERS = ("models", "tunedModels")
_UNSIGNED = re.compile(r"gemini-[12]\b")
"""Models that think without signing their calls."""
_GENERATES = "generateContent"
_REASONS: dict[str, FinishReason] = {
    "MAX_TOKENS": "length",
    **dict.fromkeys(
        ("SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "IMAGE_SAFETY", "MODEL_ARMOR"),
        "content_filter",
    ),
}


@dataclass(frozen=True, slots=True)
class Gemini:
    """The dialect of Gemini."""

    server: Server
    refusable: ClassVar[Mapping[str, str]] = {
        "temperature": "temperature",
        "stopSequences": "stop_sequences",
        "thinkingConfig": "thinking",
        "responseJsonSchema": "schema|mime type",
        "tools": TOOLS_REFUSED,
    }

    def headers(self) -> dict[str, str]:
        """The key in a header of its own."""
        return {"x-goog-api-key": self.server.token} if self.server.token else {}

    def address(self, model: str) -> str:
        """Where this model generates, as server-sent events; a name cannot lead anywhere else."""
        folder, _, name = model.partition("/")
        if folder not in _FOLDERS or not name:
            folder, name = _FOLDERS[0], model
        return f"{self.server.base_url}/{folder}/{quote(name, safe='')}:streamGenerateContent?alt=sse"

    def body(self, request: ChatRequest, talk: Talk, without: frozenset[str]) -> Fields:
        """The body of a request; thoughts are asked for where the model thinks."""
        settings: Fields = {
            "maxOutputTokens": request.max_tokens,
            "temperature": request.temperature,
            "stopSequences": request.stop,
            "thinkingConfig": {"includeThoughts": True},
        }
        if request.schema is not None:
            settings |= {"responseMimeType": "application/json", "responseJsonSchema": request.schema}
        fields: Fields = {
            "contents": gemini_contents(talk, signed=not _UNSIGNED.search(request.model.model)),
            "tools": gemini_tools(request.tools),
            "generationConfig": kept(settings, without),
        }
        if talk.instructions:
            fields["systemInstruction"] = {"parts": [{"text": talk.instructions}]}
        return kept(fields, without)

    def framing(self) -> Framing:
        """Server-sent events."""
        return EventParser()

    def read(self, content: JsonValue) -> Chunk | Complaint | None:
        """A response, which is a chunk of a stream and a whole answer alike."""
        match content:
            case {"candidates": [dict(candidate), *_]}:
                return _chunk(candidate, content.get("usageMetadata"))
            case {"promptFeedback": {"blockReason": str()}}:
                return Chunk(reason="content_filter")
            case {"usageMetadata": dict(usage)}:
                return Chunk(tokens_in=number(usage, "promptTokenCount"), tokens_out=_written(usage))
            case _:
                return read_complaint(content)

    def listing(self) -> str:
        """The models endpoint, as many as it tells at once."""
        return f"{self.server.base_url}/models?pageSize=1000"

    def offered(self, content: JsonValue) -> tuple[str, ...]:
        """The names of the models that generate words, without the folder that they all stand in."""
        models = content.get("models") if isinstance(content, dict) else None
        talking = [model for model in models if _generates(model)] if isinstance(models, list) else []
        return tuple(name.removeprefix("models/") for name in names_in(talking, "name"))


def _chunk(candidate: dict[str, JsonValue], usage: JsonValue) -> Chunk:
    match candidate:
        case {"content": {"parts": list(parts)}}:
            said = [_said(part) for part in parts if isinstance(part, dict)]
        case _:
            said = []
    reason = candidate.get("finishReason")
    return Chunk(
        text="".join(chunk.text for chunk in said),
        thinking="".join(chunk.thinking for chunk in said),
        calls=tuple(call for chunk in said for call in chunk.calls),
        reason=_REASONS.get(reason, "stop") if isinstance(reason, str) else None,
        tokens_in=number(usage, "promptTokenCount"),
        tokens_out=_written(usage),
        last=isinstance(reason, str) and isinstance(usage, dict),
    )


def _said(part: dict[str, JsonValue]) -> Chunk:
    match part:
        case {"text": str(text), "thought": True}:
            return Chunk(thinking=text)
        case {"text": str(text)}:
            return Chunk(text)
        case {"functionCall": {"name": str(name), **call}}:
            id, seal = word(call.get("id")), word(part.get("thoughtSignature"))
            return Chunk(calls=(CallPiece(None, id, name, as_text(call.get("args")), whole=True, seal=seal),))
        case _:
            return Chunk()


def _written(usage: JsonValue) -> int | None:
    """The tokens of the answer and of the thoughts before it; an answer without words has no count of its own."""
    return number(usage, "candidatesTokenCount", "thoughtsTokenCount") or number(usage, "thoughtsTokenCount")


def _generates(model: JsonValue) -> bool:
    match model:
        case {"supportedGenerationMethods": list(methods)}:
            return _GENERATES in methods
        case _:
            return False
