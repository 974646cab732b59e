"""What a model is told of a tool: derived from the nodes that stand in its body."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pydantic import JsonValue

from studio.chat_model import ToolOffer
from studio.engine.plan import Binding, Cast
from studio.spec import PortSpec

_SCHEMAS: dict[str, dict[str, JsonValue]] = {
    "number": {"type": "number"},
    "bool": {"type": "boolean"},
    "data": {"type": "object"},
}
"""JSON schemas of wire types; all others are told as text."""


def offer_of(casts: Sequence[Cast]) -> ToolOffer:
    """The tool that a body is: named after its last node, its arguments are the inputs left to the model."""
    if not casts:
        return ToolOffer(name="nothing", purpose="", parameters={"type": "object", "properties": {}})
    last = casts[-1]
    return _offer(last, {port.name: port for cast in casts for port in _left_open(cast)})


def offer_of_one(cast: Cast) -> ToolOffer:
    """The tool that a node of a script is: the model fills all of its inputs."""
    return _offer(cast, {port.name: port for port in cast.spec.inputs})


def _offer(last: Cast, ports: Mapping[str, PortSpec]) -> ToolOffer:
    properties: dict[str, JsonValue] = {name: _schema(port) for name, port in ports.items()}
    required: list[JsonValue] = [port.name for port in ports.values() if port.required]
    parameters: dict[str, JsonValue] = {"type": "object", "properties": properties, "required": required}
    return ToolOffer(
        name=last.id,
        purpose=f"{last.title}: {last.spec.tooltip}",
        parameters={**parameters, "additionalProperties": False},
        example=_example(last, frozenset(ports)),
    )


def _left_open(cast: Cast) -> Iterator[PortSpec]:
    ports = {port.name: port for port in cast.spec.inputs}
    for parameter in cast.parameters:
        if isinstance(parameter, Binding) and any(source.argument for source in parameter.sources):
            yield ports[parameter.name]


def _schema(port: PortSpec) -> dict[str, JsonValue]:
    single = _SCHEMAS.get(port.type.name, {"type": "string"})
    told: dict[str, JsonValue] = {"type": "array", "items": single} if port.type.many else dict(single)
    return {**told, "description": port.help} if port.help else told


def _example(cast: Cast, left_open: frozenset[str]) -> tuple[str, dict[str, JsonValue]] | None:
    """The component's example with the arguments that the model fills; None when it shows none of them."""
    if cast.component.example is None:
        return None
    said, arguments = cast.component.example
    filled = {name: value for name, value in arguments.items() if name in left_open}
    return (said, filled) if filled or not left_open else None
