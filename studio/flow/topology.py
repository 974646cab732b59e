"""The shape of a flow: each body as a graph of direct dependencies. The only module that knows networkx.

A wire that comes into a body from around it makes the pipeline node at the level of its source wait for that source, so
every dependency lies within one body. Nothing here recurses over depth and nothing fails on a malformed flow.
"""

# The stubs of networkx leave some types open.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import copy
from functools import cached_property
from typing import cast

import networkx as nx

from studio.flow.body import BodyKey
from studio.flow.document import Flow, NodeId, Wire
from studio.flow.nesting import Nesting


class Topology(Nesting):
    """The bodies of one flow, their order, and what depends on what; built in one pass over nodes and wires."""

    def __init__(self, flow: Flow) -> None:
        super().__init__(flow)
        self._graphs: dict[BodyKey, nx.DiGraph[NodeId]] = {}
        self._orders: dict[BodyKey, tuple[NodeId, ...] | None] = {}

    def of(self, flow: Flow) -> Topology:
        """The same topology for another flow of the same shape."""
        other = copy(self)
        other.flow = flow
        return other

    def order(self, body: BodyKey) -> tuple[NodeId, ...]:
        """The nodes of a body in running order, the same for equal flows; by id where the body has a circle."""
        order = self._order(body)
        return self.members(body) if order is None else order

    def _order(self, body: BodyKey) -> tuple[NodeId, ...] | None:
        """The running order, None where the body has a circle."""
        if body not in self._orders:
            try:
                self._orders[body] = tuple(nx.topological_sort(self.graph(body)))
            except nx.NetworkXUnfeasible:
                self._orders[body] = None
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
        for lifted in self.lifted:
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

    def ancestors(self, id: NodeId) -> frozenset[NodeId]:
        """The nodes of the same body that a node waits for, directly or not."""
        return frozenset(nx.ancestors(self.graph(self._homes[id]), id))

    def descendants(self, id: NodeId) -> frozenset[NodeId]:
        """The nodes of the same body that wait for a node, directly or not."""
        return frozenset(nx.descendants(self.graph(self._homes[id]), id))

    @cached_property
    def cycles(self) -> tuple[tuple[NodeId, ...], ...]:
        """One circle for every knot of nodes that wait for each other, in the order of its wires."""
        wired = (body for body in self.bodies if body in self._edges)
        return tuple(circle for body in wired if self._order(body) is None for circle in _circles(self.graph(body)))

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
    alike = next((known for known in tuple(_recent) if _alike(known.flow, flow)), None)
    found = alike.of(flow) if alike else Topology(flow)
    _recent.append(found)
    return found


def _alike(one: Flow, other: Flow) -> bool:
    """Whether two flows have the same shape, as they have when an edit changed settings only."""
    if one.wires is not other.wires or len(one.nodes) != len(other.nodes):
        return False
    pairs = ((one.nodes.get(id), node) for id, node in other.nodes.items())
    return all(old is node or (old is not None and old.inside == node.inside) for old, node in pairs)


_recent: deque[Topology] = deque(maxlen=8)


def _by_node(wires: Iterable[Wire], node_of: Callable[[Wire], NodeId]) -> Mapping[NodeId, tuple[Wire, ...]]:
    grouped: defaultdict[NodeId, list[Wire]] = defaultdict(list)
    for wire in wires:
        grouped[node_of(wire)].append(wire)
    return {id: tuple(found) for id, found in grouped.items()}


def _circles(graph: nx.DiGraph[NodeId]) -> Iterator[tuple[NodeId, ...]]:
    for knot in nx.strongly_connected_components(graph):
        inner = graph.subgraph(knot)
        if inner.number_of_edges():
            circle = cast("list[tuple[NodeId, NodeId]]", nx.find_cycle(inner, min(knot)))
            yield tuple(source for source, _ in circle)
