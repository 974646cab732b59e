"""The difference between two flows: found, and carried out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

import orjson
from pydantic import JsonValue

from studio.flow.document import Flow, Node, NodeId, Place, Wire
from studio.flow.edit import Change, PlacedWire

WireKey = tuple[str, str, str, str]
_T = TypeVar("_T")


def diff(before: Flow, after: Flow) -> Change:
    """The change that leads from one flow to the other."""
    removed, added = _wires_between(before.wires, after.wires)
    return Change(
        nodes=_between(before.nodes, after.nodes),
        wires_removed=removed,
        wires_added=added,
        layout=_between(before.layout, after.layout),
        pins={id: pin for id, pin in after.pins.items() if id not in before.pins or not _same(before.pins[id], pin)},
        pins_removed=tuple(sorted(before.pins.keys() - after.pins.keys())),
        off=None if before.off == after.off else after.off,
        pauses=None if before.pauses == after.pauses else after.pauses,
        name=None if before.name == after.name else after.name,
        description=None if before.description == after.description else after.description,
    )


def replay(change: Change, flow: Flow) -> Flow:
    """The flow after a change; the first of equal wires is the one taken away."""
    pins = {id: pin for id, pin in flow.pins.items() if id not in change.pins_removed} | change.pins
    return flow.model_copy(
        update={
            "nodes": _patched(flow.nodes, change.nodes),
            "wires": _rewired(flow.wires, change),
            "layout": _patched(flow.layout, change.layout),
            "pins": pins,
            "off": flow.off if change.off is None else change.off,
            "pauses": flow.pauses if change.pauses is None else change.pauses,
            "name": flow.name if change.name is None else change.name,
            "description": flow.description if change.description is None else change.description,
        }
    )


def undo_of(change: Change, before: Flow, after: Flow) -> Change:
    """The change that leads back from `after` to `before`, with the nodes renamed back."""
    renamed = {new: old for old, new in change.renamed.items()}
    return diff(after, before).model_copy(update={"renamed": renamed})


def wire_key(wire: Wire) -> WireKey:
    """A wire as a tuple, which compares and hashes quickly."""
    return wire.source.node, wire.source.port, wire.target.node, wire.target.port


def _between(before: Mapping[NodeId, _T], after: Mapping[NodeId, _T]) -> dict[NodeId, _T | None]:
    gone: dict[NodeId, _T | None] = {id: None for id in before if id not in after}
    return gone | {id: value for id, value in after.items() if id not in before or not _same(before[id], value)}


def _same(before: Node | Place | JsonValue | object, after: object) -> bool:
    """Whether two values are alike as JSON, where 1, 1.0 and true are three."""
    return before is after or (before == after and _json(before) == _json(after))


def _json(value: object) -> bytes:
    return orjson.dumps(value, default=_plain)


def _plain(value: object) -> object:
    return value.model_dump(mode="json") if isinstance(value, Node | Place) else str(value)


def _patched(values: Mapping[NodeId, _T], changed: Mapping[NodeId, _T | None]) -> dict[NodeId, _T]:
    patched = {id: value for id, value in values.items() if changed.get(id, value) is not None}
    patched.update((id, value) for id, value in changed.items() if value is not None)
    return patched


def _wires_between(before: Sequence[Wire], after: Sequence[Wire]) -> tuple[tuple[Wire, ...], tuple[PlacedWire, ...]]:
    if before == after:
        return (), ()
    old, new = Counter(map(wire_key, before)), Counter(map(wire_key, after))
    removed = _take(before, old - new)
    added = _take(after, new - old)
    kept_before = [wire_key(wire) for index, wire in enumerate(before) if index not in removed]
    kept_after = [wire_key(wire) for index, wire in enumerate(after) if index not in added]
    if kept_before != kept_after:  # the order itself changed
        removed, added = range(len(before)), range(len(after))
    return tuple(before[index] for index in removed), tuple(
        PlacedWire(index=index, wire=after[index]) for index in added
    )


def _take(wires: Sequence[Wire], wanted: Counter[WireKey]) -> Sequence[int]:
    """Where the first of the wanted wires stand, as many of each as wanted."""
    left = wanted.copy()
    found: dict[int, None] = {}
    for index, wire in enumerate(wires):
        key = wire_key(wire)
        if left[key] > 0:
            left[key] -= 1
            found[index] = None
    return tuple(found)


def _rewired(wires: Iterable[Wire], change: Change) -> tuple[Wire, ...]:
    old = tuple(wires)
    removed = frozenset(_take(old, Counter(map(wire_key, change.wires_removed))))
    rewired = [wire for index, wire in enumerate(old) if index not in removed]
    for placed in change.wires_added:
        rewired.insert(placed.index, placed.wire)
    return tuple(rewired)
