"""A flow while an edit changes it."""

from __future__ import annotations

from dataclasses import dataclass, field

from pydantic import JsonValue

from studio.catalog import Catalog
from studio.flow.document import Flow, Node, NodeId, Place, Wire
from studio.flow.edit import Refusal
from studio.flow.ports import Ports, ports_of


@dataclass(slots=True)
class Draft:
    """The parts of a flow, open to change, with the sentences to show once; the flow it came from stays as it was."""

    before: Flow
    catalog: Catalog
    nodes: dict[NodeId, Node]
    wires: list[Wire]
    layout: dict[NodeId, Place]
    pins: dict[NodeId, JsonValue]
    off: set[NodeId]
    pauses: set[NodeId]
    name: str
    description: str
    renamed: dict[NodeId, NodeId] = field(default_factory=dict[NodeId, NodeId])
    notices: list[str] = field(default_factory=list[str])

    @classmethod
    def of(cls, flow: Flow, catalog: Catalog) -> Draft:
        """A draft that begins as the flow is."""
        return cls(
            before=flow,
            catalog=catalog,
            nodes=dict(flow.nodes),
            wires=list(flow.wires),
            layout=dict(flow.layout),
            pins=dict(flow.pins),
            off=set(flow.off),
            pauses=set(flow.pauses),
            name=flow.name,
            description=flow.description,
        )

    def flow(self) -> Flow:
        """The flow as it stands in the draft."""
        return self.before.model_copy(
            update={
                "nodes": dict(self.nodes),
                "wires": self._settled_wires(),
                "layout": dict(self.layout),
                "pins": dict(self.pins),
                "off": frozenset(self.off),
                "pauses": frozenset(self.pauses),
                "name": self.name,
                "description": self.description,
            }
        )

    def _settled_wires(self) -> tuple[Wire, ...]:
        """The wires; the very ones from before where they are the same, so that others see at once that they are."""
        wires = tuple(self.wires)
        return self.before.wires if wires == self.before.wires else wires

    def shape(self) -> Flow:
        """The flow as far as nodes and wires go: the one before while the draft has changed none of them."""
        if self.nodes == self.before.nodes and tuple(self.wires) == self.before.wires:
            return self.before
        return self.flow()

    def replace(self, flow: Flow) -> None:
        """Put another flow's parts in the place of these."""
        other = Draft.of(flow, self.catalog)
        self.nodes, self.wires, self.layout, self.pins = other.nodes, other.wires, other.layout, other.pins
        self.off, self.pauses, self.name, self.description = other.off, other.pauses, other.name, other.description

    def ports(self, id: NodeId) -> Ports | None:
        """The ports of a node, None when its component is not installed."""
        return ports_of(self.nodes[id].component, self.catalog)

    def title(self, id: NodeId) -> str:
        """The title of a node."""
        return self.nodes[id].title

    def forget(self, ids: set[NodeId] | frozenset[NodeId]) -> None:
        """Take nodes away with all that names them, except wires and those that share their settings."""
        for id in ids:
            for part in (self.nodes, self.layout, self.pins):
                part.pop(id, None)
        self.off -= ids
        self.pauses -= ids


def late(id: NodeId) -> Refusal:
    """The refusal of an edit whose node is gone; an id is made of the title, so it still tells whose edit it was."""
    title = id.replace("_", " ").strip().capitalize() or "That node"
    return Refusal(sentence=f"{title} was deleted in another window a moment ago, so this change had nothing to go to.")
