"""New nodes: one from the palette, one between the ends of a wire."""

from __future__ import annotations

from studio.flow.adopting import fill
from studio.flow.connecting import draw, put, wire_refusal
from studio.flow.document import End, Inside, Node, NodeId, Wire
from studio.flow.draft import Draft, late
from studio.flow.edit import AddNode, InsertOnWire, Refusal
from studio.flow.moving import into_body
from studio.flow.naming import ids_beside, titles_beside
from studio.flow.original import original_of
from studio.flow.placing import no_place, no_room, stands_in
from studio.flow.ports import slot_of
from studio.flow.renaming import wire_with_names


def add(edit: AddNode, draft: Draft) -> Refusal | None:
    """Put a new node on the canvas with its first wires."""
    refusal = no_room(draft, 1) or no_place(draft, edit.node.inside)
    if refusal:
        return refusal
    inside = edit.node.inside
    into_empty = inside is not None and not stands_in(draft, inside)
    id = _add(draft, edit.id, edit.node)
    draft.layout[id] = edit.place
    for wire in edit.connect:
        if refusal := draw(draft, wire_with_names(wire, {edit.id: id})):
            return refusal
    if inside and into_empty:
        fill(draft, inside)
    return None


def insert_on_wire(edit: InsertOnWire, draft: Draft) -> Refusal | None:
    """Put a node between the two ends of a wire; one that is there already moves to where the wire ends."""
    if edit.wire not in draft.wires:
        return Refusal(sentence="That wire was taken away in another window a moment ago.")
    id = edit.id
    if edit.node is not None:
        if refusal := no_room(draft, 1) or no_place(draft, edit.node.inside):
            return refusal
        id = _add(draft, edit.id, edit.node)
    elif id not in draft.nodes:
        return late(id)
    elif refusal := _bring(draft, id, edit.wire):
        return refusal
    draft.layout[id] = edit.place
    return _split(draft, edit.wire, _renamed(edit.target, edit.id, id), _renamed(edit.source, edit.id, id))


def _add(draft: Draft, wanted: NodeId, node: Node) -> NodeId:
    """Add a node under a free id and title."""
    id = ids_beside(draft.nodes).free(wanted)
    title = titles_beside(other.title for other in draft.nodes.values()).free(node.title)
    original = original_of(draft.nodes, node.same_as) if node.same_as in draft.nodes else None
    draft.nodes[id] = node.model_copy(update={"title": title, "same_as": original})
    return id


def _renamed(end: End, wanted: NodeId, id: NodeId) -> End:
    return End(node=id, port=end.port) if end.node == wanted else end


def _bring(draft: Draft, id: NodeId, wire: Wire) -> Refusal | None:
    """Move a node into the body in which a wire ends."""
    slot = slot_of(wire.target.port)
    inside = Inside(pipeline=wire.target.node, slot=slot) if slot else draft.nodes[wire.target.node].inside
    return None if draft.nodes[id].inside == inside else into_body(draft, [id], inside)


def _split(draft: Draft, wire: Wire, target: End, source: End) -> Refusal | None:
    index = draft.wires.index(wire)
    del draft.wires[index]
    first, second = Wire(source=wire.source, target=target), Wire(source=source, target=wire.target)
    for part in (second, first):
        if refusal := wire_refusal(draft, part):
            return refusal
        if part not in draft.wires:
            put(draft, part, index)
    return None
