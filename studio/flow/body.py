"""A body as a key: the pipeline it belongs to and its slot."""

from __future__ import annotations

from studio.flow.document import Inside, Node, NodeId, SlotName

BodyKey = tuple[NodeId, SlotName] | None
"""A body by its pipeline and slot; None is the top level of the flow."""


def body_of(node: Node) -> BodyKey:
    """The body a node stands in."""
    return body_key(node.inside)


def body_key(inside: Inside | None) -> BodyKey:
    """A body by its pipeline and slot."""
    return (inside.pipeline, inside.slot) if inside else None


def slot_order(slot: SlotName) -> tuple[str, int]:
    """Sorts slots by name, and those of one name by number: `members.2` before `members.10`."""
    base, _, number = slot.partition(".")
    return base, int(number or 0)
