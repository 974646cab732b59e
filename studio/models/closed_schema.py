"""A JSON schema as servers with constrained decoding of the strict kind take it.

They want every object closed, and refuse limits on numbers, lengths and counts; whoever asked checks those in the
answer. Sources: https://platform.claude.com/docs/en/build-with-claude/structured-outputs (limits of JSON Schema),
https://platform.openai.com/docs/guides/structured-outputs (supported schemas).
"""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import JsonValue

_LIMITS = frozenset(
    {
        *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
        *("minLength", "maxLength"),
        *("minItems", "maxItems", "uniqueItems"),
        *("minProperties", "maxProperties"),
    }
)
_BEYOND = frozenset({"allOf", "oneOf", "not", "if", "then", "else", "patternProperties", "dependentSchemas", "default"})
"""Words that a strict server refuses."""
_BY_NAME = frozenset({"properties", "$defs", "definitions"})
"""Where the keys are names that somebody chose, not words of JSON Schema."""
_DATA = frozenset({"enum", "examples", "const", "default"})
"""Where values stand, not schemas."""


def closed(schema: dict[str, JsonValue]) -> dict[str, JsonValue]:
    """The schema with its objects closed and without its limits."""
    kept = {name: _inside(name, value) for name, value in schema.items() if name not in _LIMITS}
    if kept.get("type") == "object" or "properties" in kept:
        kept["additionalProperties"] = False
    return kept


def described(schema: dict[str, JsonValue]) -> dict[str, JsonValue]:
    """The schema as OpenAI wants it told: strict where it can be, else as it is and for the model to keep to."""
    strict = schema.get("type") == "object" and all(_is_strict(one) for one in _objects(schema))
    return {"name": "answer", "strict": strict, "schema": closed(schema) if strict else schema}


def can_be_closed(schema: dict[str, JsonValue]) -> bool:
    """Whether each object names its fields, so that closing it leaves something to say."""
    return all(one.get("properties") or one.get("type") != "object" for one in _objects(schema))


def _is_strict(part: dict[str, JsonValue]) -> bool:
    """Whether an object requires all of its fields, which is what strict servers want."""
    if _BEYOND & part.keys():
        return False
    fields, required = part.get("properties"), part.get("required")
    if part.get("type") != "object":
        return True
    return (
        isinstance(fields, dict) and bool(fields) and isinstance(required, list) and {*fields} == {*map(str, required)}
    )


def _objects(schema: dict[str, JsonValue]) -> Iterator[dict[str, JsonValue]]:
    """The schema and all schemas inside it."""
    yield schema
    for name, value in schema.items():
        inner = [*value.values()] if name in _BY_NAME and isinstance(value, dict) else [value]
        inner = value if isinstance(value, list) else inner
        for one in inner:
            if isinstance(one, dict) and name not in _DATA:
                yield from _objects(one)


def _inside(name: str, value: JsonValue) -> JsonValue:
    match value:
        case dict() if name in _BY_NAME:
            return {key: closed(inner) if isinstance(inner, dict) else inner for key, inner in value.items()}
        case dict() if name not in _DATA:
            return closed(value)
        case list() if name not in _DATA:
            return [closed(inner) if isinstance(inner, dict) else inner for inner in value]
        case _:
            return value
