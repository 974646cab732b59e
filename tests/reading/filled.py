"""Forms filled in, and written as a model would write them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from random import Random

from pydantic import JsonValue

from studio.form import FieldKind, FormField

LETTERS = "abz AZ09éßñ日🙂\u200f\u0000\n\t\\/'\"{}[]:,.<>`-_#“”null"
"""What texts are made of: letters, and all that means something in JSON, tags and fences."""
KINDS: tuple[FieldKind, ...] = ("text", "long_text", "number", "whole", "switch", "choice", "list", "table", "data")
CHOICES = ("red", "Green", "light blue")


@dataclass
class Reply:
    """A reply in pieces, and whether each piece is structure: a bracket, a comma, a colon or a quote."""

    fields: tuple[FormField, ...]
    meant: dict[str, JsonValue]
    pieces: list[str]

    @property
    def text(self) -> str:
        """The reply as it is sent."""
        return "".join(self.pieces)


def a_reply(chance: Random) -> Reply:
    """A form of some fields, and a whole reply to it."""
    fields = tuple(_field(chance, number) for number in range(chance.randint(1, 4)))
    meant = {field.name: _value(chance, field) for field in fields if field.required or chance.random() < 0.6}
    return Reply(fields, meant, pieces(meant))


def _field(chance: Random, number: int, kinds: tuple[FieldKind, ...] = KINDS) -> FormField:
    name = chance.choice(("age", "Full name", "is_ok", "ünit", "a")) + str(number)
    kind = chance.choice(kinds)
    columns = tuple(_field(chance, at, KINDS[:6]) for at in range(chance.randint(1, 2))) if kind == "table" else ()
    return FormField(name=name, kind=kind, required=chance.random() < 0.7, choices=CHOICES, fields=columns)


SAID: dict[str, tuple[JsonValue, ...]] = {
    "number": (0, -3, 2.5, 1e21, 0.1),
    "whole": (0, 25, -7, 10**18),
    "switch": (True, False),
    "choice": CHOICES,
}


def _value(chance: Random, field: FormField) -> JsonValue:
    match field.kind:
        case "text" | "long_text":
            return chance.choice(("word", "42", "true", "it's", _text(chance), _text(chance)))
        case "number" | "whole" | "switch" | "choice":
            return chance.choice(SAID[field.kind])
        case "list":
            return [_text(chance) for _ in range(chance.randint(0, 3))]
        case "table":
            return [
                {column.name: _value(chance, column) for column in field.fields} for _ in range(chance.randint(0, 2))
            ]
        case "data":
            return chance.choice(({"x": [1, {"y": None}]}, [], [[]], {"x": _text(chance)}, 7, "seven"))


def _text(chance: Random) -> str:
    return "".join(chance.choice(LETTERS) for _ in range(chance.randint(1, 12))) + "."


def pieces(value: JsonValue) -> list[str]:
    """JSON in pieces, each quote one of its own."""
    match value:
        case dict():
            inside = [[*pieces(key), ":", " ", *pieces(item)] for key, item in value.items()]
            return ["{", *_joined(inside), "}"]
        case list():
            return ["[", *_joined([pieces(item) for item in value]), "]"]
        case str():
            return ['"', json.dumps(value, ensure_ascii=len(value) % 2 == 0)[1:-1], '"']
        case _:
            return [json.dumps(value)]


def _joined(parts: list[list[str]]) -> list[str]:
    return [piece for number, part in enumerate(parts) for piece in ((", ",) if number else ()) + tuple(part)]
