"""The native chat of Ollama: one JSON object a line.

Sources: https://docs.ollama.com/api/chat, https://docs.ollama.com/api/errors (an error in mid-stream is a line of its
own), https://docs.ollama.com/capabilities/tool-calling (each call comes whole), https://docs.ollama.com/api/tags.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from pydantic import JsonValue

from studio.chat_model import ChatRequest, FinishReason
from studio.models.dialect import TOOLS_REFUSED, Fields, Framing, kept
from studio.models.lines import LineParser
from studio.models.prompt_shapes import ollama_messages
from studio.models.server import Server
from studio.models.tool_shapes import chat_tools
from studio.models.turns import Talk
from studio.models.wire import CallPiece, Chunk, Complaint, as_text, names_in, number, read_complaint, word

_REASONS: dict[str, FinishReason] = {"length": "length"}


@dataclass(frozen=True, slots=True)
class Ollama:
    """The dialect of Ollama; a model that thinks does so without being asked."""

    server: Server
    refusable: ClassVar[Mapping[str, str]] = {"format": "format", "tools": TOOLS_REFUSED}

    def headers(self) -> dict[str, str]:
        """The key as a bearer token, for servers that want one."""
        return {"Authorization": f"Bearer {self.server.token}"} if self.server.token else {}

    def address(self, model: str) -> str:  # noqa: ARG002 - the same for all models
        """The endpoint of chats."""
        return f"{self.server.base_url}/api/chat"

    def body(self, request: ChatRequest, talk: Talk, without: frozenset[str]) -> Fields:
        """The body of a request for a streamed answer."""
        options: Fields = {
            "temperature": request.temperature,
            "num_predict": request.max_tokens,
            "stop": request.stop,
        }
        fields: Fields = {
            "model": request.model.model,
            "messages": ollama_messages(talk),
            "tools": chat_tools(request.tools),
            "stream": True,
            "options": kept(options, without),
            "format": request.schema,
        }
        return kept(fields, without)

    def framing(self) -> Framing:
        """A line an event."""
        return LineParser()

    def read(self, content: JsonValue) -> Chunk | Complaint | None:
        """A line of a stream, or a whole answer."""
        match content:
            case {"message": dict(message), "done": bool(done)}:
                return _chunk(content, message, done=done)
            case {"done": True}:
                return _chunk(content, {}, done=True)
            case _:
                return read_complaint(content)

    def listing(self) -> str:
        """The models that are on the server's disk."""
        return f"{self.server.base_url}/api/tags"

    def offered(self, content: JsonValue) -> tuple[str, ...]:
        """Their names."""
        return names_in(content.get("models"), "name") if isinstance(content, dict) else ()


def _chunk(content: dict[str, JsonValue], message: dict[str, JsonValue], *, done: bool) -> Chunk:
    said, thought = message.get("content"), message.get("thinking")
    reason = content.get("done_reason")
    return Chunk(
        text=said if isinstance(said, str) else "",
        thinking=thought if isinstance(thought, str) else "",
        calls=tuple(_calls(message.get("tool_calls"))),
        reason=(_REASONS.get(reason, "stop") if isinstance(reason, str) else "stop") if done else None,
        tokens_in=number(content, "prompt_eval_count"),
        tokens_out=number(content, "eval_count"),
        last=done,
    )


def _calls(calls: JsonValue) -> Iterator[CallPiece]:
    for call in calls if isinstance(calls, list) else ():
        match call:
            case {"function": {"name": str(name), **function}}:
                arguments = as_text(function.get("arguments"))
                yield CallPiece(None, word(call.get("id")), name, arguments, whole=True)
            case _:
                pass
