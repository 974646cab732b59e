"""Which nodes a run takes that is asked to begin at a node, to end at one, or to run one alone.

A run of a part needs the results before it. Those that an earlier run of the conversation made, and that no edit has
made stale since, are used again; the others are made first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from studio.flow.apply import diff
from studio.flow.document import Flow, NodeId
from studio.flow.invalidation import invalidated_by
from studio.flow.topology import Topology, topology_of


@dataclass(frozen=True, slots=True)
class Part:
    """What part of a flow is wanted: until a node, from a node on, or one node alone; at most one is set."""

    until: NodeId | None = None
    origin: NodeId | None = None
    only: NodeId | None = None

    @property
    def node(self) -> NodeId | None:
        """The node it is about; None for the whole flow."""
        return self.until or self.origin or self.only


@dataclass(frozen=True, slots=True)
class Scope:
    """The nodes of the top level that take part, and those of them that are used again, with the run they are from."""

    nodes: frozenset[NodeId]
    reuse: Mapping[NodeId, str]


def scope_of(part: Part, flow: Flow, results: Mapping[NodeId, str]) -> Scope | None:
    """The scope of a part of the flow, None for the whole; `results` names the run of each usable result."""
    if part.node is None or part.node not in flow.nodes:
        return None
    topology = topology_of(flow)
    node = _outermost(topology, part.node)
    if part.until:
        return Scope(frozenset({node, *topology.ancestors(node)}), {})
    wanted = frozenset({node, *topology.descendants(node)} if part.origin else {node})
    return _with_what_it_needs(wanted, topology, results)


def still_valid(made: Iterable[NodeId], then: Flow, now: Flow) -> frozenset[NodeId]:
    """The nodes of the top level whose results, made by the flow as it was then, hold for the flow as it is now."""
    there = frozenset(id for id in made if id in now.nodes and now.nodes[id].inside is None)
    return there if then == now else there - invalidated_by(diff(then, now), then, topology_of(now))


def _with_what_it_needs(wanted: frozenset[NodeId], topology: Topology, results: Mapping[NodeId, str]) -> Scope:
    graph = topology.graph(None)
    nodes, reuse, queue = set[NodeId](), dict[NodeId, str](), list(wanted)
    while queue:
        id = queue.pop()
        if id in nodes:
            continue
        nodes.add(id)
        if id in wanted or (id not in results and id not in topology.flow.pins):
            queue.extend(graph.predecessors(id))
        elif id in results:
            reuse[id] = results[id]
    return Scope(frozenset(nodes), reuse)


def _outermost(topology: Topology, id: NodeId) -> NodeId:
    """The node of the top level that a node stands in, itself when it stands there."""
    return (id, *topology.around(id))[-1]
