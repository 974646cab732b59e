"""The statements of a body: nodes that wait for nothing of each other at once, bodies as nested functions."""

from __future__ import annotations

from typing import NamedTuple, TypeVar, get_args, get_type_hints

from studio.export.calls import call, into, wired
from studio.export.sheet import Sheet, indented
from studio.flow.body import BodyKey
from studio.flow.document import End, NodeId, SlotName
from studio.setting_spec import bare
from studio.spec import SlotSpec
from studio.wire_types import PortType

_NOUNS = {"message": "says", "text": "text", "image": "picture", "audio": "sound", "number": "number"}


def statements(sheet: Sheet, body: BodyKey) -> list[str]:
    """The statements of a body: level by level, nodes that wait for nothing of each other at once."""
    lines: list[str] = []
    for level in _levels(sheet, body):
        for id in level:
            lines += _functions(sheet, id)
        calls = [call(sheet, id) for id in level]
        names = [_result(sheet, id) for id in level]
        if len(level) == 1:
            lines.append(f"{names[0]} = await {calls[0]}" if names[0] != "_" else f"await {calls[0]}")
        else:
            gather = f"await {sheet.imports.module('asyncio')}.gather({', '.join(calls)})"
            lines.append(gather if set(names) == {"_"} else f"{', '.join(names)} = {gather}")
    return lines


def _levels(sheet: Sheet, body: BodyKey) -> list[list[NodeId]]:
    graph, level = sheet.topology.graph(body), dict[NodeId, int]()
    for id in sheet.topology.order(body):
        level[id] = 1 + max((level[before] for before in graph.pred[id]), default=-1)
    running = [id for id in level if sheet.spec(id).role != "note"]
    depth = max((level[id] for id in running), default=-1) + 1
    return [found for number in range(depth) if (found := [id for id in running if level[id] == number])]


def _result(sheet: Sheet, id: NodeId) -> str:
    """The variable that a node's result goes into."""
    outputs = sheet.spec(id).outputs
    used = sheet.spec(id).role == "output" or any(wire.source.node == id for wire in sheet.flow.wires)
    if not outputs or not used:
        return "_"
    port = sheet.types.surely(End(node=id, port=outputs[0].name)) or outputs[0].type
    noun = "result" if len(outputs) > 1 else "list" if port.many else _NOUNS.get(port.name, "result")
    name = sheet.names.free(f"{id}_{noun}")
    for output in outputs:
        sheet.variables[End(node=id, port=output.name)] = f"{name}.{output.name}" if len(outputs) > 1 else name
    return name


def _functions(sheet: Sheet, id: NodeId) -> list[str]:
    """The nested functions that a node's bodies are."""
    lines: list[str] = []
    for slot in (slot for slot in sheet.spec(id).slots if not slot.tool):
        for name in sheet.slots(id, slot):
            written = _function(sheet, id, name, slot)
            lines += ["", *written, ""] if written else []
    return lines


def _function(sheet: Sheet, id: NodeId, slot: SlotName, spec: SlotSpec) -> list[str]:
    """The function that a body is; nothing when it is a single node, which is a function of its own."""
    hint = get_args(bare(get_type_hints(sheet.component(id).__call__, include_extras=True)[spec.name]))
    name = sheet.names.free(f"{id}_{slot.replace('.', '_')}")
    sheet.functions[id, slot] = name
    start = spec.starts[0]
    value = sheet.names.free(start.name)
    sheet.variables[End(node=id, port=f"{slot}.start.{start.name}")] = value
    lines = statements(sheet, (id, slot))
    ends = [_end(sheet, End(node=id, port=f"{slot}.end.{port.name}"), port.type) for port in spec.ends]
    given = sheet.annotations.of_hint(hint[1], id)
    if isinstance(hint[1], TypeVar) and ends[0]:
        given = sheet.annotations.of_port(ends[0].type)
    returned = _returned(value, given, ends)
    for only in sheet.topology.members((id, slot)):
        if lines == [f"{returned} = await {only}({value})"]:
            sheet.functions[id, slot] = only
            return []
    taken = sheet.annotations.of_hint(hint[0], id)
    return [f"async def {name}({value}: {taken}) -> {given}:", *indented([*lines, f"return {returned}"])]


class _Ended(NamedTuple):
    """What reaches an end of a body: the expression, and its type as far as it is known."""

    expression: str
    type: PortType


def _end(sheet: Sheet, end: End, declared: PortType) -> _Ended | None:
    wires = into(sheet, end)
    if not wires:
        return None
    return _Ended(wired(sheet, end, declared)[0], sheet.types.surely(wires[0].source) or declared)


def _returned(value: str, given: str, ends: list[_Ended | None]) -> str:
    """What a body returns: what it was called with, when nothing reaches its ends."""
    made = [end.expression for end in ends if end]
    if not made:
        return value
    if len(ends) == 1:
        return made[0]
    return f"{given.partition('[')[0]}({', '.join(made)})"
