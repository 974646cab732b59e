"""What a model server can do beyond plain talk; what it cannot is asked for in words instead.

Sources: the pages on function calling and structured output of each provider; DeepSeek and most models of DashScope
keep to JSON but to no schema (https://api-docs.deepseek.com/guides/json_mode,
https://help.aliyun.com/en/model-studio/json-mode). Programs on a desk hold the whole answer to a schema, so that no
call can be made beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from studio.models.protocols import ProtocolName

SchemaWay = Literal["schema", "closed", "grammar", "json", "words"]
"""How an answer is held to a JSON schema: it is sent as it is, or with all objects closed, or as a grammar of
llama.cpp; or the server knows only that it be JSON; or it knows nothing of the kind."""


@dataclass(frozen=True, slots=True)
class Abilities:
    """Whether a server takes tools and gives calls, how it holds an answer to a schema, and whether both at once."""

    tools: bool = True
    schema: SchemaWay = "schema"
    both: bool = False


PACKAGED = Abilities(tools=False, schema="grammar")
_BY_PROTOCOL: dict[ProtocolName, Abilities] = {
    "openai": Abilities(),
    "responses": Abilities(both=True),
    "anthropic": Abilities(schema="closed", both=True),
    "gemini": Abilities(both=True),
    "ollama": Abilities(),
    "post": Abilities(tools=False, schema="words"),
}
_BY_PRESET: dict[tuple[str, ProtocolName], Abilities] = {
    ("openai", "openai"): Abilities(both=True),
    ("deepseek", "openai"): Abilities(schema="json"),
    ("dashscope", "openai"): Abilities(schema="json"),
}


def abilities(preset: str, protocol: ProtocolName) -> Abilities:
    """What a server of that preset can do when it is spoken to in that protocol."""
    return _BY_PRESET.get((preset, protocol), _BY_PROTOCOL[protocol])
