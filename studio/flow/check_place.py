"""Checks where nodes stand: in a body that is there, and of a kind that may stand inside one."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from studio.catalog import Catalog
from studio.flow.document import Flow, Inside, Node, NodeId, Place
from studio.flow.edit import MoveNodes
from studio.flow.original import original_of
from studio.flow.ports import Ports, ports_of, slot_number
from studio.flow.problem import Fix, Problem
from studio.flow.topology import topology_of


def place_problems(flow: Flow, catalog: Catalog) -> Iterator[Problem]:
    """Nodes in places that their pipeline does not have, inputs inside of pipelines, and pipelines with nothing in."""
    topology = topology_of(flow)
    for id, node in flow.nodes.items():
        ports = ports_of(node.component, catalog)
        if node.inside is not None:
            yield from _inside(flow, id, node.inside, (ports, catalog))
        if ports and ports.slots and not topology.slots(id) and not any(slot.tool for slot in ports.spec.slots):
            yield Problem(code="empty_body", node=id, field="", sentence=_nothing_in(node, ports), severity="set-up")


def _inside(flow: Flow, id: NodeId, inside: Inside, known: tuple[Ports | None, Catalog]) -> Iterator[Problem]:
    ports, catalog = known
    pipeline = flow.nodes.get(inside.pipeline)
    around = ports_of(pipeline.component, catalog) if pipeline else None
    if pipeline is None or around is None:
        return
    node = flow.nodes[id]
    out = Fix(label="Move it out", edits=(_move_out(flow, id),))
    if around.slot(inside.slot) is None:
        sentence = f"{node.title} stands in a part of {pipeline.title} that is not known here."
        yield Problem(code="unknown_slot", node=id, field="inside", sentence=sentence, fix=out)
    elif slot_number(inside.slot) >= _ways(flow, inside, around):
        sentence = f"{node.title} stands in a way of {pipeline.title} that is not set any more, so it never runs."
        yield Problem(code="unknown_slot", node=id, field="inside", sentence=sentence, severity="set-up", fix=out)
    elif ports and ports.spec.role == "input":
        sentence = f"{node.title} takes what a run begins with, so it cannot stand inside of {pipeline.title}."
        yield Problem(code="input_inside", node=id, field="inside", sentence=sentence, fix=out)


def _ways(flow: Flow, inside: Inside, around: Ports) -> float:
    """How many bodies a slot has: as many as the setting it is paired with has items, else any number."""
    slot = around.slot(inside.slot)
    if slot is None or not slot.paired:
        return inf
    default = next(setting.default for setting in around.spec.settings if setting.name == slot.name)
    settings = flow.nodes[original_of(flow.nodes, inside.pipeline)].settings
    items = settings.get(slot.name, default)
    return len(items) if isinstance(items, list) else 0


def _move_out(flow: Flow, id: NodeId) -> MoveNodes:
    return MoveNodes(places={id: flow.layout.get(id, Place(x=0, y=0))}, inside="top")


def _nothing_in(node: Node, ports: Ports) -> str:
    what = "what should be repeated" if _repeats(ports) else "what should be done"
    return f"Nothing stands inside of {node.title} yet. Drop {what} into it."


def _repeats(ports: Ports) -> bool:
    return "loop" in ports.spec.words.split()
