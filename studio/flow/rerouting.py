"""The wires of nodes that were moved to another body: kept where they may be, led round, or cut and told."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from studio.flow.body import BodyKey
from studio.flow.connecting import leaves_only, put, wire_refusal
from studio.flow.document import End, NodeId, Wire
from studio.flow.draft import Draft
from studio.flow.inference import types_of
from studio.flow.ports import is_inner, slot_of
from studio.flow.removing import join
from studio.flow.topology import Topology, topology_of

MOST_NOTICES = 3


class Moved(NamedTuple):
    """All nodes that moved, and the bodies left by those that did not merely go along with their pipeline."""

    nodes: Collection[NodeId]
    left: Mapping[NodeId, BodyKey]


def reroute(draft: Draft, moved: Moved) -> None:
    """Settle the wires between the nodes that moved and all others."""
    for id in moved.left:
        _close_gap(draft, id, moved)
    for wire in _crossing(draft, moved):
        if _is_lost(draft, wire, moved):
            _lead_round(draft, wire)
    _cut_circles(draft, moved)


def _crossing(draft: Draft, moved: Moved) -> list[Wire]:
    return [wire for wire in draft.wires if (wire.source.node in moved.nodes) != (wire.target.node in moved.nodes)]


def _is_lost(draft: Draft, wire: Wire, moved: Moved) -> bool:
    """Whether a wire cannot stay: it leads out of a body, or round its own pipeline, or to the end of a body left."""
    slot = slot_of(wire.target.port)
    if slot and wire.source.node in moved.left and moved.left[wire.source.node] == (wire.target.node, slot):
        return True
    lifted = topology_of(draft.shape()).lift(wire)
    return lifted is None or (lifted.source is not None and lifted.source == lifted.target)


def _close_gap(draft: Draft, id: NodeId, moved: Moved) -> None:
    """Join what a node stood between before it was moved away."""
    lost = [wire for wire in _crossing(draft, moved) if _is_lost(draft, wire, moved)]
    into = [wire for wire in lost if wire.target.node == id]
    out = [wire for wire in lost if wire.source.node == id]
    if len(into) != 1 or len(out) != 1 or (is_inner(into[0].source.port) and is_inner(out[0].target.port)):
        return
    joined = Wire(source=into[0].source, target=out[0].target)
    if topology_of(draft.shape()).lift(joined):
        join(draft, into[0], out[0], types_of(draft.before, draft.catalog))


def _lead_round(draft: Draft, wire: Wire) -> None:
    """Let what reached a node from the start of a body reach it from where the body gets it; cut any other wire."""
    index = draft.wires.index(wire)
    draft.wires.remove(wire)
    origin = _origin(draft, wire.source) if is_inner(wire.source.port) else None
    led = Wire(source=origin, target=wire.target) if origin else None
    if led and led not in draft.wires and wire_refusal(draft, led) is None:
        put(draft, led, index)
    else:
        _say_cut(draft, wire, _why_lost(draft, wire))


def _origin(draft: Draft, start: End) -> End | None:
    """Where the pipeline of a body gets what its start hands in, if it gets it from one wire."""
    outside = [wire.source for wire in draft.wires if wire.target.node == start.node and not is_inner(wire.target.port)]
    return outside[0] if len(outside) == 1 else None


def _why_lost(draft: Draft, wire: Wire) -> str:
    if is_inner(wire.target.port):
        return f"{draft.title(wire.source.node)} no longer stands inside of it."
    inside = draft.nodes[wire.source.node].inside
    around = inside.pipeline if inside and not is_inner(wire.source.port) else wire.source.node
    return leaves_only(draft.title(around))


def _cut_circles(draft: Draft, moved: Moved) -> None:
    """Cut those crossing wires that close a circle where the nodes stand now."""
    if not topology_of(draft.shape()).cycles:
        return
    crossing = _crossing(draft, moved)
    kept = [wire for wire in draft.wires if wire not in crossing]
    for wire in crossing:
        draft.wires = kept
        if Topology(draft.flow()).would_cycle(wire):
            _say_cut(draft, wire, "It would make a circle there.")
        else:
            kept = [*kept, wire]
    draft.wires = kept


def _say_cut(draft: Draft, wire: Wire, why: str) -> None:
    source, target = draft.title(wire.source.node), draft.title(wire.target.node)
    if len(draft.notices) < MOST_NOTICES:
        draft.notices.append(f"The wire from {source} to {target} was cut. {why}")
