"""Checks that everything that must be given is given: the inputs of nodes and the ends of bodies."""

from __future__ import annotations

from collections.abc import Iterator

from studio.catalog import Catalog
from studio.flow.document import End, Flow, Node, NodeId, PortName
from studio.flow.edit import Connect
from studio.flow.neighbours import Neighbours
from studio.flow.ports import Ports, end_port, ports_of
from studio.flow.problem import Fix, Problem
from studio.flow.tools import can_be_written, is_tool
from studio.flow.topology import topology_of
from studio.spec import PortSpec
from studio.wire_types import WIRE_TYPES

MOST_FIXES = 30
"""For so many missing inputs a neighbour is looked for; nobody presses more buttons than that."""


def input_problems(flow: Flow, catalog: Catalog) -> Iterator[Problem]:
    """Every input and every end of a body that needs something and has neither wire nor value."""
    neighbours = Neighbours(flow, catalog)
    for number, (end, sentence) in enumerate(_missing(flow, catalog)):
        wire = neighbours.likeliest(end) if number < MOST_FIXES else None
        label = f"Connect {neighbours.title(wire.source)}" if wire else ""
        fix = Fix(label=label, edits=(Connect(wire=wire),)) if wire else None
        yield Problem(code="missing_input", node=end.node, field=end.port, sentence=sentence, fix=fix)


def _missing(flow: Flow, catalog: Catalog) -> Iterator[tuple[End, str]]:
    wired = {(wire.target.node, wire.target.port) for wire in flow.wires}
    for id, node in flow.nodes.items():
        ports = ports_of(node.component, catalog)
        if ports is None or id in flow.off or ports.spec.role in ("input", "note"):
            continue
        tool = is_tool(node, flow.nodes, catalog)
        for port in ports.spec.inputs:
            given = (id, port.name) in wired or port.name in node.literals or (tool and can_be_written(port))
            if port.required and not given:
                yield End(node=id, port=port.name), _nothing_comes(node, ports, port)
        if ports.slots:
            yield from _open_ends(flow, (id, node, ports), wired)


def _open_ends(
    flow: Flow, pipeline: tuple[NodeId, Node, Ports], wired: set[tuple[NodeId, PortName]]
) -> Iterator[tuple[End, str]]:
    id, node, ports = pipeline
    topology = topology_of(flow)
    for name in topology.slots(id):
        slot = ports.slot(name)
        if slot is None or not topology.members((id, name)):
            continue
        for end in slot.ends:
            port = end_port(name, end)
            if end.required and (id, port) not in wired:
                where = f"the right edge of {node.title}"
                yield End(node=id, port=port), f"Nothing is connected to {where}, so its inside gives no result."


def _nothing_comes(node: Node, ports: Ports, port: PortSpec) -> str:
    known = WIRE_TYPES.get(port.type.name)
    if len(ports.spec.inputs) > 1:
        return f"{node.title} needs its {port.title.lower()}, and nothing is connected there."
    what = known.article if known and known.name != "any" else "something to work on"
    return f"{node.title} needs {what}, and nothing is connected to it."
