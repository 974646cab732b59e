"""The dialect for each wire protocol."""

from __future__ import annotations

from collections.abc import Callable

from studio.models.anthropic import Anthropic
from studio.models.dialect import Dialect
from studio.models.gemini import Gemini
from studio.models.ollama import Ollama
from studio.models.openai import OpenAI
from studio.models.post import Post
from studio.models.protocols import ProtocolName
from studio.models.responses import Responses
from studio.models.server import Server

_DIALECTS: dict[ProtocolName, Callable[[Server], Dialect]] = {
    "openai": OpenAI,
    "responses": Responses,
    "anthropic": Anthropic,
    "gemini": Gemini,
    "ollama": Ollama,
    "post": Post,
}


def dialect_of(server: Server) -> Dialect:
    """The dialect that the server is spoken to in."""
    return _DIALECTS[server.protocol](server)
