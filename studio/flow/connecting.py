"""Drawing wires: which may be drawn, what gives way, and what the user is told."""

from __future__ import annotations

from studio.flow.document import NodeId, Wire
from studio.flow.draft import Draft, late
from studio.flow.edit import Connect, Disconnect, Refusal
from studio.flow.inference import Types, types_of
from studio.flow.ports import is_inner, source_port, target_port
from studio.flow.topology import topology_of
from studio.spec import PortSpec
from studio.wire_types import CONVERSIONS, WIRE_TYPES, PortType, fits

REPEAT_UNTIL = "While"
"""The component that repeats steps, which is what somebody drawing a circle wants."""
_UNSAID = {("text", "message")}
"""Conversions that change nothing a person could miss."""
_SENT_AS = {"message": "a message part", "text": "plain text", "file": "a file"}


def connect(edit: Connect, draft: Draft) -> Refusal | None:
    """Draw one wire."""
    return draw(draft, edit.wire)


def disconnect(edit: Disconnect, draft: Draft) -> Refusal | None:
    """Take one wire away."""
    if edit.wire not in draft.wires:
        return Refusal(sentence="That wire was taken away in another window a moment ago.")
    draft.wires.remove(edit.wire)
    return None


def draw(draft: Draft, wire: Wire) -> Refusal | None:
    """Draw a wire if it may be drawn; one already on a single input gives way."""
    if refusal := wire_refusal(draft, wire):
        return refusal
    if wire in draft.wires:
        source, target = draft.title(wire.source.node), draft.title(wire.target.node)
        return Refusal(sentence=f"{source} and {target} are connected already.")
    _say_conversion(draft, wire)
    put(draft, wire)
    return None


def wire_refusal(draft: Draft, wire: Wire) -> Refusal | None:
    """Why a wire may not be drawn; None when it may."""
    for end in (wire.source, wire.target):
        if end.node not in draft.nodes:
            return late(end.node)
    return _no_port(draft, wire) or _out_of_body(draft, wire) or _no_fit(draft, wire) or _circle(draft, wire)


def put(draft: Draft, wire: Wire, at: int | None = None) -> None:
    """Put a wire in, in the place of one on the same single input, else at an index or at the end."""
    port = target_port(draft.nodes, wire.target, draft.catalog)
    if port is None or not port.variadic:
        end = wire.target
        ends = (other.target for other in draft.wires)
        taken = [index for index, other in enumerate(ends) if other.node == end.node and other.port == end.port]
        for index in reversed(taken):
            del draft.wires[index]
        at = min([*taken[:1], *([] if at is None else [at])], default=None)
    draft.wires.insert(len(draft.wires) if at is None else at, wire)


def wires_of(draft: Draft, id: NodeId) -> tuple[list[Wire], list[Wire]]:
    """The wires into and out of a node's outside."""
    into = [wire for wire in draft.wires if wire.target.node == id and not is_inner(wire.target.port)]
    out = [wire for wire in draft.wires if wire.source.node == id and not is_inner(wire.source.port)]
    return into, out


def leaves_only(pipeline: str) -> str:
    """Why a wire may not lead out of a body, in a sentence."""
    return f"A value leaves {pipeline} only at the right edge of its inside."


def cannot_go(given: PortType, node: str, wire: Wire, port: PortSpec) -> str:
    """Why a type does not fit the port at the end of a wire, in a sentence; `node` is the title of the port's node."""
    word = WIRE_TYPES[given.name]
    what = f"A list of {word.title}s" if given.many else word.article[:1].upper() + word.article[1:]
    if is_inner(wire.target.port):
        return f"{what} cannot leave the inside of {node} as its {port.title.lower()}."
    return f"{what} cannot go into {node}'s {port.title.lower()}."


def _no_port(draft: Draft, wire: Wire) -> Refusal | None:
    source = source_port(draft.nodes, wire.source, draft.catalog)
    target = target_port(draft.nodes, wire.target, draft.catalog)
    if source and target:
        return None
    end = wire.target if source else wire.source
    node, ports = draft.nodes[end.node], draft.ports(end.node)
    if ports is None:
        sentence = f"“{node.component}” is not installed here, so nothing can be connected to {node.title}."
    elif ports.spec.role == "input" and end is wire.target:
        sentence = f"The flow begins at {node.title}, so nothing can be connected into it."
    else:
        sentence = f"{node.title} has nothing called “{end.port.rpartition('.')[2]}” to connect to."
    return Refusal(sentence=sentence)


def _out_of_body(draft: Draft, wire: Wire) -> Refusal | None:
    if topology_of(draft.shape()).lift(wire):
        return None
    inside = draft.nodes[wire.source.node].inside
    around = inside.pipeline if inside and not is_inner(wire.source.port) else wire.source.node
    return Refusal(sentence=leaves_only(draft.title(around)))


def _no_fit(draft: Draft, wire: Wire) -> Refusal | None:
    source = source_port(draft.nodes, wire.source, draft.catalog)
    target = target_port(draft.nodes, wire.target, draft.catalog)
    if source is None or target is None:
        return None
    given, wanted = _types(draft, wire, source.type, target.type)
    if fits(given, wanted):
        return None
    return Refusal(sentence=cannot_go(given, draft.title(wire.target.node), wire, target))


def _types(draft: Draft, wire: Wire, source: PortType, target: PortType) -> tuple[PortType, PortType]:
    """The types at both ends, with what is wired already; a wire that is about to give way has no say."""
    if not source.variable and not target.variable:
        return source, target
    given = types_of(draft.shape(), draft.catalog).source(wire.source) or source
    if not target.variable:
        return given, target
    others = [other for other in draft.wires if other.target != wire.target]
    return given, Types(draft.nodes, others, draft.catalog).target(wire.target) or target


def _circle(draft: Draft, wire: Wire) -> Refusal | None:
    if not topology_of(draft.shape()).would_cycle(wire):
        return None
    pipeline = draft.catalog.spec(REPEAT_UNTIL)
    way_out = f" To repeat steps, put them into {pipeline.title}." if pipeline else ""
    return Refusal(sentence=f"That would make a circle.{way_out}")


def _say_conversion(draft: Draft, wire: Wire) -> None:
    types = types_of(draft.shape(), draft.catalog)
    given, wanted = types.source(wire.source), types.target(wire.target)
    if given is None or wanted is None or (given.name, wanted.name) in _UNSAID:
        return
    if (given.name, wanted.name) in CONVERSIONS:
        draft.notices.append(f"The {WIRE_TYPES[given.name].title} will be sent as {_SENT_AS[wanted.name]}.")
