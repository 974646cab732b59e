"""What makes a document no flow at all: nodes nowhere, wires from nowhere, circles, too much of it."""

from __future__ import annotations

from collections.abc import Iterator

from studio.flow.connecting import leaves_only
from studio.flow.document import MAX_DEPTH, MAX_NODES, Flow, NodeId, Wire
from studio.flow.edit import Disconnect
from studio.flow.ports import is_inner
from studio.flow.problem import Fix, Problem
from studio.flow.topology import Topology, topology_of

MOST = 100
"""The most findings told of one kind; nobody reads on."""


def structure_problems(flow: Flow) -> tuple[Problem, ...]:
    """What is wrong with a flow's skeleton; without it each body is an acyclic graph and each name leads somewhere."""
    topology = topology_of(flow)
    found = (*_size(flow), *_places(topology), *_wires(topology))
    return found or (*_circles(topology), *_leftovers(flow))


def _size(flow: Flow) -> Iterator[Problem]:
    if len(flow.nodes) > MAX_NODES:
        sentence = f"This flow has {len(flow.nodes):,} nodes; a flow holds {MAX_NODES:,} at most."
        yield Problem(code="too_many_nodes", node=None, field="nodes", sentence=sentence)


def _places(topology: Topology) -> Iterator[Problem]:
    nodes = topology.flow.nodes
    for id in topology.adrift[:MOST]:
        inside = nodes[id].inside
        gone = inside is None or inside.pipeline not in nodes
        where = "a node that is not there" if gone else "one that in turn stands inside of it"
        sentence = f"{nodes[id].title} stands inside of {where}."
        yield Problem(code="not_inside", node=id, field="inside", sentence=sentence)
    deepest = max(nodes, key=topology.depth, default=None)
    if deepest and topology.depth(deepest) > MAX_DEPTH:
        deep = topology.depth(deepest)
        sentence = f"{nodes[deepest].title} stands {deep:,} deep inside other nodes; {MAX_DEPTH} is the most."
        yield Problem(code="too_deep", node=deepest, field="inside", sentence=sentence)


def _wires(topology: Topology) -> Iterator[Problem]:
    yield from (_loose(topology, wire) for wire in topology.loose[:MOST])


def _loose(topology: Topology, wire: Wire) -> Problem:
    nodes = topology.flow.nodes
    fix = Fix(label="Remove the wire", edits=(Disconnect(wire=wire),))
    for end, other in ((wire.source, wire.target), (wire.target, wire.source)):
        if end.node not in nodes:
            whose = f"{nodes[other.node].title}'s {_words(other.port)}" if other.node in nodes else "A wire"
            sentence = f"{whose} is connected to a node that is not there."
            node = other.node if other.node in nodes else None
            return Problem(code="dangling_wire", node=node, field=other.port, sentence=sentence, fix=fix)
    source, target = nodes[wire.source.node], nodes[wire.target.node]
    around = source.inside.pipeline if source.inside and not is_inner(wire.source.port) else wire.source.node
    why = leaves_only(nodes[around].title if around in nodes else source.title)
    sentence = f"The wire from {source.title} to {target.title} cannot stay. {why}"
    return Problem(code="out_of_body", node=wire.target.node, field=wire.target.port, sentence=sentence, fix=fix)


def _circles(topology: Topology) -> Iterator[Problem]:
    for circle in topology.cycles[:MOST]:
        yield Problem(code="cycle", node=circle[0], field="", sentence=_circle_sentence(topology.flow, circle))


def _circle_sentence(flow: Flow, circle: tuple[NodeId, ...]) -> str:
    titles = [flow.nodes[id].title for id in circle[:6]]
    if len(circle) == 1:
        return f"{titles[0]} waits for itself. To repeat steps, put them into a loop."
    way = " → ".join([*titles, *(["…"] if len(circle) > len(titles) else []), titles[0]])
    return f"These nodes wait for each other in a circle: {way}. To repeat steps, put them into a loop."


def _leftovers(flow: Flow) -> Iterator[Problem]:
    """Places, pins and switches of nodes that are not there."""
    beside: tuple[tuple[str, frozenset[NodeId]], ...] = (
        ("layout", frozenset(flow.layout)),
        ("pins", frozenset(flow.pins)),
        ("off", flow.off),
        ("pauses", flow.pauses),
    )
    for field, ids in beside:
        for id in sorted(ids - flow.nodes.keys())[:1]:
            sentence = f"“{field}” speaks of “{id}”, and no node is called so."
            yield Problem(code="unreadable", node=None, field=field, sentence=sentence)


def _words(port: str) -> str:
    return port.rpartition(".")[2].replace("_", " ")
