"""What is known while one file is written: the flow, names that are taken, and variables by what they hold."""

from __future__ import annotations

from typing import cast

from studio.catalog import Catalog
from studio.component import Component
from studio.export.annotations import Annotations
from studio.export.imports import Imports
from studio.flow.document import End, Flow, NodeId, SlotName
from studio.flow.inference import Types, types_of
from studio.flow.naming import Names, ids_beside
from studio.flow.topology import Topology, topology_of
from studio.spec import SlotSpec, Spec, spec_of


class Sheet:
    """The work on one file."""

    def __init__(self, flow: Flow, catalog: Catalog) -> None:
        self.flow = flow
        self.topology: Topology = topology_of(flow)
        self.types: Types = types_of(flow, catalog)
        self.imports = Imports()
        self.annotations = Annotations(self.types, self.imports)
        self.names: Names = ids_beside(flow.nodes)
        self.variables: dict[End, str] = {}
        self.functions: dict[tuple[NodeId, SlotName], str] = {}
        self._catalog = catalog

    def component(self, id: NodeId) -> type[Component]:
        """The class of a node."""
        return self._catalog.classes[self.flow.nodes[id].component]

    def instance(self, id: NodeId) -> Component:
        """The node with its settings."""
        return self.component(id).model_validate(self.flow.nodes[id].settings)

    def spec(self, id: NodeId) -> Spec:
        """What a node's class declares."""
        return spec_of(self.component(id))

    def slots(self, id: NodeId, slot: SlotSpec) -> list[SlotName]:
        """The bodies of a slot: one, one for each item of the setting of its name, or those that hold something."""
        if not slot.variadic:
            return [slot.name]
        if slot.paired:
            items = cast("tuple[object, ...]", getattr(self.instance(id), slot.name))
            return [f"{slot.name}.{number}" for number in range(len(items))]
        return [name for name in self.topology.slots(id) if name.partition(".")[0] == slot.name]


def indented(lines: list[str]) -> list[str]:
    """The lines one level further in."""
    return [f"    {line}" if line else line for line in lines]
