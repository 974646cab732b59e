"""Taking moved nodes into a body: the pipeline steps between them and the neighbours they had outside."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from studio.flow.body import body_key
from studio.flow.connecting import put, wire_refusal
from studio.flow.document import End, Inside, NodeId, Wire
from studio.flow.draft import Draft
from studio.flow.ports import end_port, is_inner, start_port
from studio.flow.topology import Topology


@dataclass(frozen=True, slots=True)
class Edges:
    """The four ends of a body that nodes are wired to: outside before and behind it, inside at its start and end."""

    before: End | None
    start: End | None
    end: End | None
    behind: End | None


def adopt(draft: Draft, moving: Collection[NodeId], inside: Inside, *, was_empty: bool) -> None:
    """Wire nodes that were just moved into a body to its start and end, and their neighbours to the pipeline."""
    edges = _edges(draft, inside)
    if edges is None:
        return
    into = [wire for wire in draft.wires if wire.target.node in moving and wire.source.node not in moving]
    out = [wire for wire in draft.wires if wire.source.node in moving and wire.target.node not in moving]
    own = [wire for wire in (*into, *out) if _is_own(wire, inside.pipeline)]
    draft.wires = [wire for wire in draft.wires if wire not in own]
    if was_empty:
        _enter(draft, edges, into, own)
    if was_empty or out:
        _leave(draft, edges, out, own)
    if was_empty:
        _fill(draft, edges, inside)


def fill(draft: Draft, inside: Inside) -> None:
    """Wire the start of a body to its first node and its last node to the end, where these are open."""
    if edges := _edges(draft, inside):
        _fill(draft, edges, inside)


def _edges(draft: Draft, inside: Inside) -> Edges | None:
    ports = draft.ports(inside.pipeline)
    slot = ports.slot(inside.slot) if ports else None
    if ports is None or slot is None:
        return None
    id = inside.pipeline
    start = next(iter(slot.starts), None)
    end = next(iter(slot.ends), None)
    inputs = [port for port in ports.spec.inputs if not port.variadic]
    before = next((port for port in inputs if start and port.name == start.name), next(iter(inputs), None))
    behind = next(iter(ports.spec.outputs), None)
    return Edges(
        before=End(node=id, port=before.name) if before else None,
        start=End(node=id, port=start_port(inside.slot, start)) if start else None,
        end=End(node=id, port=end_port(inside.slot, end)) if end else None,
        behind=End(node=id, port=behind.name) if behind else None,
    )


def _is_own(wire: Wire, pipeline: NodeId) -> bool:
    """Whether a wire joins a node with the outside of the pipeline it has just been moved into."""
    return (wire.source.node == pipeline and not is_inner(wire.source.port)) or (
        wire.target.node == pipeline and not is_inner(wire.target.port)
    )


def _from_one(wires: Sequence[Wire]) -> bool:
    """Whether there are wires, and all of them begin at the same port."""
    return bool(wires) and all(wire.source == wires[0].source for wire in wires)


def _enter(draft: Draft, edges: Edges, into: Sequence[Wire], own: Sequence[Wire]) -> None:
    """What one neighbour gave the nodes now goes into the pipeline and reaches them from the body's start."""
    if edges.start is None or edges.before is None:
        return
    from_outside = [wire for wire in into if wire not in own]
    if _from_one(from_outside) and not any(wire.target == edges.before for wire in draft.wires):
        outer = Wire(source=from_outside[0].source, target=edges.before)
        inner = [Wire(source=edges.start, target=wire.target) for wire in from_outside]
        _swap(draft, from_outside, [outer, *inner])
    elif not from_outside:
        for wire in own:
            if wire in into:
                _try(draft, Wire(source=edges.start, target=wire.target))


def _leave(draft: Draft, edges: Edges, out: Sequence[Wire], own: Sequence[Wire]) -> None:
    """What the nodes gave their neighbours now leaves by the body's end and reaches them from the pipeline."""
    if edges.end is None or edges.behind is None or any(wire.target == edges.end for wire in draft.wires):
        return
    if not _from_one(out):
        return
    to_outside = [wire for wire in out if wire not in own]
    inner = Wire(source=out[0].source, target=edges.end)
    outer = [Wire(source=edges.behind, target=wire.target) for wire in to_outside]
    _swap(draft, to_outside, [inner, *outer])


def _fill(draft: Draft, edges: Edges, inside: Inside) -> None:
    """Wire what is left open in a body that was empty: its start to the first node, its last node to the end."""
    order = Topology(draft.flow()).order(body_key(inside))
    if edges.start and not any(wire.source == edges.start for wire in draft.wires):
        candidates = (Wire(source=edges.start, target=end) for id in order for end in _open_inputs(draft, id))
        _first(draft, candidates)
    if edges.end and not any(wire.target == edges.end for wire in draft.wires):
        candidates = (Wire(source=end, target=edges.end) for id in reversed(order) for end in _open_outputs(draft, id))
        _first(draft, candidates)


def _open_inputs(draft: Draft, id: NodeId) -> Iterator[End]:
    ports = draft.ports(id)
    taken = [wire.target for wire in draft.wires if wire.target.node == id]
    ends = (End(node=id, port=port.name) for port in (ports.spec.inputs if ports else ()))
    return (end for end in ends if end not in taken)


def _open_outputs(draft: Draft, id: NodeId) -> Iterator[End]:
    ports = draft.ports(id)
    taken = [wire.source for wire in draft.wires if wire.source.node == id]
    ends = (End(node=id, port=port.name) for port in (ports.spec.outputs if ports else ()))
    return (end for end in ends if end not in taken)


def _first(draft: Draft, candidates: Iterator[Wire]) -> None:
    """Draw the first of these wires that may be drawn."""
    next((wire for wire in candidates if _try(draft, wire)), None)


def _try(draft: Draft, wire: Wire) -> bool:
    if wire in draft.wires or wire_refusal(draft, wire) is not None:
        return False
    put(draft, wire)
    return True


def _swap(draft: Draft, old: Sequence[Wire], new: Sequence[Wire]) -> None:
    """Put wires in the place of others, all or none."""
    kept = list(draft.wires)
    index = min((draft.wires.index(wire) for wire in old), default=len(draft.wires))
    draft.wires = [wire for wire in draft.wires if wire not in old]
    for wire in reversed(new):
        if wire in draft.wires:
            continue
        if wire_refusal(draft, wire) is not None:
            draft.wires = kept
            return
        put(draft, wire, min(index, len(draft.wires)))
