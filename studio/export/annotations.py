"""Types in exported Python: what a component declares, its type variables replaced by what is wired in."""

from __future__ import annotations

from types import NoneType, UnionType
from typing import Annotated, TypeVar, Union, cast, get_args, get_origin

from studio.export.imports import Imports
from studio.flow.document import NodeId
from studio.flow.inference import Types
from studio.values import Value
from studio.wire_types import PortType

_WORDS: dict[str, str] = {"text": "str", "number": "float", "bool": "bool"}
_VALUES: dict[str, str] = {"message": "Message", "image": "Image", "audio": "Audio", "video": "Video", "file": "File"}


class Annotations:
    """Writes annotations for the ports of one flow, and notes what must be imported for them."""

    def __init__(self, types: Types, imports: Imports) -> None:
        self._types = types
        self._imports = imports

    def of_port(self, port: PortType) -> str:
        """A port's type in Python."""
        if port.name in _WORDS:
            one = _WORDS[port.name]
        elif port.name in _VALUES:
            one = self._imports.name("studio.values", _VALUES[port.name])
        elif port.name == "data":
            one = self._imports.name("pydantic", "JsonValue")
        else:
            one = self._imports.name("studio.values", "Value")
        return f"list[{one}]" if port.many else one

    def of_hint(self, hint: object, node: NodeId) -> str:
        """A hint of the component's own, as it is for this node."""
        if get_origin(hint) is Annotated:
            return self.of_hint(get_args(hint)[0], node)
        if isinstance(hint, TypeVar):
            return self.of_port(self._types.variable(node, hint.__name__))
        if hint == Value:
            return self._imports.name("studio.values", "Value")
        if hint is None or hint is NoneType:
            return "None"
        origin, arguments = get_origin(hint), get_args(hint)
        if origin in (Union, UnionType):
            return " | ".join(self.of_hint(argument, node) for argument in arguments)
        written = self._class(cast("type", origin or hint))
        return f"{written}[{', '.join(self.of_hint(one, node) for one in arguments)}]" if arguments else written

    def _class(self, hint: type) -> str:
        return hint.__name__ if hint.__module__ == "builtins" else self._imports.name(hint.__module__, hint.__name__)
