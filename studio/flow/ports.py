"""The ports of a node as its component declares them, outside and at the starts and ends of its bodies."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from studio.catalog import Catalog
from studio.component import Component
from studio.flow.document import End, Node, NodeId, PortName, SlotName, inner_port
from studio.spec import PortSpec, SlotSpec, Spec, spec_of

_NUMBER = re.compile(r"\.[0-9]+(?=\.|$)")


@dataclass(frozen=True, slots=True)
class Ports:
    """Where wires of one component may begin (`sources`) and end (`targets`), by port; a number is written `#`.

    The inputs of a flow's own inputs are missing, since the run fills them.
    """

    spec: Spec
    sources: Mapping[str, PortSpec]
    targets: Mapping[str, PortSpec]
    slots: Mapping[str, SlotSpec]

    def source(self, port: PortName) -> PortSpec | None:
        """The port where a wire begins: an output, or the start of a body."""
        return self.sources.get(port) or self.sources.get(_NUMBER.sub(".#", port))

    def target(self, port: PortName) -> PortSpec | None:
        """The port where a wire ends: an input, or the end of a body."""
        return self.targets.get(port) or self.targets.get(_NUMBER.sub(".#", port))

    def slot(self, slot: SlotName) -> SlotSpec | None:
        """The slot of that name; one that takes any number of bodies needs a number, others must not have one."""
        return self.slots.get(_NUMBER.sub(".#", slot))


def ports_of(component: str, catalog: Catalog) -> Ports | None:
    """The ports of a component by its class name, None when it is not installed."""
    found = catalog.classes.get(component)
    return _ports(found) if found else None


def source_port(nodes: Mapping[NodeId, Node], end: End, catalog: Catalog) -> PortSpec | None:
    """The port at the beginning of a wire, None when there is none."""
    node = nodes.get(end.node)
    ports = node and ports_of(node.component, catalog)
    return ports.source(end.port) if ports else None


def target_port(nodes: Mapping[NodeId, Node], end: End, catalog: Catalog) -> PortSpec | None:
    """The port at the end of a wire, None when there is none."""
    node = nodes.get(end.node)
    ports = node and ports_of(node.component, catalog)
    return ports.target(end.port) if ports else None


def start_port(slot: SlotName, port: PortSpec) -> PortName:
    """The name of a port at the start of a body, as a wire names it."""
    return f"{slot}.start.{port.name}"


def end_port(slot: SlotName, port: PortSpec) -> PortName:
    """The name of a port at the end of a body, as a wire names it."""
    return f"{slot}.end.{port.name}"


def is_inner(port: PortName) -> bool:
    """Whether a port is seen from inside a body."""
    return "." in port


def slot_of(port: PortName) -> SlotName | None:
    """The slot of a port seen from inside a body, None for a port on the outside."""
    inner = inner_port(port) if is_inner(port) else None
    return inner.slot if inner else None


def slot_number(slot: SlotName) -> int:
    """The number of one of any number of bodies, 0 for a body that has none."""
    return int(slot.partition(".")[2] or 0)


def slot_title(spec: SlotSpec, slot: SlotName) -> str:
    """A slot in words: `Then`, or `Members 2` for the second of any number."""
    return f"{spec.title} {slot_number(slot) + 1}" if spec.variadic else spec.title


@cache
def _ports(component: type[Component]) -> Ports:
    spec = spec_of(component)
    slots = {f"{slot.name}.#" if slot.variadic else slot.name: slot for slot in spec.slots if not slot.saved}
    starts = {start_port(name, port): port for name, slot in slots.items() for port in slot.starts}
    ends = {end_port(name, port): port for name, slot in slots.items() for port in slot.ends}
    inputs = {} if spec.role == "input" else {port.name: port for port in spec.inputs}
    outputs = {port.name: port for port in spec.outputs}
    return Ports(spec, outputs | starts, inputs | ends, slots)
