"""The types of ports, their looks, and the one table of implicit conversions between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, cast

from studio.encoding import dumped
from studio.errors import StepFailure
from studio.values import Audio, File, Frozen, Image, Media, MediaPart, Message, Value, Video

Family = Literal["talk", "picture", "sound", "data", "value", "any"]
PortShape = Literal[
    "disc",
    "rounded",
    "diamond",
    "diamond_hole",
    "triangle",
    "square",
    "square_cross",
    "square_hole",
    "bar",
    "half_disc",
    "ring",
]
TypeName = str
"""A name in `WIRE_TYPES`, or a type variable such as `T`, which begins with a capital letter."""


class WireType(Frozen):
    """One type of port: its word on screen, its colour family and its shape."""

    name: TypeName
    title: str
    article: str
    family: Family
    shape: PortShape


class PortType(Frozen):
    """The type of one port: a wire type or a type variable, perhaps a list of it, perhaps fed live."""

    name: TypeName
    many: bool = False
    """A list of the type travels as one value."""
    live: bool = False
    """The port is fed fragment by fragment while the producer works."""

    @property
    def variable(self) -> bool:
        """Whether the name stands for whatever is wired."""
        return self.name[:1].isupper()


def _wire_type(name: TypeName, title: str, family: Family, shape: PortShape) -> WireType:
    article = "" if name in ("data", "any") else "an " if title[0] in "aeio" else "a "
    return WireType(name=name, title=title, article=article + title, family=family, shape=shape)


WIRE_TYPES: dict[TypeName, WireType] = {
    wire_type.name: wire_type
    for wire_type in (
        _wire_type("message", "message", "talk", "disc"),
        _wire_type("text", "text", "talk", "rounded"),
        _wire_type("image", "picture", "picture", "diamond"),
        _wire_type("video", "video", "picture", "diamond_hole"),
        _wire_type("audio", "sound", "sound", "triangle"),
        _wire_type("file", "file", "data", "square"),
        _wire_type("table", "table", "data", "square_cross"),
        _wire_type("data", "data", "data", "square_hole"),
        _wire_type("number", "number", "value", "bar"),
        _wire_type("bool", "yes or no", "value", "half_disc"),
        _wire_type("any", "anything", "any", "ring"),
    )
}

Convert = Callable[[Value], Value]


def plain_text(value: Value | Sequence[Value]) -> str:
    """The value in words: the text of a message, the items of a list line by line, data as JSON."""
    match value:
        case str():
            return value
        case Message():
            return value.text
        case bool():
            return "yes" if value else "no"
        case None:
            return ""
        case int() | float():
            return str(value)
        case Media():
            return value.caption or value.name
        case list() | tuple():
            return "\n".join(plain_text(item) for item in value)
        case _:
            return dumped(value, _in_words).decode()


def media_of(value: Value) -> Iterator[MediaPart]:
    """The media in a value, in order."""
    match value:
        case Image() | Audio() | Video() | File():
            yield value
        case Message():
            yield from value.media
        case list() | tuple():
            for item in value:
                yield from media_of(item)
        case dict():
            for item in value.values():
                yield from media_of(item)
        case _:
            pass


def _in_words(value: object) -> str:
    return plain_text(cast("Value", value)) if isinstance(value, Message | Media) else str(value)


def as_message(value: Value | Sequence[Value]) -> Message:
    """The value as a message: words, or media as its part; the step that it is made for gives it its id."""
    match value:
        case Message():
            return value
        case Image() | Audio() | Video() | File():
            return Message(parts=(value,), id="")
        case _:
            return Message.of(plain_text(value)).model_copy(update={"id": ""})


def as_file(value: Value) -> Value:
    """Media as any other file."""
    return File(**value.model_dump(exclude={"kind"})) if isinstance(value, Media) else value


CONVERSIONS: dict[tuple[TypeName, TypeName], Convert] = {
    ("message", "text"): plain_text,
    ("number", "text"): plain_text,
    ("bool", "text"): plain_text,
    ("data", "text"): plain_text,
    **{(name, "message"): as_message for name in ("text", "number", "image", "audio", "video", "file")},
    **{(name, "file"): as_file for name in ("image", "audio", "video")},
}
"""Every implicit conversion between two types; a value also becomes a list of one where a list is wanted."""

_FROM_ANYTHING: dict[TypeName, Convert] = {"text": plain_text, "message": as_message}
_CLASSES: dict[TypeName, type | tuple[type, ...]] = {
    "message": Message,
    "text": str,
    "image": Image,
    "video": Video,
    "audio": Audio,
    "file": File,
    "number": (int, float),
    "bool": bool,
}


def type_of(value: Value) -> PortType:
    """The narrowest port type a value has."""
    if isinstance(value, list | tuple):
        return type_of(value[0]).model_copy(update={"many": True}) if value else PortType(name="any", many=True)
    if isinstance(value, bool):
        return PortType(name="bool")
    return PortType(name=next((name for name, cls in _CLASSES.items() if isinstance(value, cls)), "data"))


def fits(source: PortType, target: PortType) -> bool:
    """Whether a value of `source` may go into `target`, as it is or by a conversion of the table."""
    if source.many and not target.many:
        return target.name in ("any", "text", "message") or target.variable
    if source.variable or target.variable or "any" in (source.name, target.name) or source.name == target.name:
        return True
    return (source.name, target.name) in CONVERSIONS


def convert(value: Value, target: PortType) -> Value:
    """The value as `target` needs it; raises `StepFailure` when no conversion of the table does that."""
    if target.variable or target.name == "any":
        return [value] if target.many and not isinstance(value, list | tuple) else value
    if target.many:
        items = value if isinstance(value, list | tuple) else (value,)
        one = target.model_copy(update={"many": False})
        return [convert(item, one) for item in items]
    wanted = _CLASSES.get(target.name)
    if wanted is None or (isinstance(value, wanted) and not (target.name == "number" and isinstance(value, bool))):
        return value
    found = CONVERSIONS.get((type_of(value).name, target.name)) or _FROM_ANYTHING.get(target.name)
    if found is None:
        given = WIRE_TYPES[type_of(value).name].article
        raise StepFailure(f"It was given {given}, but needs {WIRE_TYPES[target.name].article}.")
    return found(value)
