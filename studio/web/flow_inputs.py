"""The input nodes of a flow, and which of them still need a value before it can run."""

from __future__ import annotations

from collections.abc import Iterator

from studio.catalog import Catalog
from studio.flow.document import Flow, NodeId
from studio.spec import PortSpec
from studio.web.commission import Commission


def inputs_of(flow: Flow, catalog: Catalog) -> Iterator[tuple[NodeId, PortSpec]]:
    """The input nodes of the flow itself that are switched on, with the port that a run feeds."""
    for id, node in flow.nodes.items():
        spec = catalog.spec(node.component)
        if spec and spec.role == "input" and spec.inputs and id not in flow.off and node.inside is None:
            yield id, spec.inputs[0]


def chat_inputs(flow: Flow, catalog: Catalog) -> tuple[NodeId, ...]:
    """The nodes that take what a person says in the chat."""
    return tuple(id for id, port in inputs_of(flow, catalog) if port.type.name == "message")


def missing_input(flow: Flow, catalog: Catalog, commission: Commission) -> str:
    """What to say when an input node that takes part is given nothing; empty when each has what it needs."""
    wired = {(wire.target.node, wire.target.port) for wire in flow.wires}
    for id, port in inputs_of(flow, catalog):
        takes_part = commission.only is None or id in commission.only
        given = id in commission.inputs or id in commission.reuse or id in flow.pins
        filled = port.name in flow.nodes[id].literals or (id, port.name) in wired
        if port.required and takes_part and not given and not filled:
            return _sentence(flow.nodes[id].title, port)
    return ""


def _sentence(title: str, port: PortSpec) -> str:
    return "Say something to begin." if port.type.name == "message" else f"{title} needs a value to begin."
