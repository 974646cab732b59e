"""Where a node may stand: whether the flow has room and the body is there and takes nodes."""

from __future__ import annotations

from studio.flow.body import body_key
from studio.flow.document import MAX_DEPTH, MAX_NODES, Inside, NodeId
from studio.flow.draft import Draft, late
from studio.flow.edit import Refusal
from studio.flow.topology import topology_of


def no_room(draft: Draft, more: int) -> Refusal | None:
    """The refusal of further nodes in a flow that is full."""
    if len(draft.nodes) + more <= MAX_NODES:
        return None
    return Refusal(sentence=f"A flow holds {MAX_NODES:,} nodes at most. Make a second flow for the rest.")


def no_place(draft: Draft, inside: Inside | None, height: int = 1) -> Refusal | None:
    """The refusal of nodes that stand `height` levels deep in themselves, for a body that cannot take them."""
    if inside is None:
        return None
    if inside.pipeline not in draft.nodes:
        return late(inside.pipeline)
    title, ports = draft.title(inside.pipeline), draft.ports(inside.pipeline)
    if ports is None or ports.slot(inside.slot) is None:
        return Refusal(sentence=f"{title} has no such place inside of it.")
    if topology_of(draft.shape()).depth(inside.pipeline) + height > MAX_DEPTH:
        return Refusal(sentence=f"Nodes stand {MAX_DEPTH} deep inside each other at most, so {title} cannot take this.")
    return None


def stands_in(draft: Draft, inside: Inside | None) -> list[NodeId]:
    """The nodes that stand directly in a body."""
    return [id for id, node in draft.nodes.items() if body_key(node.inside) == body_key(inside)]
