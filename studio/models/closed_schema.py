"""A JSON schema as servers with constrained decoding of the strict kind take it.

They want every object closed, and refuse limits on numbers, lengths and counts; whoever asked checks those in the
answer. Source: https://platform.claude.com/docs/en/build-with-claude/structured-outputs (limits of JSON Schema).
"""

from __future__ import annotations

from pydantic import JsonValue

_LIMITS = frozenset(
    {
        *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
        *("minLength", "maxLength"),
        *("minItems", "maxItems", "uniqueItems"),
        *("minProperties", "maxProperties"),
    }
)
_BY_NAME = frozenset({"properties", "$defs", "definitions"})
"""Where the keys are names that somebody chose, not words of JSON Schema."""


def closed(schema: dict[str, JsonValue]) -> dict[str, JsonValue]:
    """The schema with its objects closed and without its limits."""
    kept = {name: _inside(name, value) for name, value in schema.items() if name not in _LIMITS}
    if kept.get("type") == "object" or "properties" in kept:
        kept["additionalProperties"] = False
    return kept


def _inside(name: str, value: JsonValue) -> JsonValue:
    match value:
        case dict() if name in _BY_NAME:
            return {key: closed(inner) if isinstance(inner, dict) else inner for key, inner in value.items()}
        case dict() if name not in ("const", "default"):
            return closed(value)
        case list() if name not in ("enum", "examples", "const", "default"):
            return [closed(inner) if isinstance(inner, dict) else inner for inner in value]
        case _:
            return value
