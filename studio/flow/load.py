"""Reads a flow from the bytes of a file, and writes it; what is wrong with a file comes back in sentences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeVar

import orjson
from pydantic import ValidationError

from studio.flow.check_structure import structure_problems
from studio.flow.decode import decode
from studio.flow.document import MAX_NODES, VERSION, Flow, NodeId
from studio.flow.edit import Refusal
from studio.flow.migrate import Document, migrate
from studio.flow.plain import misfit_of
from studio.flow.problem import Problem
from studio.flow.unfit import short, unfit

_T = TypeVar("_T")
MAX_WIRES = 100_000
MOST_TOLD = 20
Code = Literal["unreadable", "version", "too_many_nodes"]


def read_flow(content: bytes) -> Flow | tuple[Problem, ...]:
    """The flow in a file, or what is wrong with it, node by node.

    A component or setting that is not known here is no reason to refuse a file: it is kept as it stands.
    """
    document = decode(content)
    if isinstance(document, Refusal):
        return _unreadable(document.sentence)
    version = document.get("version", 0)
    if isinstance(version, bool) or not isinstance(version, int) or version < 0:
        return _unreadable("The version of this file must be a whole number.", "version")
    if version > VERSION:
        sentence = f"{_name(document)} was made by a newer Playbill. Update this one to open it."
        return _unreadable(sentence, "version", code="version")
    return _too_much(document) or _validated(migrate(document, version))


def write_flow(flow: Flow) -> bytes:
    """The flow as JSON: defaults left out, in the order of its nodes; read and written again it is the same."""
    beside = {"layout": _in_order(flow.layout, flow), "pins": _in_order(flow.pins, flow)}
    plain = flow.model_copy(update=beside).model_dump(mode="json", exclude_defaults=True, exclude={"version"})
    document = {"version": flow.version, **plain}
    if flow.off:
        document["off"] = sorted(flow.off)
    if flow.pauses:
        document["pauses"] = sorted(flow.pauses)
    return orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _in_order(values: Mapping[NodeId, _T], flow: Flow) -> dict[NodeId, _T]:
    """What stands beside the nodes, in their order."""
    order = {id: number for number, id in enumerate(flow.nodes)}
    return dict(sorted(values.items(), key=lambda entry: order.get(entry[0], len(order))))


def _too_much(document: Document) -> tuple[Problem, ...]:
    nodes, wires = document.get("nodes"), document.get("wires")
    if isinstance(nodes, dict) and len(nodes) > MAX_NODES:
        sentence = f"{_name(document)} has {len(nodes):,} nodes; a flow holds {MAX_NODES:,} at most."
        return _unreadable(sentence, "nodes", code="too_many_nodes")
    if isinstance(wires, list) and len(wires) > MAX_WIRES:
        return _unreadable(f"{_name(document)} has {len(wires):,} wires; a flow holds {MAX_WIRES:,} at most.", "wires")
    return ()


def _validated(document: Document) -> Flow | tuple[Problem, ...]:
    try:
        flow = Flow.model_validate(document)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)[:MOST_TOLD]
        return tuple(unfit(document, detail) for detail in details)
    for id, node in flow.nodes.items():
        if why := misfit_of((*node.settings.values(), *node.literals.values())):
            return (Problem(code="unreadable", node=id, field="settings", sentence=f"{node.title} holds {why}."),)
    if why := misfit_of(flow.pins.values()):
        return _unreadable(f"A kept result holds {why}.", "pins")
    return structure_problems(flow) or flow


def _unreadable(sentence: str, field: str = "", *, code: Code = "unreadable") -> tuple[Problem, ...]:
    return (Problem(code=code, node=None, field=field, sentence=sentence),)


def _name(document: Document) -> str:
    name = document.get("name")
    return f"“{short(name)}”" if isinstance(name, str) and name.strip() else "This flow"
