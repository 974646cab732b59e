"""The shape of a flow: each body as a graph of direct dependencies. The only module that knows networkx.

A wire that comes into a body from around it makes the pipeline node at the level of its source wait for that source, so
every dependency lies within one body. Nothing here recurses over depth and nothing fails on a malformed flow.
"""

# The stubs of networkx leave some types open.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple, cast

import networkx as nx

from studio.flow.body import BodyKey, body_of, slot_order
from studio.flow.document import MAX_DEPTH, End, Flow, NodeId, SlotName, Wire, inner_port


class Dependency(NamedTuple):
    """A wire lifted to the body in which its source stands; None is the body's own start or end instead of a node."""

    body: BodyKey
    source: NodeId | None
    target: NodeId | None


class Topology:
    """The bodies of one flow, their order, and what depends on what; built in one pass over nodes and wires."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self._members: dict[BodyKey, list[NodeId]] = {None: []}
        self._slots: defaultdict[NodeId, set[SlotName]] = defaultdict(set)
        for id in sorted(flow.nodes):
            body = body_of(flow.nodes[id])
            self._members.setdefault(body, []).append(id)
            if body:
                self._slots[body[0]].add(body[1])
        self._graphs: dict[BodyKey, nx.DiGraph[NodeId]] = {}
        self._orders: dict[BodyKey, tuple[NodeId, ...]] = {}
        self._depths = self._measured()

    def _measured(self) -> dict[NodeId, int]:
        depths = dict.fromkeys(self._members[None], 0)
        queue = deque(depths)
        while queue:
            pipeline = queue.popleft()
            for slot in self._slots.get(pipeline, ()):
                for id in self._members[pipeline, slot]:
                    depths[id] = depths[pipeline] + 1
                    queue.append(id)
        return depths

    @property
    def adrift(self) -> tuple[NodeId, ...]:
        """Nodes that stand in no body of the flow: their pipeline is missing, or stands inside of them."""
        return tuple(id for id in self.flow.nodes if id not in self._depths)

    def depth(self, id: NodeId) -> int:
        """How many pipelines stand around a node; 0 at the top level and for a node adrift."""
        return self._depths.get(id, 0)

    @cached_property
    def bodies(self) -> tuple[BodyKey, ...]:
        """All bodies that hold nodes or wires, outer ones before those inside of them."""
        inner = [(id, slot) for id in sorted(self._depths, key=self.depth) for slot in self.slots(id)]
        return (None, *inner)

    def slots(self, pipeline: NodeId) -> tuple[SlotName, ...]:
        """The slots of a pipeline that hold nodes or wires, variadic ones by their number."""
        wired = {wire.source.port for wire in self.outgoing.get(pipeline, ())}
        wired |= {wire.target.port for wire in self.incoming.get(pipeline, ())}
        found = {inner.slot for port in wired if (inner := inner_port(port))} | self._slots.get(pipeline, set())
        return tuple(sorted(found, key=slot_order))

    def members(self, body: BodyKey) -> tuple[NodeId, ...]:
        """The nodes that stand directly in a body, by id."""
        return tuple(self._members.get(body, ()))

    def order(self, body: BodyKey) -> tuple[NodeId, ...]:
        """The nodes of a body in running order, the same for equal flows; by id where the body has a circle."""
        if body not in self._orders:
            try:
                self._orders[body] = tuple(nx.topological_sort(self.graph(body)))
            except nx.NetworkXUnfeasible:
                self._orders[body] = self.members(body)
        return self._orders[body]

    def graph(self, body: BodyKey) -> nx.DiGraph[NodeId]:
        """The direct dependencies between the nodes of a body; treat it as frozen."""
        if body not in self._graphs:
            graph: nx.DiGraph[NodeId] = nx.DiGraph()
            graph.add_nodes_from(self._members.get(body, ()))
            graph.add_edges_from(self._edges.get(body, ()))
            self._graphs[body] = graph
        return self._graphs[body]

    @cached_property
    def _edges(self) -> Mapping[BodyKey, list[tuple[NodeId, NodeId]]]:
        edges: defaultdict[BodyKey, list[tuple[NodeId, NodeId]]] = defaultdict(list)
        for wire in self.flow.wires:
            lifted = self.lift(wire)
            if lifted and lifted.source is not None and lifted.target is not None:
                edges[lifted.body].append((lifted.source, lifted.target))
        return edges

    @cached_property
    def incoming(self) -> Mapping[NodeId, tuple[Wire, ...]]:
        """The wires into each node, to its inputs and to the ends of its bodies, in the order of the flow."""
        return _by_node(self.flow.wires, lambda wire: wire.target.node)

    @cached_property
    def outgoing(self) -> Mapping[NodeId, tuple[Wire, ...]]:
        """The wires out of each node, from its outputs and from the starts of its bodies, in the order of the flow."""
        return _by_node(self.flow.wires, lambda wire: wire.source.node)

    def lift(self, wire: Wire) -> Dependency | None:
        """What a wire makes wait for what; None when it leads out of a body, sideways, or to where nothing is."""
        source, target = self._stand(wire.source), self._stand(wire.target)
        if source is None or target is None:
            return None
        (home, giver), (body, taker) = source, target
        levels = self._level(body) - self._level(home)
        if not 0 <= levels <= MAX_DEPTH:
            return None
        for _ in range(levels):
            if body is None:
                return None
            taker = body[0]
            body = body_of(self.flow.nodes[taker])
        return Dependency(home, giver, taker) if body == home else None

    def _stand(self, end: End) -> tuple[BodyKey, NodeId | None] | None:
        """The body in which an end of a wire lies, and the node there unless it is the body's own start or end."""
        if end.node not in self._depths:
            return None
        if "." in end.port and (inner := inner_port(end.port)):
            return (end.node, inner.slot), None
        return body_of(self.flow.nodes[end.node]), end.node

    def _level(self, body: BodyKey) -> int:
        return self._depths[body[0]] + 1 if body else 0

    def contents(self, ids: Iterable[NodeId]) -> frozenset[NodeId]:
        """All nodes inside of nodes, at any depth, without the nodes themselves."""
        found: set[NodeId] = set()
        queue = deque(ids)
        while queue:
            pipeline = queue.popleft()
            for slot in self._slots.get(pipeline, ()):
                fresh = [id for id in self._members[pipeline, slot] if id not in found]
                found.update(fresh)
                queue.extend(fresh)
        return frozenset(found)

    def around(self, id: NodeId) -> Iterator[NodeId]:
        """The pipelines around a node, innermost first."""
        for _ in range(self.depth(id)):
            inside = self.flow.nodes[id].inside
            if inside is None:
                return
            id = inside.pipeline
            yield id

    def ancestors(self, id: NodeId) -> frozenset[NodeId]:
        """The nodes of the same body that a node waits for, directly or not."""
        return frozenset(nx.ancestors(self.graph(body_of(self.flow.nodes[id])), id))

    def descendants(self, id: NodeId) -> frozenset[NodeId]:
        """The nodes of the same body that wait for a node, directly or not."""
        return frozenset(nx.descendants(self.graph(body_of(self.flow.nodes[id])), id))

    @cached_property
    def cycles(self) -> tuple[tuple[NodeId, ...], ...]:
        """One circle for every knot of nodes that wait for each other, in the order of its wires."""
        return tuple(cycle for body in self.bodies for cycle in _cycles(self.graph(body)))

    def would_cycle(self, wire: Wire) -> tuple[NodeId, ...]:
        """The circle that a further wire would close, from its target to its source; empty when it closes none."""
        lifted = self.lift(wire)
        if lifted is None or lifted.source is None or lifted.target is None:
            return ()
        try:
            return tuple(nx.shortest_path(self.graph(lifted.body), lifted.target, lifted.source))
        except nx.NetworkXNoPath:
            return ()


def topology_of(flow: Flow) -> Topology:
    """The topology of a flow, remembered for the last few flows, since edit and check ask for the same one."""
    for known in tuple(_recent):
        if known.flow is flow:
            return known
    _recent.append(Topology(flow))
    return _recent[-1]


_recent: deque[Topology] = deque(maxlen=8)


def _by_node(wires: Iterable[Wire], node_of: Callable[[Wire], NodeId]) -> Mapping[NodeId, tuple[Wire, ...]]:
    grouped: defaultdict[NodeId, list[Wire]] = defaultdict(list)
    for wire in wires:
        grouped[node_of(wire)].append(wire)
    return {id: tuple(found) for id, found in grouped.items()}


def _cycles(graph: nx.DiGraph[NodeId]) -> Iterator[tuple[NodeId, ...]]:
    if nx.is_directed_acyclic_graph(graph):
        return
    for knot in nx.strongly_connected_components(graph):
        inner = graph.subgraph(knot)
        if inner.number_of_edges():
            circle = cast("list[tuple[NodeId, NodeId]]", nx.find_cycle(inner, min(knot)))
            yield tuple(source for source, _ in circle)
