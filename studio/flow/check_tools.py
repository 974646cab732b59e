"""Checks agents with tools: that they have some, and that a model can tell them apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from studio.catalog import Catalog
from studio.flow.document import Flow, Inside, Node, NodeId, Place, slot_base
from studio.flow.edit import AddNode, RenameNode
from studio.flow.ports import ports_of
from studio.flow.problem import Fix, Problem
from studio.flow.topology import topology_of

TOOLS = "tools"
"""The palette's category of tools."""


def tool_problems(flow: Flow, catalog: Catalog) -> Iterator[Problem]:
    """Agents whose tool slot is empty, and tools of one agent that have the same title."""
    topology = topology_of(flow)
    for id, node in flow.nodes.items():
        ports = ports_of(node.component, catalog)
        for slot in (slot for slot in ports.spec.slots if slot.tool) if ports else ():
            bodies = [name for name in topology.slots(id) if slot_base(name) == slot.name]
            tools = [tool for name in bodies for tool in topology.order((id, name))[-1:]]
            if tools:
                yield from _alike(flow, node, tools)
            else:
                yield _none(
                    id, node, Inside(pipeline=id, slot=f"{slot.name}.0" if slot.variadic else slot.name), catalog
                )


def _none(id: NodeId, node: Node, inside: Inside, catalog: Catalog) -> Problem:
    sentence = f"{node.title} has no tools yet, so it only talks. Drop a tool into it."
    first = next((spec for spec in catalog.specs() if spec.category == TOOLS), None)
    fix = None
    if first:
        made = Node(component=first.name, title=first.title, inside=inside)
        add = AddNode(id=first.name.lower(), node=made, place=Place(x=0, y=0))
        fix = Fix(label=f"Add {first.title}", edits=(add,))
    return Problem(code="empty_body", node=id, field="", sentence=sentence, severity="set-up", fix=fix)


def _alike(flow: Flow, agent: Node, tools: list[NodeId]) -> Iterator[Problem]:
    by_title: defaultdict[str, list[NodeId]] = defaultdict(list)
    for id in tools:
        by_title[flow.nodes[id].title.strip().casefold()].append(id)
    taken = {flow.nodes[id].title.strip().casefold() for id in tools}
    for alike in by_title.values():
        for id in alike[1:]:
            title = flow.nodes[id].title
            free = next(f"{title} {n}" for n in range(2, len(tools) + 2) if f"{title} {n}".casefold() not in taken)
            fix = Fix(label=f"Call it {free}", edits=(RenameNode(id=id, title=free),))
            sentence = f"Two tools of {agent.title} are called {title}, so its model cannot tell them apart."
            yield Problem(code="same_name", node=id, field="", sentence=sentence, severity="set-up", fix=fix)
