"""Which rooms stand around which nodes of a flow, read once when its plan is made.

A room is known by the node that holds its memory, so the same room again is one room at two places. An agent that
stands at several places hears the rooms around all of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from studio.catalog import Catalog
from studio.flow.document import Flow, NodeId
from studio.flow.topology import Topology
from studio.spec import Spec


@dataclass(slots=True)
class Room:
    """One room: the rooms around it, and who stands in it by title: its memory, then those of all who come with it."""

    id: NodeId
    around: tuple[NodeId, ...] = ()
    people: dict[str, tuple[NodeId, ...]] = field(default_factory=dict[str, tuple[NodeId, ...]])


class Rooms:
    """The rooms of one flow and who hears them."""

    def __init__(self, flow: Flow, catalog: Catalog, topology: Topology) -> None:
        self._flow = flow
        self._specs = {node.component: catalog.spec(node.component) for node in flow.nodes.values()}
        self._topology = topology
        self._makers = frozenset(id for id in flow.nodes if self._gathers(id))
        self._rooms: dict[NodeId, Room] = {}
        self._heard: defaultdict[NodeId, list[NodeId]] = defaultdict(list)
        for maker in sorted(self._makers, key=topology.depth):
            self._add(maker)
        for id in sorted(topology.contents(self._makers)):
            self._enter(id)

    @property
    def rooms(self) -> Mapping[NodeId, Room]:
        """All rooms by the node that holds their memory."""
        return self._rooms

    def innermost(self, id: NodeId) -> NodeId:
        """The room that a node makes, else the innermost one it stands in; empty when there is none."""
        return self._memory(id) if id in self._makers else next(self._around(id), "")

    def heard(self, memory: NodeId) -> tuple[NodeId, ...]:
        """The rooms around all places of those who share the memory."""
        return tuple(self._heard[memory]) if memory in self._heard else ()

    def _add(self, maker: NodeId) -> None:
        room = self._rooms.setdefault(self._memory(maker), Room(self._memory(maker)))
        room.around = tuple(dict.fromkeys((*room.around, *self._around(maker))))

    def _enter(self, id: NodeId) -> None:
        memory, people = self._memory(id), self._people(id)
        for room in self._around(id):
            if room not in self._heard[memory]:
                self._heard[memory].append(room)
            if people:
                self._rooms[room].people[self._flow.nodes[id].title] = people

    def _around(self, id: NodeId) -> Iterator[NodeId]:
        if self._makers:
            yield from (self._memory(around) for around in self._topology.around(id) if around in self._makers)

    def _memory(self, id: NodeId) -> NodeId:
        return self._flow.nodes[id].same_as or id

    def _spec(self, id: NodeId) -> Spec | None:
        return self._specs[self._flow.nodes[id].component]

    def _gathers(self, id: NodeId) -> bool:
        spec = self._spec(id)
        return spec is not None and spec.gathers

    def _people(self, id: NodeId) -> tuple[NodeId, ...]:
        """The memories of those who come and go with a node that is spoken of: an agent, or a member of a room."""
        spec, inside = self._spec(id), self._flow.nodes[id].inside
        if spec is None or inside is None:
            return ()
        body, around = (inside.pipeline, inside.slot), self._spec(inside.pipeline)
        if around and around.gathers and any(s.variadic for s in around.slots) and self._topology.order(body)[-1] == id:
            beside = self._topology.members(body)
            company = map(self._memory, (id, *beside, *sorted(self._topology.contents(beside))))
            return tuple(dict.fromkeys(company))
        return (self._memory(id),) if spec.speaks or spec.category == "agents" else ()
