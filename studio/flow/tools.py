"""Nodes that stand in a tool slot: an agent's model calls them, and fills those of their inputs that are left open."""

from __future__ import annotations

from collections.abc import Mapping

from studio.catalog import Catalog
from studio.flow.document import Node, NodeId
from studio.flow.ports import ports_of
from studio.spec import PortSpec

_NOT_WRITTEN = frozenset({"image", "video", "audio", "file", "table"})
"""Types of what no model can write down."""


def is_tool(node: Node, nodes: Mapping[NodeId, Node], catalog: Catalog) -> bool:
    """Whether the node stands directly in a tool slot."""
    around = nodes.get(node.inside.pipeline) if node.inside else None
    ports = ports_of(around.component, catalog) if around else None
    slot = ports.slot(node.inside.slot) if ports and node.inside else None
    return slot is not None and slot.tool


def can_be_written(port: PortSpec) -> bool:
    """Whether a model can fill the port."""
    return port.type.name not in _NOT_WRITTEN and not port.type.live
