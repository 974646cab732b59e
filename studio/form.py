"""Forms: fields that a model, or a person, fills in, and the JSON schema of what is written into them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeVar

from pydantic import Field, JsonValue, model_validator

from studio.values import Frozen, Message

FieldKind = Literal["text", "long_text", "number", "whole", "switch", "choice", "list", "table", "data"]
"""What a field holds; a switch is yes or no, a list is one of texts, a table one of rows, data is any JSON."""
Use = Literal["answer", "memory", "data"]
"""Where a field's value goes: into what is said, what is remembered, or the data that a message carries unseen."""
USES: tuple[Use, ...] = ("answer", "memory", "data")
LONGEST_LINE = 500
"""Signs; models that write under a schema go on for as long as it lets them."""
LONGEST_LIST = 50
DEEPEST = 5
"""How deep tables may stand in tables."""
_PLAIN: dict[FieldKind, dict[str, JsonValue]] = {
    "text": {"type": "string", "maxLength": LONGEST_LINE},
    "long_text": {"type": "string"},
    "number": {"type": "number"},
    "whole": {"type": "integer"},
    "switch": {"type": "boolean"},
    "choice": {"type": "string"},
    "list": {"type": "array", "items": {"type": "string"}, "maxItems": LONGEST_LIST},
    "data": {},
}


class Filled(NamedTuple):
    """What a form comes to, in words, with files where a person gave some, and as data."""

    message: Message
    data: JsonValue


class Named(Frozen):
    """Something with a name, and what is to be known of it."""

    name: str = Field(default="", max_length=100)
    """What it is called."""
    help: str = Field(default="", max_length=2_000)
    """What it is for."""


class FormField(Named):
    """One field of a form; its name is also its name in the data, its help says what belongs into it."""

    kind: FieldKind = "text"
    """What it holds."""
    required: bool = True
    """Whether it must be filled in."""
    choices: tuple[str, ...] = Field(default=(), max_length=50)
    """What a choice is made from."""
    uses: tuple[Use, ...] = Field(default=USES, max_length=len(USES))
    """Where its value goes."""
    fields: tuple[FormField, ...] = Field(default=(), max_length=50)
    """The columns of a table."""

    @model_validator(mode="after")
    def _is_shallow(self) -> FormField:
        if _depth(self) > DEEPEST:
            raise ValueError(f"tables stand at most {DEEPEST} deep in each other")
        return self


Fields = tuple[FormField, ...]
F = TypeVar("F", bound=Named)


def named(fields: Sequence[F]) -> dict[str, F]:
    """The fields that have a name, by it; of two with the same name the first."""
    found: dict[str, F] = {}
    for field in fields:
        if name := field.name.strip():
            found.setdefault(name, field)
    return found


def schema_of(fields: Sequence[FormField]) -> dict[str, JsonValue]:
    """The JSON schema of an object with these fields and no others."""
    by_name = named(fields)
    return {
        "type": "object",
        "properties": {name: _schema(field) for name, field in by_name.items()},
        "required": [name for name, field in by_name.items() if field.required],
        "additionalProperties": False,
    }


def _schema(field: FormField) -> dict[str, JsonValue]:
    described: dict[str, JsonValue] = {"description": field.help} if field.help else {}
    return {**_type(field), **described}


def _type(field: FormField) -> dict[str, JsonValue]:
    match field.kind:
        case "choice" if field.choices:
            return {"type": "string", "enum": [*field.choices]}
        case "table":
            return {"type": "array", "items": schema_of(field.fields), "maxItems": LONGEST_LIST}
        case kind:
            return {**_PLAIN[kind]}


def _depth(field: FormField) -> int:
    return 1 + max(map(_depth, field.fields), default=0)
