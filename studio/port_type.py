"""The type of a port, read from the annotation of a parameter or a result."""

from __future__ import annotations

import collections.abc
from typing import Any, TypeVar, cast, get_args, get_origin

from pydantic import JsonValue

from studio.component import Component
from studio.errors import DeclarationError
from studio.setting_spec import bare
from studio.values import Audio, File, Image, Message, Video
from studio.wire_types import PortType

_TYPE_NAMES: dict[object, str] = {
    Message: "message",
    str: "text",
    Image: "image",
    Video: "video",
    Audio: "audio",
    File: "file",
    int: "number",
    float: "number",
    bool: "bool",
    dict: "data",
    object: "any",
}


def port_type(component: type[Component], hint: object) -> PortType:
    """The type that the annotation means; raises `DeclarationError` when no wire carries it."""
    hint = bare(hint)
    if isinstance(hint, TypeVar):
        return PortType(name=hint.__name__)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is collections.abc.AsyncIterable:
        return port_type(component, arguments[0]).model_copy(update={"live": True})
    if origin in (list, tuple, collections.abc.Sequence):
        return port_type(component, arguments[0]).model_copy(update={"many": True})
    if hint is JsonValue:
        return PortType(name="data")
    if hint is Any or Message in arguments:
        return PortType(name="any")
    name = _TYPE_NAMES.get(cast("collections.abc.Hashable", origin or hint))
    if name is None:
        raise DeclarationError(component.__name__, f"no wire carries {hint!r}")
    return PortType(name=name)
