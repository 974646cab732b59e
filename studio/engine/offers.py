"""What a model is told of a tool: derived from the nodes that stand in its body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import JsonValue

from studio.chat_model import ToolOffer
from studio.engine.plan import Binding, Cast
from studio.spec import PortSpec
from studio.wire_types import PortType

_SCHEMAS: dict[str, dict[str, JsonValue]] = {
    "number": {"type": "number"},
    "bool": {"type": "boolean"},
    "data": {"type": "object"},
}
"""JSON schemas of wire types; all others are told as text."""


def offer_of(casts: Sequence[Cast]) -> ToolOffer:
    """The tool that a body is: named after its last node, its arguments are the inputs left to the model."""
    last = casts[-1] if casts else None
    ports = [port for cast in casts for port in _left_open(cast)]
    properties: dict[str, JsonValue] = {port.name: _schema(port.type) for port in ports}
    required: list[JsonValue] = [port.name for port in ports if port.required]
    parameters: dict[str, JsonValue] = {"type": "object", "properties": properties, "required": required}
    return ToolOffer(
        name=last.id if last else "nothing",
        purpose=f"{last.title}: {last.spec.tooltip}" if last else "",
        parameters={**parameters, "additionalProperties": False},
    )


def _left_open(cast: Cast) -> Iterator[PortSpec]:
    ports = {port.name: port for port in cast.spec.inputs}
    for parameter in cast.parameters:
        if isinstance(parameter, Binding) and any(source.argument for source in parameter.sources):
            yield ports[parameter.name]


def _schema(port: PortType) -> dict[str, JsonValue]:
    single = _SCHEMAS.get(port.name, {"type": "string"})
    return {"type": "array", "items": single} if port.many else dict(single)
