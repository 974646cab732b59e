"""What was read in a reply, taken apart: what is said, what is remembered, and the data that goes with it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import JsonValue

from studio.form import Use, named
from studio.reading.rule import ReplyRule
from studio.values import Message, Text

_TAGGED = ("tags", "any_tags")


@dataclass(frozen=True, slots=True)
class Routed:
    """The message that is said, with data in its metadata, and the one that is remembered in its place.

    `before` is what was said when a person interrupted, which is remembered too.
    """

    said: Message
    kept: Message
    before: tuple[Message, ...] = ()


def routed(rule: ReplyRule, value: JsonValue, message: Message) -> Routed:
    """Where the parts of a value go: each field as it says, what has no field everywhere."""
    match rule.shape, value:
        case "anything", str():
            said = message if value == message.text else _with_text(message, value)
            return Routed(said, said)
        case "code", str():
            written = f"```{rule.language.strip().lower()}\n{value}\n```"
            said = _with_text(message, written, {"code": value})
            return Routed(said, _with_text(message, written))
        case (("form" | "tags" | "any_tags"), dict()):
            said = _with_text(message, in_words(_for("answer", rule, value)), _for("data", rule, value))
            return Routed(said, _with_text(message, _written(rule, _for("memory", rule, value))))
        case _:
            written = json.dumps(value, ensure_ascii=False)
            said = _with_text(message, written, value if isinstance(value, dict) else {"value": value})
            return Routed(said, _with_text(message, written))


def in_words(values: Mapping[str, JsonValue]) -> str:
    """Values as a person reads them: one alone as it is, several as a list of names and values."""
    if len(values) == 1:
        return _plain(next(iter(values.values())))
    return "\n".join(f"- {name}: {_plain(value)}" for name, value in values.items())


def _for(use: Use, rule: ReplyRule, values: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    elsewhere = {name for name, field in named(rule.fields).items() if use not in field.uses}
    return {name: value for name, value in values.items() if name not in elsewhere}


def _written(rule: ReplyRule, values: Mapping[str, JsonValue]) -> str:
    """Values as the model itself would have written them, so that what it remembers keeps showing it how."""
    if rule.shape in _TAGGED:
        return "\n".join(f"<{name}>{_plain(value)}</{name}>" for name, value in values.items())
    return json.dumps(values, ensure_ascii=False)


def _plain(value: JsonValue) -> str:
    match value:
        case str():
            return value
        case bool():
            return "yes" if value else "no"
        case list() if all(isinstance(item, str) for item in value):
            return ", ".join(map(str, value))
        case _:
            return json.dumps(value, ensure_ascii=False)


def _with_text(message: Message, text: str, data: Mapping[str, JsonValue] | None = None) -> Message:
    """The message with other words, its other parts kept."""
    others = tuple(part for part in message.parts if not isinstance(part, Text))
    words = (Text(text=text),) if text or not others else ()
    metadata = {**message.metadata, **(data or {})}
    return message.model_copy(update={"parts": (*others, *words), "metadata": metadata})
