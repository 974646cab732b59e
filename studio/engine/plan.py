"""A checked flow made ready to run: instances, wiring and bodies by index; nothing can fail to resolve later."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from studio.chat_model import ToolOffer
from studio.component import Component
from studio.engine.frontier import Shape
from studio.engine.rooms import Room
from studio.flow.document import NodeId, SlotName
from studio.spec import PortSpec, Spec
from studio.values import Value
from studio.wire_types import PortType, convert


class Given(Enum):
    """Where a value that is not a node's result comes from."""

    START = "start"
    """What the body was called with."""
    NOTHING = "nothing"
    """A node that takes no part in this run."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where to find a value: so many bodies outward, the node there, and which of its outputs (None: the only one).

    Of what a tool was called with, `argument` is the name of the value.
    """

    outward: int
    index: int | Given
    output: int | None = None
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Binding:
    """What one parameter of a call receives: wired sources, else a literal."""

    name: str
    type: PortType
    sources: tuple[Source, ...]
    converted: tuple[bool, ...]
    """For each source, whether its value may need converting."""
    variadic: bool = False
    keyword: bool = False
    literal: Value = None
    """The value when nothing is wired, already converted."""
    from_run: bool = False
    """The run's inputs come first."""


@dataclass(slots=True)
class Cast:
    """One node ready to be called: its instance, how its parameters are bound, and its bodies by slot."""

    id: NodeId
    title: str
    component: Component
    spec: Spec
    memory: str
    """The key of its memory, which it shares with the nodes that are the same agent again."""
    parameters: tuple[Binding | tuple[BodyPlan, ...], ...]
    """In the order of the call: a binding for a port, the bodies for a slot."""
    off: bool = False
    kept: Value = None
    """A pinned result."""
    pinned: bool = False
    live: bool = False
    """A parameter is fed live."""
    room: NodeId = ""
    """The room that it makes, else the innermost one it stands in, by the node that holds its memory."""
    rooms: tuple[NodeId, ...] = ()
    """All rooms around any of the places where it stands."""

    def everyone(self) -> Iterator[NodeId]:
        """Its own memory and those of all nodes inside of it."""
        yield self.memory
        for parameter in self.parameters:
            if isinstance(parameter, tuple):
                for body in parameter:
                    yield from body.everyone

    def stand_in(self) -> Value:
        """The policy's value for a failure, as the output's type."""
        value = self.component.policy.instead
        return convert(value, self.spec.outputs[0].type) if self.spec.outputs and value is not None else value


@dataclass(slots=True)
class BodyPlan:
    """One body: its nodes in running order, who waits for whom, and where its results come from."""

    slot: SlotName
    nodes: list[Cast]
    shape: Shape
    ends: tuple[Binding, ...] = ()
    """What the body returns, a value for each end; without any it returns what it was called with."""
    linear: bool = False
    """Each node waits for exactly the one before it."""
    keyword: bool = False
    """The call takes it by the name of its slot."""
    title: str = ""
    """The title of the node that gives its result."""
    everyone: frozenset[NodeId] = frozenset()
    """The memories of all nodes inside, at any depth."""
    offer: ToolOffer | None = None
    """A tool, as a model is told of it."""


@dataclass(slots=True)
class Plan:
    """A flow ready to run."""

    top: BodyPlan
    count: int
    """How many nodes take part, at all levels."""
    inputs: dict[NodeId, PortSpec]
    """The input nodes and the port that the run feeds."""
    outputs: tuple[NodeId, ...]
    rooms: Mapping[NodeId, Room] = field(default_factory=dict[NodeId, Room])
    """The rooms, by the node that holds their memory."""

    @property
    def cast(self) -> Iterator[Cast]:
        """The nodes that take part, at all levels."""
        bodies = [self.top]
        while bodies:
            for node in bodies.pop().nodes:
                yield node
                bodies += [body for one in node.parameters if isinstance(one, tuple) for body in one]


def shape_of(count: int, edges: Sequence[tuple[int, int, bool]]) -> Shape:
    """The shape of a body of `count` nodes from (from, to, live) edges; several wires between two nodes count once."""
    plain = {(source, target) for source, target, live in edges if not live}
    live = {(source, target) for source, target, is_live in edges if is_live} - plain
    waits = [0] * count
    feeds: list[list[int]] = [[] for _ in range(count)]
    streams: list[list[int]] = [[] for _ in range(count)]
    for pairs, lists in ((sorted(plain), feeds), (sorted(live), streams)):
        for source, target in pairs:
            lists[source].append(target)
            waits[target] += 1
    return Shape(tuple(waits), tuple(map(tuple, feeds)), tuple(map(tuple, streams)))


def is_linear(shape: Shape) -> bool:
    """Whether each node waits for exactly the one before it and none is fed live."""
    count = len(shape.waits)
    return all(shape.feeds[i] == ((i + 1,) if i + 1 < count else ()) and not shape.streams[i] for i in range(count))
