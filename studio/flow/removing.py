"""Deleting nodes: what goes along, and how their neighbours are joined."""

from __future__ import annotations

from collections.abc import Collection

from studio.flow.body import BodyKey, body_of
from studio.flow.document import NodeId, Wire
from studio.flow.draft import Draft, late
from studio.flow.edit import Refusal, RemoveNodes
from studio.flow.hearing import without_names
from studio.flow.inference import Types, types_of
from studio.flow.ports import is_inner
from studio.flow.topology import topology_of
from studio.wire_types import fits


def remove(edit: RemoveNodes, draft: Draft) -> Refusal | None:
    """Delete nodes and all inside of them; those that are gone already are no loss."""
    there = [id for id in edit.ids if id in draft.nodes]
    if not there:
        return late(edit.ids[0]) if edit.ids else None
    inside = topology_of(draft.before).contents(there)
    types = types_of(draft.before, draft.catalog)
    draft.wires = [wire for wire in draft.wires if not _lies_in(wire, inside, there)]
    gone = inside.union(there)
    if edit.heal:
        bodies = {body_of(node) for id, node in draft.nodes.items() if id not in gone}
        for id in there:
            _heal(draft, id, types, bodies)
    draft.wires = [wire for wire in draft.wires if wire.source.node not in gone and wire.target.node not in gone]
    _hand_on_settings(draft, gone)
    draft.forget(gone)
    draft.nodes = {id: without_names(node, draft.catalog, gone) for id, node in draft.nodes.items()}
    return None


def join(draft: Draft, into: Wire, out: Wire, types: Types) -> bool:
    """Join the far ends of two wires in the place of the second, where types fit; both wires go."""
    given, wanted = types.source(into.source), types.target(out.target)
    if given is None or wanted is None or not fits(given, wanted):
        return False
    joined = Wire(source=into.source, target=out.target)
    index = draft.wires.index(out)
    if joined in draft.wires:
        del draft.wires[index]
    else:
        draft.wires[index] = joined
    draft.wires.remove(into)
    return True


def _lies_in(wire: Wire, inside: Collection[NodeId], there: Collection[NodeId]) -> bool:
    """Whether a wire belongs to the inside of the deleted nodes."""
    if wire.source.node in inside or wire.target.node in inside:
        return True
    source, target = wire.source, wire.target
    return (source.node in there and is_inner(source.port)) or (target.node in there and is_inner(target.port))


def _heal(draft: Draft, id: NodeId, types: Types, bodies: Collection[BodyKey]) -> None:
    """Join what stood before and behind a node; a body that becomes empty needs no wire from its start to its end."""
    into = [wire for wire in draft.wires if wire.target.node == id]
    out = [wire for wire in draft.wires if wire.source.node == id]
    if len(into) != 1 or len(out) != 1:
        return
    through = is_inner(into[0].source.port) and is_inner(out[0].target.port)
    if not through or body_of(draft.nodes[id]) in bodies:
        join(draft, into[0], out[0], types)


def _hand_on_settings(draft: Draft, gone: Collection[NodeId]) -> None:
    """Let the first of those that shared a deleted node's settings own them from now on."""
    heirs: dict[NodeId, NodeId] = {}
    for id, node in draft.nodes.items():
        original = node.same_as
        if id in gone or original is None or original not in gone or original not in draft.nodes:
            continue
        if original in heirs:
            draft.nodes[id] = node.model_copy(update={"same_as": heirs[original]})
        else:
            heirs[original] = id
            settings = draft.nodes[original].settings
            draft.nodes[id] = node.model_copy(update={"same_as": None, "settings": settings})
