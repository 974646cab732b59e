"""The saved document of a flow: flat, frozen, versioned, plain JSON."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from pydantic import Field, JsonValue, StringConstraints

from studio.values import Frozen

VERSION = 1
"""The version that this Playbill writes; `flow.migrate` lifts older files to it."""
MAX_NODES = 20_000
MAX_DEPTH = 64
MAX_BYTES = 20_000_000

NodeId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z_][A-Za-z0-9_]{0,79}$")]
"""A Python identifier, unique in the whole flow."""
SlotName = Annotated[str, StringConstraints(pattern=r"^[a-z_][a-z0-9_]*(\.[0-9]{1,4})?$")]
"""A body of a pipeline: `body`, or `members.0` where the pipeline takes any number of bodies."""
PortName = Annotated[
    str, StringConstraints(pattern=r"^[a-z_][a-z0-9_]*((\.[0-9]{1,4})?\.(start|end)\.[a-z_][a-z0-9_]*)?$")
]
"""A port of a node, `message`; or one of a body seen from inside, `body.start.value`, `members.0.end.out`."""


class Inside(Frozen):
    """The body a node stands in."""

    pipeline: NodeId
    slot: SlotName


class Node(Frozen):
    """One node: its component, title, settings, and literals for ports that have no wire."""

    component: str = Field(max_length=200)
    title: str = Field(max_length=200)
    settings: dict[str, JsonValue] = Field(default_factory=dict)
    """Only settings that differ from their defaults; `policy` is one of them."""
    literals: dict[str, JsonValue] = Field(default_factory=dict)
    inside: Inside | None = None
    same_as: NodeId | None = None
    """The node whose settings, policy and memory this one shares."""


class End(Frozen):
    """One end of a wire: a node and its port."""

    node: NodeId
    port: PortName


class Wire(Frozen):
    """A wire from an output to an input."""

    source: End
    target: End


class Place(Frozen):
    """Where a node stands, in pixels from the origin of the body it is in; `collapsed` folds a pipeline."""

    x: float = Field(ge=-1e6, le=1e6)
    y: float = Field(ge=-1e6, le=1e6)
    collapsed: bool = False


class Flow(Frozen):
    """The document: nodes, ordered wires, and beside what defines a run the layout, pins and switches."""

    version: int = VERSION
    name: str = Field(default="Untitled", max_length=200)
    description: str = Field(default="", max_length=10_000)
    nodes: dict[NodeId, Node] = Field(default_factory=dict)
    wires: tuple[Wire, ...] = ()
    layout: dict[NodeId, Place] = Field(default_factory=dict)
    pins: dict[NodeId, JsonValue] = Field(default_factory=dict)
    """Results kept instead of running the node, as encoded by `studio.encoding`."""
    off: frozenset[NodeId] = frozenset()
    """Nodes switched off: what reaches them passes through."""
    pauses: frozenset[NodeId] = frozenset()


class InnerPort(NamedTuple):
    """A port at the start or end of a body, taken apart."""

    slot: SlotName
    side: str
    name: str


def inner_port(port: PortName) -> InnerPort | None:
    """The parts of a port seen from inside a body, None for a port on the node's outside."""
    slot, dot, name = port.rpartition(".")
    if not dot:
        return None
    slot, _, side = slot.rpartition(".")
    return InnerPort(slot, side, name)


def slot_base(slot: SlotName) -> str:
    """The name of a slot without its number: `members` for `members.0`."""
    return slot.partition(".")[0]
