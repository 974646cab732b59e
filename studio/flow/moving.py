"""Moving nodes on the canvas, and into and out of bodies."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from studio.flow.adopting import adopt
from studio.flow.body import body_of
from studio.flow.document import Inside, NodeId
from studio.flow.draft import Draft, late
from studio.flow.edit import MoveNodes, Refusal
from studio.flow.placing import no_place, stands_in
from studio.flow.rerouting import Moved, reroute
from studio.flow.topology import Topology, topology_of


def move(edit: MoveNodes, draft: Draft) -> Refusal | None:
    """Move nodes to other places, and into another body if the edit names one."""
    there = [id for id in edit.places if id in draft.nodes]
    if not there:
        return late(next(iter(edit.places))) if edit.places else None
    draft.layout.update((id, edit.places[id]) for id in there)
    match edit.inside:
        case None:
            return None
        case "top":
            return into_body(draft, there, None)
        case Inside():
            return into_body(draft, there, edit.inside)


def into_body(draft: Draft, ids: Sequence[NodeId], inside: Inside | None) -> Refusal | None:
    """Move nodes with all inside of them into a body, None for the top level."""
    topology = topology_of(draft.shape())
    within = topology.contents(ids)
    movers = [id for id in ids if id not in within and draft.nodes[id].inside != inside]
    if not movers:
        return None
    moving = topology.contents(movers).union(movers)
    if inside and inside.pipeline in moving:
        return Refusal(sentence=f"{draft.title(inside.pipeline)} cannot be put into itself.")
    if refusal := no_place(draft, inside, _height(topology, movers, moving)):
        return refusal
    was_empty = not stands_in(draft, inside)
    left = {id: body_of(draft.nodes[id]) for id in movers}
    for id in movers:
        draft.nodes[id] = draft.nodes[id].model_copy(update={"inside": inside})
    if inside:
        adopt(draft, moving, inside, was_empty=was_empty)
    reroute(draft, Moved(moving, left))
    return None


def _height(topology: Topology, movers: Sequence[NodeId], moving: Collection[NodeId]) -> int:
    """How many levels the moving nodes take up."""
    return max(map(topology.depth, moving)) - min(map(topology.depth, movers)) + 1
