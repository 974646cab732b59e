"""A flow as a Python file: the cast, then functions; a node is a call, a wire a variable, a body a nested function."""

from __future__ import annotations

from collections.abc import Iterator

from studio.catalog import Catalog
from studio.export.bodies import statements
from studio.export.layout import laid_out
from studio.export.literals import call_of, in_python
from studio.export.sheet import Sheet, indented
from studio.flow.body import BodyKey
from studio.flow.document import End, Flow, NodeId
from studio.setting_spec import in_words
from studio.spec import PortSpec


def script_of(flow: Flow, catalog: Catalog) -> str:
    """The Python file of a checked flow, laid out by ruff."""
    sheet = Sheet(flow, catalog)
    originals_first = sorted(_in_order(sheet, None), key=lambda id: sheet.flow.nodes[id].same_as is not None)
    cast = [_instance(sheet, id) for id in originals_first]
    main = _main(sheet)
    run = sheet.imports.name("studio.script", "run")
    head = [f'"""{_docstring(flow)}"""', "from __future__ import annotations", *sheet.imports.lines()]
    end = ['if __name__ == "__main__":', f"    {run}(main)"]
    return laid_out("\n".join([*head, "", *cast, "", *main, "", *end]) + "\n")


def _in_order(sheet: Sheet, body: BodyKey) -> Iterator[NodeId]:
    """All nodes that run, each before those inside of it."""
    for id in sheet.topology.order(body):
        if sheet.spec(id).role != "note":
            yield id
            for slot in sheet.topology.slots(id):
                yield from _in_order(sheet, (id, slot))


def _instance(sheet: Sheet, id: NodeId) -> str:
    node = sheet.flow.nodes[id]
    made = f"{node.same_as}.again()" if node.same_as else call_of(sheet.instance(id), sheet.imports)
    title = "" if node.title == in_words(id) else f".titled({node.title!r})"
    return f"{id} = {made}{title}"


def _main(sheet: Sheet) -> list[str]:
    outputs = [id for id in sheet.topology.order(None) if sheet.spec(id).role == "output"]
    inputs = [id for id in sheet.topology.order(None) if sheet.spec(id).role == "input"]
    parameters: dict[str, str] = {}
    for id in inputs:
        port = sheet.spec(id).inputs[0]
        name = sheet.names.free(port.name if len(inputs) == 1 else f"{id}_{port.name}")
        sheet.variables[End(node=id, port=port.name)] = name
        parameters[f"{name}: {sheet.annotations.of_port(port.type)}"] = _default(sheet, id, port)
    lines = statements(sheet, None)
    results = [sheet.variables[End(node=id, port=sheet.spec(id).outputs[0].name)] for id in outputs]
    returned = [sheet.annotations.of_port(sheet.spec(id).outputs[0].type) for id in outputs]
    given = returned[0] if len(returned) == 1 else f"tuple[{', '.join(returned)}]" if returned else "None"
    required_first = sorted(parameters.items(), key=lambda parameter: bool(parameter[1]))
    head = f"async def main({', '.join(map(''.join, required_first))}) -> {given}:"
    tail = [f"return {', '.join(results)}"] if results else []
    return [head, *indented([f'"""{_sentence(sheet.flow)}"""', *lines, *tail])]


def _default(sheet: Sheet, id: NodeId, port: PortSpec) -> str:
    literal = sheet.flow.nodes[id].literals.get(port.name, port.default)
    return "" if port.required and literal is None else f" = {in_python(literal, sheet.imports)}"


def _docstring(flow: Flow) -> str:
    return f"{_plain(flow.name)}: {_sentence(flow)}" if flow.description else _sentence(flow)


def _sentence(flow: Flow) -> str:
    words = _plain(flow.description.splitlines()[0] if flow.description else flow.name).rstrip(".")
    return f"{words[:1].upper()}{words[1:]}."


def _plain(words: str) -> str:
    return words.replace("\\", "\\\\").replace('"', "'")
