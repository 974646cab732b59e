"""One call of a node: what goes into its ports, and the functions that are its bodies."""

from __future__ import annotations

import inspect

from studio.export.conversion import converted
from studio.export.literals import in_python
from studio.export.sheet import Sheet
from studio.flow.document import End, NodeId, Wire
from studio.spec import PortSpec, SlotSpec
from studio.wire_types import PortType


def call(sheet: Sheet, id: NodeId) -> str:
    """The call of a node with what is wired to it, its literals and its bodies."""
    spec, arguments = sheet.spec(id), list[str]()
    ports = {port.name: port for port in spec.inputs}
    slots = {slot.name: slot for slot in spec.slots}
    parameters = list(inspect.signature(sheet.component(id).__call__).parameters.values())[1:]
    by_name = False
    for parameter in parameters:
        keyword = by_name or parameter.kind is inspect.Parameter.KEYWORD_ONLY
        if parameter.name in slots:
            arguments += _bodies(sheet, id, slots[parameter.name], parameter)
            continue
        values = _values(sheet, id, ports[parameter.name])
        if values is None and any(later.kind is inspect.Parameter.VAR_POSITIONAL for later in parameters):
            values = [in_python(ports[parameter.name].default, sheet.imports)]
        by_name = by_name or values is None
        arguments += [f"{parameter.name}={value}" if keyword else value for value in values or ()]
    return f"{id}({', '.join(arguments)})"


def _bodies(sheet: Sheet, id: NodeId, slot: SlotSpec, parameter: inspect.Parameter) -> list[str]:
    """The functions that bodies are, and the nodes that tools are, as the call takes them."""
    slots = sheet.slots(id, slot)
    names = [sheet.topology.order((id, name))[-1] if slot.tool else sheet.functions[id, name] for name in slots]
    if parameter.kind is not inspect.Parameter.KEYWORD_ONLY:
        return names
    together = f"({', '.join(names)}{',' if len(names) == 1 else ''})"
    return [f"{parameter.name}={together if slot.variadic else names[0]}"]


def _values(sheet: Sheet, id: NodeId, port: PortSpec) -> list[str] | None:
    """What goes into a port; None when it is left open."""
    target = End(node=id, port=port.name)
    if sheet.spec(id).role == "input" and target in sheet.variables:
        return [sheet.variables[target]]
    literal = sheet.flow.nodes[id].literals.get(port.name)
    found = wired(sheet, target, port.type)
    if found or port.variadic:
        return found if found or literal is None else [_literal(sheet, literal, port.type)]
    return None if literal is None else [_literal(sheet, literal, port.type)]


def wired(sheet: Sheet, target: End, declared: PortType) -> list[str]:
    """What is wired to an end, converted as the engine does: by what the port declares."""
    wires = into(sheet, target)
    given = [(sheet.variables[wire.source], sheet.types.surely(wire.source) or declared) for wire in wires]
    gathered = declared.many and len(given) > 1
    single = declared.model_copy(update={"many": False}) if gathered else declared
    made = [converted(name, source, single, sheet.imports) for name, source in given]
    return [f"[{', '.join(made)}]"] if gathered else made


def into(sheet: Sheet, target: End) -> list[Wire]:
    """The wires into an end, in their order."""
    return [wire for wire in sheet.topology.incoming.get(target.node, ()) if wire.target == target]


def _literal(sheet: Sheet, literal: object, port: PortType) -> str:
    words = PortType(name="text") if isinstance(literal, str) else port
    return converted(in_python(literal, sheet.imports), words, port, sheet.imports)
