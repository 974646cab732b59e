"""The wire protocols a model server may speak."""

from __future__ import annotations

from typing import Literal

ProtocolName = Literal["openai", "responses", "anthropic", "gemini", "ollama", "post"]

TITLES: dict[ProtocolName, str] = {
    "openai": "OpenAI chat completions",
    "responses": "OpenAI responses",
    "anthropic": "Anthropic messages",
    "gemini": "Google Gemini",
    "ollama": "Ollama",
    "post": "Any web address (POST)",
}
"""What each is called on screen, in the order they are offered."""
