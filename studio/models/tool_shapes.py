"""Offered tools in the shape that each wire protocol wants them in.

Sources: https://platform.openai.com/docs/guides/function-calling (responses take schemas for strict ones unless told
otherwise), https://platform.claude.com/docs/en/agents-and-tools/tool-use/overview,
https://ai.google.dev/api/caching#FunctionDeclaration, https://docs.ollama.com/capabilities/tool-calling.
"""

from __future__ import annotations

from pydantic import JsonValue

from studio.chat_model import ToolOffer

Offers = tuple[ToolOffer, ...]
Shapes = tuple[JsonValue, ...]


def chat_tools(offers: Offers) -> Shapes:
    """For chat completions of OpenAI, and for Ollama."""
    return tuple(
        {"type": "function", "function": {**_about(offer), "parameters": offer.parameters}} for offer in offers
    )


def responses_tools(offers: Offers) -> Shapes:
    """For responses of OpenAI."""
    return tuple(
        {"type": "function", **_about(offer), "parameters": offer.parameters, "strict": False} for offer in offers
    )


def anthropic_tools(offers: Offers) -> Shapes:
    """For messages of Anthropic."""
    return tuple({**_about(offer), "input_schema": offer.parameters} for offer in offers)


def gemini_tools(offers: Offers) -> Shapes:
    """For Gemini, which takes them all as one."""
    declared: list[JsonValue] = [{**_about(offer), "parametersJsonSchema": offer.parameters} for offer in offers]
    return ({"functionDeclarations": declared},) if declared else ()


def _about(offer: ToolOffer) -> dict[str, JsonValue]:
    return {"name": offer.name, "description": offer.purpose}
