"""Which type stands for each type variable of a flow: what is wired in decides what comes out."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping

from studio.catalog import Catalog
from studio.flow.document import End, Flow, Node, NodeId, Wire
from studio.flow.ports import is_inner, source_port, target_port
from studio.spec import PortSpec
from studio.wire_types import PortType

_Variable = tuple[NodeId, str]


class Types:
    """The types of all ports of a flow, type variables replaced by what reaches them over wires.

    A variable takes the type of the first wire that tells one; wires to a node's outside are asked before those to the
    ends of its bodies, so what goes into a loop decides and what goes round in it must fit.
    """

    def __init__(self, nodes: Mapping[NodeId, Node], wires: Iterable[Wire], catalog: Catalog) -> None:
        self._nodes = nodes
        self._catalog = catalog
        self._found: dict[_Variable, PortType] = {}
        self._mixed: set[_Variable] = set()
        self._following: defaultdict[_Variable, set[_Variable]] = defaultdict(set)
        self._waiting: defaultdict[_Variable, list[tuple[PortType, Wire, PortSpec]]] = defaultdict(list)
        inner: list[Wire] = []
        for wire in wires:
            if is_inner(wire.target.port):
                inner.append(wire)
            else:
                self._read(wire)
        for wire in inner:
            self._read(wire)
        self._mix()

    def _read(self, wire: Wire) -> None:
        target = target_port(self._nodes, wire.target, self._catalog)
        if target is None or not target.type.variable:
            return
        source = source_port(self._nodes, wire.source, self._catalog)
        if source is None:
            return
        if source.type.variable:
            self._following[wire.source.node, source.type.name].add((wire.target.node, target.type.name))
        given = self._resolved(wire.source.node, source.type)
        if given.variable:
            self._waiting[wire.source.node, given.name].append((source.type, wire, target))
        else:
            self._bind((wire.target.node, target.type.name), _element(given, target.type))

    def _bind(self, variable: _Variable, found: PortType) -> None:
        queue = deque([(variable, found)])
        while queue:
            key, value = queue.popleft()
            if key in self._found:
                if self._found[key] != value:
                    self._mixed.add(key)
                continue
            self._found[key] = value
            for source, wire, target in self._waiting.pop(key, ()):
                given = self._resolved(wire.source.node, source)
                queue.append(((wire.target.node, target.type.name), _element(given, target.type)))

    def _mix(self) -> None:
        """What follows a variable that stands for several types is as uncertain."""
        queue = deque(self._mixed)
        while queue:
            for key in self._following.get(queue.popleft(), ()):
                if key not in self._mixed:
                    self._mixed.add(key)
                    queue.append(key)

    def _resolved(self, id: NodeId, declared: PortType) -> PortType:
        found = self._found.get((id, declared.name)) if declared.variable else None
        if found is None:
            return declared
        return PortType(name=found.name, many=found.many or declared.many, live=declared.live)

    def variable(self, id: NodeId, name: str) -> PortType:
        """What stands for a type variable of a node; anything when nothing tells, or several things do."""
        return PortType(name="any") if (id, name) in self._mixed else self._found.get((id, name), PortType(name="any"))

    def surely(self, end: End) -> PortType | None:
        """The type at the beginning of a wire when only one thing can come there, else anything."""
        port = source_port(self._nodes, end, self._catalog)
        if port is None or not port.type.variable:
            return port.type if port else None
        found = self.variable(end.node, port.type.name)
        return PortType(name=found.name, many=found.many or port.type.many)

    def source(self, end: End) -> PortType | None:
        """The type at the beginning of a wire; None when there is no such port."""
        port = source_port(self._nodes, end, self._catalog)
        return self._resolved(end.node, port.type) if port else None

    def target(self, end: End) -> PortType | None:
        """The type at the end of a wire; None when there is no such port."""
        port = target_port(self._nodes, end, self._catalog)
        return self._resolved(end.node, port.type) if port else None


def types_of(flow: Flow, catalog: Catalog) -> Types:
    """The types of a flow's ports, remembered for the last few flows, since edit and check ask for the same ones."""
    for known, known_catalog, types in tuple(_recent):
        if known is flow and known_catalog is catalog:
            return types
    types = Types(flow.nodes, flow.wires, catalog)
    _recent.append((flow, catalog, types))
    return types


_recent: deque[tuple[Flow, Catalog, Types]] = deque(maxlen=8)


def _element(given: PortType, target: PortType) -> PortType:
    """What a variable stands for when `given` reaches a port declared as `target`."""
    return PortType(name=given.name, many=given.many and not target.many)
