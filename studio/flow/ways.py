"""Bodies that are paired with the items of a setting go along when these are moved, taken away or added.

The nodes of a way that was taken away stay inside of the pipeline, behind the ways that are left: there they are seen
as "not set any more", the checker offers to move them out, and their wires hold, so that they can be moved into another
way as they are. Taking them out at once would cut their wires to the body and put them between the nodes around it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pydantic import JsonValue

from studio.flow.document import End, Inside, Node, NodeId, SlotName, Wire
from studio.flow.draft import Draft
from studio.flow.lineage import lineage
from studio.flow.original import original_of
from studio.flow.ports import slot_number, slot_of

LAST = 9_999
"""The highest number that a slot can have."""


class Ways(NamedTuple):
    """The bodies of one pipeline that are paired with a setting of that name."""

    pipeline: NodeId
    setting: str

    def number(self, pipeline: NodeId, slot: SlotName) -> int | None:
        """The number of one of these bodies, None for any other."""
        is_one = pipeline == self.pipeline and slot.startswith(f"{self.setting}.")
        return slot_number(slot) if is_one else None

    def holding(self, node: Node) -> int | None:
        """The number of the body that a node stands in, None where it is none of these."""
        return self.number(node.inside.pipeline, node.inside.slot) if node.inside else None

    def at(self, end: End) -> int | None:
        """The number of the body at whose start or end a wire ends, None where it is none of these."""
        slot = slot_of(end.port)
        return self.number(end.node, slot) if slot else None

    def slot(self, number: int) -> SlotName:
        """The body of a number."""
        return f"{self.setting}.{min(number, LAST)}"


def carry_ways(draft: Draft, ways: Ways, before: Sequence[JsonValue], after: Sequence[JsonValue]) -> None:
    """Let the bodies follow the items of their setting, here and in the nodes that share this one's settings."""
    came = lineage(before, after)
    if came == tuple(range(len(before))):
        return
    kept = {old: new for new, old in enumerate(came) if old is not None}
    component = draft.nodes[ways.pipeline].component
    for id, node in tuple(draft.nodes.items()):
        if node.component == component and original_of(draft.nodes, id) == ways.pipeline:
            _carry(draft, Ways(id, ways.setting), kept, len(after))


def _carry(draft: Draft, ways: Ways, kept: Mapping[int, int], count: int) -> None:
    numbers = {id: number for id, node in draft.nodes.items() if (number := ways.holding(node)) is not None}
    homeless = sorted(set(numbers.values()) - kept.keys())
    goes = {**kept, **{number: count + at for at, number in enumerate(homeless)}}
    for id, number in numbers.items():
        inside = Inside(pipeline=ways.pipeline, slot=ways.slot(goes[number]))
        draft.nodes[id] = draft.nodes[id].model_copy(update={"inside": inside})
    draft.wires = [led for wire in draft.wires if (led := _led(wire, ways, goes))]


def _led(wire: Wire, ways: Ways, goes: Mapping[int, int]) -> Wire | None:
    """The wire at the new number of its body; None where that body is gone and held no node."""
    source, target = _end(wire.source, ways, goes), _end(wire.target, ways, goes)
    if source is wire.source and target is wire.target:
        return wire
    return Wire(source=source, target=target) if source and target else None


def _end(end: End, ways: Ways, goes: Mapping[int, int]) -> End | None:
    number = ways.at(end)
    if number is None or goes.get(number) == number:
        return end
    if number not in goes:
        return None
    _, _, port = end.port.split(".", 2)
    return End(node=end.node, port=f"{ways.slot(goes[number])}.{port}")
