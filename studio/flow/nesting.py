"""What stands inside of what in a flow, how deep, and how wires reach into bodies.

Nothing here recurses over depth and nothing fails on a malformed flow.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from studio.flow.body import BodyKey, body_of, slot_order
from studio.flow.document import MAX_DEPTH, End, Flow, NodeId, SlotName, Wire, inner_port


class Dependency(NamedTuple):
    """A wire lifted to the body in which its source stands; None is the body's own start or end instead of a node."""

    body: BodyKey
    source: NodeId | None
    target: NodeId | None


class Nesting:
    """The bodies of one flow and the nodes in them; built in one pass over nodes and wires."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self._homes = {id: body_of(flow.nodes[id]) for id in sorted(flow.nodes)}
        self._members: dict[BodyKey, list[NodeId]] = {None: []}
        for id, body in self._homes.items():
            self._members.setdefault(body, []).append(id)
        self._slots = self._named_slots()
        self._depths = self._measured()

    def _named_slots(self) -> Mapping[NodeId, set[SlotName]]:
        slots: defaultdict[NodeId, set[SlotName]] = defaultdict(set)
        for body in self._members:
            if body:
                slots[body[0]].add(body[1])
        for wire in self.flow.wires:
            for end in (wire.source, wire.target):
                if "." in end.port and (inner := inner_port(end.port)):
                    slots[end.node].add(inner.slot)
        return slots

    def _measured(self) -> dict[NodeId, int]:
        depths = dict.fromkeys(self._members[None], 0)
        queue = deque(depths)
        while queue:
            pipeline = queue.popleft()
            for slot in self._slots.get(pipeline, ()):
                for id in self._members.get((pipeline, slot), ()):
                    depths[id] = depths[pipeline] + 1
                    queue.append(id)
        return depths

    @property
    def adrift(self) -> tuple[NodeId, ...]:
        """Nodes that stand in no body of the flow: their pipeline is missing, or stands inside of them."""
        return tuple(id for id in self.flow.nodes if id not in self._depths)

    def depth(self, id: NodeId) -> int:
        """How many pipelines stand around a node; 0 at the top level and for a node adrift."""
        return self._depths.get(id, 0)

    @cached_property
    def bodies(self) -> tuple[BodyKey, ...]:
        """All bodies that hold nodes or wires, outer ones before those inside of them."""
        pipelines = sorted(self._slots.keys() & self._depths.keys(), key=lambda id: (self.depth(id), id))
        return (None, *((id, slot) for id in pipelines for slot in self.slots(id)))

    def slots(self, pipeline: NodeId) -> tuple[SlotName, ...]:
        """The slots of a pipeline that hold nodes or wires, variadic ones by their number."""
        return tuple(sorted(self._slots.get(pipeline, ()), key=slot_order))

    def members(self, body: BodyKey) -> tuple[NodeId, ...]:
        """The nodes that stand directly in a body, by id."""
        return tuple(self._members.get(body, ()))

    @cached_property
    def lifted(self) -> tuple[Dependency | None, ...]:
        """What each wire of the flow makes wait for what."""
        return tuple(map(self.lift, self.flow.wires))

    @property
    def loose(self) -> tuple[Wire, ...]:
        """The wires that lead out of a body, sideways, or to where nothing is."""
        return tuple(wire for wire, lifted in zip(self.flow.wires, self.lifted, strict=True) if lifted is None)

    def lift(self, wire: Wire) -> Dependency | None:
        """What a wire makes wait for what; None when it leads out of a body, sideways, or to where nothing is."""
        source, target = self._stand(wire.source), self._stand(wire.target)
        if source is None or target is None:
            return None
        (home, giver), (body, taker) = source, target
        levels = self._level(body) - self._level(home)
        if not 0 <= levels <= MAX_DEPTH:
            return None
        for _ in range(levels):
            if body is None:
                return None
            taker = body[0]
            body = self._homes[taker]
        return Dependency(home, giver, taker) if body == home else None

    def _stand(self, end: End) -> tuple[BodyKey, NodeId | None] | None:
        """The body in which an end of a wire lies, and the node there unless it is the body's own start or end."""
        if end.node not in self._depths:
            return None
        if "." in end.port and (inner := inner_port(end.port)):
            return (end.node, inner.slot), None
        return self._homes[end.node], end.node

    def _level(self, body: BodyKey) -> int:
        return self._depths[body[0]] + 1 if body else 0

    def contents(self, ids: Iterable[NodeId]) -> frozenset[NodeId]:
        """All nodes inside of nodes, at any depth, without the nodes themselves."""
        found: set[NodeId] = set()
        queue = deque(ids)
        while queue:
            pipeline = queue.popleft()
            for slot in self._slots.get(pipeline, ()):
                fresh = [id for id in self._members.get((pipeline, slot), ()) if id not in found]
                found.update(fresh)
                queue.extend(fresh)
        return frozenset(found)

    def around(self, id: NodeId) -> Iterator[NodeId]:
        """The pipelines around a node, innermost first."""
        for _ in range(self.depth(id)):
            if body := self._homes[id]:
                id = body[0]
                yield id
