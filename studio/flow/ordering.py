"""The order of the bodies of a pipeline that takes any number of them."""

from __future__ import annotations

from collections.abc import Mapping

from studio.flow.body import slot_order
from studio.flow.document import End, SlotName, Wire, inner_port, slot_base
from studio.flow.draft import Draft, late
from studio.flow.edit import OrderBodies, Refusal
from studio.flow.topology import topology_of


def order_bodies(edit: OrderBodies, draft: Draft) -> Refusal | None:
    """Put bodies into another order with all that is in them; those that the edit does not name follow behind."""
    if edit.id not in draft.nodes:
        return late(edit.id)
    used = sorted((s for s in topology_of(draft.shape()).slots(edit.id) if slot_base(s) == edit.slot), key=slot_order)
    wanted = [name for place in edit.order if (name := f"{edit.slot}.{place}") in used]
    order = dict.fromkeys((*wanted, *used))
    moved = {old: f"{edit.slot}.{place}" for place, old in enumerate(order)}
    for id, node in draft.nodes.items():
        if node.inside and node.inside.pipeline == edit.id and node.inside.slot in moved:
            inside = node.inside.model_copy(update={"slot": moved[node.inside.slot]})
            draft.nodes[id] = node.model_copy(update={"inside": inside})
    draft.wires = [
        Wire(source=_end(edit, wire.source, moved), target=_end(edit, wire.target, moved)) for wire in draft.wires
    ]
    return None


def _end(edit: OrderBodies, end: End, moved: Mapping[SlotName, SlotName]) -> End:
    inner = inner_port(end.port)
    if end.node != edit.id or inner is None or inner.slot not in moved:
        return end
    return End(node=end.node, port=f"{moved[inner.slot]}.{inner.side}.{inner.name}")
