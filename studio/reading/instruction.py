"""What a model is told of how its reply must look, and the JSON schema where one applies."""

from __future__ import annotations

import json
from collections.abc import Mapping

from pydantic import JsonValue

from studio.form import FieldKind, Fields, FormField, named, schema_of
from studio.reading.rule import ReplyRule

_KINDS: dict[FieldKind, str] = {
    "text": "text",
    "long_text": "text",
    "number": "number",
    "whole": "whole number",
    "switch": "true or false",
    "choice": "text",
    "list": "list of texts",
    "table": "list of objects",
    "data": "any JSON",
}


def schema_for(rule: ReplyRule) -> dict[str, JsonValue] | None:
    """The JSON schema that a reply by this rule fits, None where no schema can say it."""
    return schema_of(rule.fields) if rule.shape == "form" and named(rule.fields) else None


def instruction(rule: ReplyRule) -> str:
    """What to tell the model; empty when it may reply as it likes."""
    by_name = named(rule.fields)
    match rule.shape:
        case "anything":
            return ""
        case "form":
            return f"Reply with one JSON object and nothing else. It has these names:\n{_lines(by_name)}"
        case "json":
            return "Reply with JSON and nothing else."
        case "code":
            language = rule.language.strip()
            return f"Reply with one block of {language or 'code'} between ``` marks:\n```{language.lower()}\n...\n```"
        case "tags":
            return f"Reply in tags, each closed, and nothing else:\n{_tags(by_name)}"
        case "any_tags":
            needed = f" These must be there:\n{_tags(by_name)}" if by_name else ""
            return f"Reply in tags such as <name>content</name>, each closed, and nothing else.{needed}"


def correction(rule: ReplyRule, sentence: str) -> str:
    """What to tell a model whose reply could not be read: why, and how it must look."""
    schema = schema_for(rule)
    described = f"\nIts JSON schema: {json.dumps(schema, ensure_ascii=False)}" if schema else ""
    told = "\n".join(filter(None, (f"Your reply could not be used. {sentence}", instruction(rule))))
    return f"{told}{described}\nReply again, with the mistake corrected."


def _lines(by_name: Mapping[str, FormField]) -> str:
    return "\n".join(f'- "{name}": {_described(field)}' for name, field in by_name.items())


def _tags(by_name: Mapping[str, FormField]) -> str:
    return "\n".join(f"<{name}>{_described(field)}</{name}>" for name, field in by_name.items())


def _described(field: FormField) -> str:
    one_of = f", one of {', '.join(json.dumps(choice, ensure_ascii=False) for choice in field.choices)}"
    kind = _KINDS[field.kind] + (one_of if field.kind == "choice" and field.choices else "")
    columns = f" with {_columns(field.fields)}" if field.kind == "table" else ""
    needed = "" if field.required else ", may be left out"
    return f"{kind}{columns}{needed}" + (f". {field.help}" if field.help else "")


def _columns(fields: Fields) -> str:
    return ", ".join(f'"{name}" ({_described(field)})' for name, field in named(fields).items())
