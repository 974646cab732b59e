"""The arguments of a call that are not plain values: bodies, whose turns are counted, and live inputs."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from studio.component import Component
from studio.encoding import digest
from studio.engine.activation import FlowBody
from studio.engine.script import ScriptTool
from studio.engine.stage import BodyCall, Call, Turns
from studio.spec import PortSpec, SlotSpec

if TYPE_CHECKING:
    from studio.engine.desk import RunDesk

_signature: Callable[[Callable[..., object]], inspect.Signature] = cache(inspect.signature)


def taken_apart(desk: RunDesk, call: Call) -> tuple[Call, str]:
    """The call with its bodies wrapped for the desk's step, and the digest of its plain inputs."""
    spec = desk.cast.spec
    bound = _signature(call.function).bind(desk.cast.component, *call.arguments, **call.named)
    plain = {name: value for name, value in bound.arguments.items() if name in _names(spec.inputs, live=False)}
    desk.live_inputs = [
        value
        for name, value in bound.arguments.items()
        if name in _names(spec.inputs, live=True) and hasattr(value, "settled")
    ]
    for slot in spec.slots:
        given = bound.arguments.get(slot.name)
        if slot.variadic:
            bodies = [_as_tool(desk, body) if slot.tool else body for body in given or ()]
            bound.arguments[slot.name] = tuple(
                Turns(desk, _slot(slot, number, body), body) for number, body in enumerate(bodies)
            )
        elif given is not None:
            bound.arguments[slot.name] = Turns(desk, slot.name, given)
    return Call(call.function, bound.args[1:], bound.kwargs), digest(plain)


def _as_tool(desk: RunDesk, body: BodyCall) -> BodyCall:
    return ScriptTool(desk.run.cast_of(body)) if isinstance(body, Component) else body


def _slot(spec: SlotSpec, number: int, body: BodyCall) -> str:
    """The slot of one of any number of bodies; a function in a script has the number of its place in the call."""
    return body.slot if isinstance(body, FlowBody) else f"{spec.name}.{number}"


def _names(ports: tuple[PortSpec, ...], *, live: bool) -> frozenset[str]:
    return frozenset(port.name for port in ports if port.type.live == live)
