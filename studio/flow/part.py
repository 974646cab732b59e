"""Parts of flows: copied out of one, pasted into another or the same."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from studio.flow.check_structure import structure_problems
from studio.flow.document import Flow, Node, NodeId, Place
from studio.flow.draft import Draft
from studio.flow.edit import InsertPart, Refusal
from studio.flow.hearing import with_new_names
from studio.flow.naming import ids_beside, titles_beside
from studio.flow.placing import no_room
from studio.flow.renaming import wire_with_names, with_names
from studio.flow.topology import topology_of


def part_of(flow: Flow, ids: Collection[NodeId]) -> InsertPart:
    """The nodes with all inside of them and the wires among them, as an edit that pastes them."""
    topology = topology_of(flow)
    wanted = topology.contents(ids).union(ids)
    return InsertPart(
        nodes={id: node for id, node in flow.nodes.items() if id in wanted},
        wires=tuple(wire for wire in flow.wires if wire.source.node in wanted and wire.target.node in wanted),
        layout={id: place for id, place in flow.layout.items() if id in wanted},
    )


def insert_part(edit: InsertPart, draft: Draft) -> Refusal | None:
    """Paste nodes under free ids and titles; what they shared with nodes that are not here they own from now on."""
    if refusal := no_room(draft, len(edit.nodes)):
        return refusal
    ids = ids_beside(draft.nodes)
    titles = titles_beside(node.title for node in draft.nodes.values())
    renamed = {id: ids.free(id) for id in edit.nodes}
    for id, node in edit.nodes.items():
        settled = _settled(node, renamed, draft)
        draft.nodes[renamed[id]] = settled.model_copy(update={"title": titles.free(node.title)})
        draft.layout[renamed[id]] = edit.layout.get(id, Place(x=0, y=0))
    inside_part = [wire for wire in edit.wires if {wire.source.node, wire.target.node} <= renamed.keys()]
    draft.wires += [wire_with_names(wire, renamed) for wire in inside_part]
    problems = structure_problems(draft.flow())
    return Refusal(sentence=problems[0].sentence) if problems else None


def _settled(node: Node, renamed: Mapping[NodeId, NodeId], draft: Draft) -> Node:
    """The node with references that hold here; one whose pipeline did not come along stands at the top level."""
    inside, original = node.inside, node.same_as
    if not _known(inside.pipeline if inside else None, renamed, draft):
        inside = None
    if not _known(original, renamed, draft):
        original = None
    settled = with_names(node.model_copy(update={"inside": inside, "same_as": original}), renamed)
    return with_new_names(settled, draft.catalog, renamed)


def _known(id: NodeId | None, renamed: Mapping[NodeId, NodeId], draft: Draft) -> bool:
    return id in renamed or id in draft.nodes
