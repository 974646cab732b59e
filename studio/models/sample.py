"""A value that fits a JSON schema, made from the schema alone."""

from __future__ import annotations

from pydantic import JsonValue

_PLAIN: dict[str, JsonValue] = {"integer": 1, "number": 1.5, "boolean": True, "null": None, "array": []}


def sample(schema: JsonValue, words: str) -> JsonValue:
    """A small value of that schema with `words` for its texts; references are not followed."""
    match schema:
        case {"const": value} | {"enum": [value, *_]} | {"default": value} | {"examples": [value, *_]}:
            return value
        case {"anyOf": [first, *_]} | {"oneOf": [first, *_]}:
            return sample(first, words)
        case {"type": "object", **rest}:
            fields = rest.get("properties")
            return {name: sample(field, words) for name, field in fields.items()} if isinstance(fields, dict) else {}
        case {"type": "array", "items": items}:
            return [sample(items, words)]
        case {"type": str(kind)}:
            return _PLAIN.get(kind, words)
        case _:
            return words
