"""Nodes that are "same as" another: they share its settings, policy and memory."""

from __future__ import annotations

from collections.abc import Mapping

from studio.flow.document import Node, NodeId


def original_of(nodes: Mapping[NodeId, Node], id: NodeId) -> NodeId:
    """The node whose settings a node shares, or the node itself; a chain is followed as far as it leads."""
    seen = {id}
    while True:
        original = nodes[id].same_as
        if original is None or original in seen or original not in nodes:
            return id
        seen.add(original)
        id = original
