"""Settings and literals as Python: only what differs from the defaults, in the words of the component's own classes."""

from __future__ import annotations

from typing import cast

from pydantic import BaseModel

from studio.component import Component
from studio.export.imports import Imports
from studio.values import Frozen

LONG = 200
"""From so many characters on, or with a line break, a text stands as a constant of its own."""


def changed(instance: BaseModel) -> dict[str, object]:
    """The fields of a value that differ from their defaults, in the order of their declaration."""
    fields = type(instance).model_fields
    defaults = {name: field.get_default(call_default_factory=True) for name, field in fields.items()}
    return {name: getattr(instance, name) for name in fields if getattr(instance, name) != defaults[name]}


def call_of(instance: BaseModel, imports: Imports) -> str:
    """The call that makes an equal value."""
    cls = type(instance)
    written = imports.name(cls.__module__, cls.__name__)
    arguments = ", ".join(f"{name}={in_python(value, imports)}" for name, value in changed(instance).items())
    return f"{written}({arguments})"


def in_python(value: object, imports: Imports) -> str:
    """A value as an expression."""
    match value:
        case Component() | Frozen():
            return call_of(value, imports)
        case str():
            return repr(str(value))
        case tuple():
            items = [in_python(item, imports) for item in cast("tuple[object, ...]", value)]
            return f"({', '.join(items)}{',' if len(items) == 1 else ''})"
        case list():
            return f"[{', '.join(in_python(item, imports) for item in cast('list[object]', value))}]"
        case dict():
            items = cast("dict[object, object]", value).items()
            return f"{{{', '.join(f'{in_python(key, imports)}: {in_python(item, imports)}' for key, item in items)}}}"
        case _:
            return repr(value)
