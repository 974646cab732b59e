"""Which node is most likely meant to feed an input that nothing is connected to."""

from __future__ import annotations

from collections.abc import Iterator

from studio.catalog import Catalog
from studio.flow.body import BodyKey, body_of
from studio.flow.document import End, Flow, NodeId, Wire
from studio.flow.inference import types_of
from studio.flow.ports import ports_of, slot_of, start_port
from studio.flow.topology import topology_of
from studio.wire_types import fits

MOST_TRIED = 200


class Neighbours:
    """The nodes of a flow as sources for its open inputs."""

    def __init__(self, flow: Flow, catalog: Catalog) -> None:
        self._flow = flow
        self._catalog = catalog
        self._topology = topology_of(flow)
        self._feeding = {wire.source.node for wire in flow.wires}

    def likeliest(self, target: End) -> Wire | None:
        """The wire that fits best: from a node that feeds nothing yet, then from the nearest; None when none fits."""
        slot = slot_of(target.port)
        body = (target.node, slot) if slot else body_of(self._flow.nodes[target.node])
        members = [id for id in self._topology.members(body)[:MOST_TRIED] if id != target.node]
        ranked = sorted(members, key=lambda id: self._rank(id, target))
        candidates = [*self._outputs(ranked), *self._start(body)]
        wires = (Wire(source=source, target=target) for source in candidates)
        return next((wire for wire in wires if self._may(wire)), None)

    def title(self, source: End) -> str:
        """Whom a source belongs to, in words."""
        title = self._flow.nodes[source.node].title
        return f"the left edge of {title}" if slot_of(source.port) else title

    def _outputs(self, ids: list[NodeId]) -> Iterator[End]:
        for id in ids:
            ports = ports_of(self._flow.nodes[id].component, self._catalog)
            yield from (End(node=id, port=port.name) for port in (ports.spec.outputs if ports else ()))

    def _start(self, body: BodyKey) -> Iterator[End]:
        if body is None:
            return
        ports = ports_of(self._flow.nodes[body[0]].component, self._catalog)
        slot = ports.slot(body[1]) if ports else None
        yield from (End(node=body[0], port=start_port(body[1], port)) for port in (slot.starts if slot else ()))

    def _rank(self, id: NodeId, target: End) -> tuple[bool, float]:
        """Those that feed nothing come first; then what is near, and rather to the left, since wires run rightwards."""
        here, there = self._flow.layout.get(target.node), self._flow.layout.get(id)
        if here is None or there is None or slot_of(target.port):
            return id in self._feeding, -(there.x if there else 0)
        across = here.x - there.x
        return id in self._feeding, abs(here.y - there.y) + (across if across > 0 else -3 * across + 100)

    def _may(self, wire: Wire) -> bool:
        types = types_of(self._flow, self._catalog)
        given, wanted = types.source(wire.source), types.target(wire.target)
        if given is None or wanted is None or not fits(given, wanted):
            return False
        return self._topology.lift(wire) is not None and not self._topology.would_cycle(wire)
