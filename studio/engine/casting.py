"""Makes the plan of a checked flow: one instance a node, wiring by index, bodies inside their pipelines."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import cast

import orjson

from studio.catalog import Catalog
from studio.component import Component
from studio.encoding import decode
from studio.engine.instance import instance_of, owner_of
from studio.engine.memory_key import memory_key
from studio.engine.offers import offer_of
from studio.engine.plan import Binding, BodyPlan, Cast, Given, Plan, Source, is_linear, shape_of
from studio.engine.rooms import Rooms
from studio.errors import NotRunnableError
from studio.flow.body import BodyKey, body_of
from studio.flow.document import End, Flow, Node, NodeId, SlotName, Wire, inner_port, slot_base
from studio.flow.tools import can_be_written, is_tool
from studio.flow.topology import Topology, topology_of
from studio.spec import PortSpec, SlotSpec, Spec, spec_of
from studio.values import Value
from studio.wire_types import PortType, convert


def make_plan(flow: Flow, catalog: Catalog, only: frozenset[NodeId] | None = None) -> Plan:
    """The plan of a flow, or of the top-level nodes named with all that is inside them; raises `NotRunnableError`."""
    return _Casting(flow, catalog, only).plan()


class _Casting:
    """The work of making one plan."""

    def __init__(self, flow: Flow, catalog: Catalog, only: frozenset[NodeId] | None) -> None:
        self._flow = flow
        self._catalog = catalog
        self._topology: Topology = topology_of(flow)
        if self._topology.cycles:
            names = ", ".join(flow.nodes[id].title for id in self._topology.cycles[0])
            raise NotRunnableError((f"{names} wait for each other in a circle.",))
        self._members: dict[BodyKey, tuple[NodeId, ...]] = {}
        for body in self._topology.bodies:
            taking_part = (id for id in self._topology.order(body) if not self._is_note(id))
            self._members[body] = tuple(id for id in taking_part if body is not None or only is None or id in only)
        self._index = {id: number for members in self._members.values() for number, id in enumerate(members)}
        self._rooms = Rooms(flow, catalog, self._topology)
        self._count = 0

    def plan(self) -> Plan:
        top = self._body(None, None)
        inputs = {cast.id: cast.spec.inputs[0] for cast in top.nodes if cast.spec.role == "input" and cast.spec.inputs}
        outputs = tuple(cast.id for cast in top.nodes if cast.spec.role == "output")
        return Plan(top, self._count, inputs, outputs, self._rooms.rooms)

    def _is_note(self, id: NodeId) -> bool:
        spec = self._catalog.spec(self._flow.nodes[id].component)
        return spec is not None and spec.role == "note"

    def _body(self, body: BodyKey, slot: SlotSpec | None) -> BodyPlan:
        ends = slot.ends if slot else ()
        members = self._members.get(body, ())
        self._count += len(members)
        casts = [self._cast(id) for id in members]
        edges = list(self._edges(body))
        shape = shape_of(len(members), edges)
        bindings = (
            tuple(self._binding(End(node=body[0], port=f"{body[1]}.end.{end.name}"), end, body) for end in ends)
            if body
            else ()
        )
        kept = members or any(binding.sources for binding in bindings) or (body and self._is_saved(body[0]))
        return BodyPlan(
            slot=body[1] if body else "",
            nodes=casts,
            shape=shape,
            ends=bindings if kept else (),
            linear=is_linear(shape),
            title=casts[-1].title if casts else "",
            everyone=frozenset(memory for cast in casts for memory in cast.everyone()),
            offer=offer_of(casts) if slot and slot.tool else None,
        )

    def _edges(self, body: BodyKey) -> Iterator[tuple[int, int, bool]]:
        members = set(self._members.get(body, ()))
        for id in members:
            for wire in self._topology.outgoing.get(id, ()):
                lifted = self._topology.lift(wire)
                if lifted and lifted.body == body and lifted.source in members and lifted.target in members:
                    yield self._index[id], self._index[lifted.target], self._is_live(wire)

    def _is_live(self, wire: Wire) -> bool:
        """Whether a wire leads straight to a port that is fed live, in the body of its source."""
        port = self._input_port(wire.target)
        nodes = self._flow.nodes
        return (
            port is not None and port.type.live and body_of(nodes[wire.source.node]) == body_of(nodes[wire.target.node])
        )

    def _input_port(self, end: End) -> PortSpec | None:
        spec = self._catalog.spec(self._flow.nodes[end.node].component)
        return next((port for port in spec.inputs if port.name == end.port), None) if spec else None

    def _cast(self, id: NodeId) -> Cast:
        node = self._flow.nodes[id]
        component = instance_of(self._flow, id, self._catalog)
        spec = spec_of(type(component))
        pinned = id in self._flow.pins
        return Cast(
            id=id,
            title=node.title,
            component=component,
            spec=spec,
            memory=memory_key(owner_of(self._flow, id), component.memory_scope),
            parameters=tuple(self._parameters(id, spec, component)),
            off=id in self._flow.off,
            kept=decode(orjson.dumps(self._flow.pins[id])) if pinned else None,
            pinned=pinned,
            live=any(port.type.live for port in spec.inputs),
            room=self._rooms.innermost(id),
            rooms=self._rooms.heard(node.same_as or id),
        )

    def _parameters(self, id: NodeId, spec: Spec, component: Component) -> Iterator[Binding | tuple[BodyPlan, ...]]:
        ports = {port.name: port for port in spec.inputs}
        slots = {slot.name: slot for slot in spec.slots}
        for name, parameter in list(inspect.signature(component.__call__).parameters.items()):
            keyword = parameter.kind is inspect.Parameter.KEYWORD_ONLY
            if name in slots:
                bodies = [self._body((id, slot), slots[name]) for slot in self._slots(id, slots[name], component)]
                yield tuple(replace(body, keyword=keyword) for body in bodies)
            else:
                yield self._binding(
                    End(node=id, port=name), ports[name], body_of(self._flow.nodes[id]), keyword=keyword
                )

    def _slots(self, id: NodeId, slot: SlotSpec, component: Component) -> list[SlotName]:
        """The bodies of a slot: one, those that hold something, or one for each item of the setting of its name."""
        if not slot.variadic:
            return [slot.name]
        if slot.paired:
            items = cast("Sequence[object]", getattr(component, slot.name))
            return [f"{slot.name}.{number}" for number in range(len(items))]
        return [name for name in self._topology.slots(id) if slot_base(name) == slot.name]

    def _binding(self, target: End, port: PortSpec, body: BodyKey, *, keyword: bool = False) -> Binding:
        wires = [wire for wire in self._topology.incoming.get(target.node, ()) if wire.target.port == target.port]
        node = self._flow.nodes[target.node]
        literal = node.literals.get(port.name, port.default) if not inner_port(target.port) else None
        spec = self._catalog.spec(node.component)
        if not wires and not inner_port(target.port) and self._is_argument(node, port):
            argument = Source(0, Given.START, argument=port.name)
            default = _literal(port.default, port.type)
            return Binding(port.name, port.type, (argument,), (True,), port.variadic, keyword, literal=default)
        return Binding(
            name=port.name,
            type=port.type,
            sources=tuple(self._source(wire.source, body) for wire in wires),
            converted=tuple(_may_need_converting(self._output_type(wire.source), port.type) for wire in wires),
            variadic=port.variadic,
            keyword=keyword,
            literal=_literal(literal, port.type),
            from_run=not wires and spec is not None and spec.role == "input" and port is spec.inputs[0],
        )

    def _is_argument(self, node: Node, port: PortSpec) -> bool:
        """Whether a model fills the port: nothing is wired to it, and nobody has written a value, in a tool."""
        open_to_it = port.name not in node.literals and can_be_written(port)
        return open_to_it and is_tool(node, self._flow.nodes, self._catalog)

    def _source(self, end: End, body: BodyKey) -> Source:
        inner = inner_port(end.port)
        if inner:
            argument = inner.name if self._is_saved(end.node) else ""
            return Source(self._level(body) - self._level((end.node, inner.slot)), Given.START, argument=argument)
        home = body_of(self._flow.nodes[end.node])
        index = self._index[end.node] if end.node in self._members.get(home, ()) else Given.NOTHING
        outputs = self._outputs(end.node)
        number = next((n for n, port in enumerate(outputs) if port.name == end.port), 0) if len(outputs) > 1 else None
        return Source(self._level(body) - self._level(home), index, number)

    def _is_saved(self, id: NodeId) -> bool:
        """Whether a node stands for a saved flow, whose inside gets its inputs by name."""
        spec = self._catalog.spec(self._flow.nodes[id].component)
        return spec is not None and any(slot.saved for slot in spec.slots)

    def _outputs(self, id: NodeId) -> tuple[PortSpec, ...]:
        spec = self._catalog.spec(self._flow.nodes[id].component)
        return spec.outputs if spec else ()

    def _output_type(self, end: End) -> PortType | None:
        if inner_port(end.port):
            return None
        return next((port.type for port in self._outputs(end.node) if port.name == end.port), None)

    def _level(self, body: BodyKey) -> int:
        return self._topology.depth(body[0]) + 1 if body else 0


def _may_need_converting(source: PortType | None, target: PortType) -> bool:
    if not target.many and (target.variable or target.name == "any"):
        return False
    return source is None or source.variable or source.name != target.name or source.many != target.many


def _literal(value: object, port: PortType) -> Value:
    given: Value = decode(orjson.dumps(value))
    return given if given is None or port.live else convert(given, port)
