"""Checks each wire: its ports are there, its type fits, and no other wire holds the same single input."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from studio.catalog import Catalog
from studio.flow.connecting import cannot_go
from studio.flow.document import Flow, Node, PortName, Wire
from studio.flow.edit import Disconnect
from studio.flow.inference import Types, types_of
from studio.flow.ports import ports_of
from studio.flow.problem import Fix, Problem, ProblemCode
from studio.spec import PortSpec
from studio.wire_types import WIRE_TYPES, PortType, fits


def wire_problems(flow: Flow, catalog: Catalog) -> Iterator[Problem]:
    """What is wrong with wires between nodes that are both there and installed."""
    ports = {id: found for id, node in flow.nodes.items() if (found := ports_of(node.component, catalog))}
    taken: set[tuple[str, PortName]] = set()
    for wire in flow.wires:
        giver, taker = ports.get(wire.source.node), ports.get(wire.target.node)
        if giver is None or taker is None:
            continue
        given, wanted = giver.source(wire.source.port), taker.target(wire.target.port)
        if given is None:
            yield _no_port(wire, flow.nodes[wire.source.node], "gives", wire.source.port)
        elif wanted is None:
            yield _no_port(wire, flow.nodes[wire.target.node], "takes", wire.target.port)
        else:
            if not _surely_fits(given.type.name, given.type.many, wanted.type.name):
                yield from _misfit(wire, flow.nodes[wire.target.node], wanted, types_of(flow, catalog))
            key = (wire.target.node, wire.target.port)
            if not wanted.variadic and key in taken:
                yield _second(wire, flow.nodes[wire.target.node], wanted)
            taken.add(key)


@cache
def _surely_fits(given: str, many: bool, wanted: str) -> bool:  # noqa: FBT001 - the key of a cache
    """Whether a type fits another whatever is wired elsewhere; the common case, looked up quickly."""
    source, target = PortType(name=given, many=many), PortType(name=wanted)
    return not (source.variable or target.variable) and fits(source, target)


def _no_port(wire: Wire, node: Node, verb: str, port: PortName) -> Problem:
    name = port.rpartition(".")[2].replace("_", " ")
    return _about(wire, "unknown_port", f"{node.title} {verb} nothing called “{name}”, so this wire leads nowhere.")


def _misfit(wire: Wire, target: Node, port: PortSpec, types: Types) -> Iterator[Problem]:
    given, wanted = types.source(wire.source), types.target(wire.target)
    if given and wanted and given.name in WIRE_TYPES and not fits(given, wanted):
        yield _about(wire, "type_mismatch", cannot_go(given, target.title, wire, port))


def _second(wire: Wire, target: Node, port: PortSpec) -> Problem:
    sentence = f"{target.title}'s {port.title.lower()} takes one wire, and this is a second one."
    return _about(wire, "duplicate_wire", sentence)


def _about(wire: Wire, code: ProblemCode, sentence: str) -> Problem:
    fix = Fix(label="Remove the wire", edits=(Disconnect(wire=wire),))
    return Problem(code=code, node=wire.target.node, field=wire.target.port, sentence=sentence, fix=fix)
