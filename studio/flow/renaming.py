"""Giving a node another title, and the id that follows from it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from studio.flow.document import End, Node, NodeId, Wire
from studio.flow.draft import Draft, late
from studio.flow.edit import Refusal, RenameNode
from studio.flow.hearing import with_new_names
from studio.flow.naming import id_from, ids_beside


def rename(edit: RenameNode, draft: Draft) -> Refusal | None:
    """Rename a node; wires, layout, pins and what is inside of it go along."""
    node = draft.nodes.get(edit.id)
    if node is None:
        return late(edit.id)
    title = " ".join(edit.title.split())
    if not title:
        return Refusal(sentence=f"{node.title} needs a name.")
    draft.nodes[edit.id] = node.model_copy(update={"title": title})
    around = node.inside.pipeline if node.inside else ""
    if around in draft.nodes:
        draft.nodes[around] = with_new_names(draft.nodes[around], draft.catalog, {node.title: title})
    others = draft.nodes.keys() - {edit.id}
    wanted = id_from(title, node.component)
    if wanted in others and re.fullmatch(rf"{wanted}_\d+", edit.id):
        return None
    id = ids_beside(others).free(wanted)
    if id != edit.id:
        _carry(draft, {edit.id: id})
    return None


def _carry(draft: Draft, renamed: Mapping[NodeId, NodeId]) -> None:
    def now(id: NodeId) -> NodeId:
        return renamed.get(id, id)

    draft.nodes = {
        now(id): with_new_names(with_names(node, renamed), draft.catalog, renamed) for id, node in draft.nodes.items()
    }
    draft.wires = [wire_with_names(wire, renamed) for wire in draft.wires]
    draft.layout = {now(id): place for id, place in draft.layout.items()}
    draft.pins = {now(id): pin for id, pin in draft.pins.items()}
    draft.off = {now(id) for id in draft.off}
    draft.pauses = {now(id) for id in draft.pauses}
    draft.renamed.update(renamed)


def with_names(node: Node, renamed: Mapping[NodeId, NodeId]) -> Node:
    """The node with other names for the nodes it speaks of."""
    update: dict[str, object] = {}
    if node.inside and node.inside.pipeline in renamed:
        update["inside"] = node.inside.model_copy(update={"pipeline": renamed[node.inside.pipeline]})
    if node.same_as and node.same_as in renamed:
        update["same_as"] = renamed[node.same_as]
    return node.model_copy(update=update) if update else node


def wire_with_names(wire: Wire, renamed: Mapping[NodeId, NodeId]) -> Wire:
    """The wire with other names for its nodes."""
    if wire.source.node not in renamed and wire.target.node not in renamed:
        return wire
    return Wire(source=_end(wire.source, renamed), target=_end(wire.target, renamed))


def _end(end: End, renamed: Mapping[NodeId, NodeId]) -> End:
    return End(node=renamed.get(end.node, end.node), port=end.port)
