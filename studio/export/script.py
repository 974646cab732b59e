"""A flow as a Python file: the cast, then functions; a node is one call, a wire a variable, a body a nested function."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import cast, get_args, get_type_hints

from studio.catalog import Catalog
from studio.component import Component
from studio.export.annotations import Annotations
from studio.export.conversion import converted
from studio.export.imports import Imports
from studio.export.layout import laid_out
from studio.export.literals import call_of, in_python
from studio.flow.body import BodyKey, body_of
from studio.flow.document import End, Flow, NodeId
from studio.flow.inference import Types, types_of
from studio.flow.naming import Names, ids_beside
from studio.flow.topology import Topology, topology_of
from studio.setting_spec import bare, in_words
from studio.spec import PortSpec, SlotSpec, Spec, spec_of
from studio.wire_types import PortType

_NOUNS = {"message": "says", "text": "text", "image": "picture", "audio": "sound", "number": "number"}


def script_of(flow: Flow, catalog: Catalog) -> str:
    """The Python file of a checked flow, laid out by ruff."""
    return laid_out(_Writing(flow, catalog).text())


class _Writing:
    """The work of writing one file."""

    def __init__(self, flow: Flow, catalog: Catalog) -> None:
        self._flow = flow
        self._catalog = catalog
        self._topology: Topology = topology_of(flow)
        self._types: Types = types_of(flow, catalog)
        self._imports = Imports()
        self._annotations = Annotations(self._types, self._imports)
        self._names: Names = ids_beside(flow.nodes)
        self._variables: dict[End, str] = {}

    def text(self) -> str:
        """The whole file, not yet laid out."""
        cast_lines = [self._instance(id) for id in self._in_order(None)]
        main = self._main()
        run = self._imports.name("studio.script", "run")
        head = [f'"""{_docstring(self._flow)}"""', "from __future__ import annotations", *self._imports.lines()]
        end = ['if __name__ == "__main__":', f"    {run}(main)"]
        return "\n".join([*head, "", *cast_lines, "", *main, "", *end]) + "\n"

    def _in_order(self, body: BodyKey) -> Iterator[NodeId]:
        """All nodes that run, each before those inside of it."""
        for id in self._topology.order(body):
            if self._spec(id).role != "note":
                yield id
                for slot in self._topology.slots(id):
                    yield from self._in_order((id, slot))

    def _instance(self, id: NodeId) -> str:
        node = self._flow.nodes[id]
        if node.same_as:
            made = f"{node.same_as}.again()"
        else:
            made = call_of(self._class(id).model_validate(node.settings), self._imports)
        title = "" if node.title == in_words(id) else f".titled({node.title!r})"
        return f"{id} = {made}{title}"

    def _main(self) -> list[str]:
        outputs = [id for id in self._topology.order(None) if self._spec(id).role == "output"]
        inputs = [id for id in self._topology.order(None) if self._spec(id).role == "input"]
        parameters: list[str] = []
        for id in inputs:
            port = self._spec(id).inputs[0]
            name = self._names.free(port.name if len(inputs) == 1 else f"{id}_{port.name}")
            self._variables[End(node=id, port=port.name)] = name
            default = self._default(id, port)
            parameters.append(f"{name}: {self._annotations.of_port(port.type)}{default}")
        lines = self._lines(None)
        results = [self._variables[End(node=id, port=self._spec(id).outputs[0].name)] for id in outputs]
        returned = [self._annotations.of_port(self._spec(id).outputs[0].type) for id in outputs]
        given = returned[0] if len(returned) == 1 else f"tuple[{', '.join(returned)}]" if returned else "None"
        head = f"async def main({', '.join(parameters)}) -> {given}:"
        tail = [f"return {', '.join(results)}"] if results else []
        return [head, *_indented([f'"""{_sentence(self._flow)}"""', *lines, *tail])]

    def _default(self, id: NodeId, port: PortSpec) -> str:
        literal = self._flow.nodes[id].literals.get(port.name, port.default)
        return "" if port.required and literal is None else f" = {in_python(literal, self._imports)}"

    def _lines(self, body: BodyKey) -> list[str]:
        """The statements of a body: level by level, nodes that wait for nothing of each other at once."""
        lines: list[str] = []
        for level in self._levels(body):
            for id in level:
                lines += self._functions(id)
            calls = [self._call(id) for id in level]
            names = [self._result(id) for id in level]
            if len(level) == 1:
                lines.append(f"{names[0]} = await {calls[0]}" if names[0] != "_" else f"await {calls[0]}")
            else:
                gather = f"await {self._imports.module('asyncio')}.gather({', '.join(calls)})"
                lines.append(gather if set(names) == {"_"} else f"{', '.join(names)} = {gather}")
        return lines

    def _levels(self, body: BodyKey) -> list[list[NodeId]]:
        graph, level = self._topology.graph(body), dict[NodeId, int]()
        for id in self._topology.order(body):
            level[id] = 1 + max((level[before] for before in graph.pred[id]), default=-1)
        running = [id for id in level if self._spec(id).role != "note"]
        depth = max((level[id] for id in running), default=-1) + 1
        return [found for number in range(depth) if (found := [id for id in running if level[id] == number])]

    def _result(self, id: NodeId) -> str:
        """The variable that a node's result goes into."""
        outputs = self._spec(id).outputs
        if not outputs or not any(wire.source.node == id for wire in self._flow.wires) and self._spec(id).role != "output":
            return "_"
        port = self._types.source(End(node=id, port=outputs[0].name)) or outputs[0].type
        noun = "result" if len(outputs) > 1 else "list" if port.many else _NOUNS.get(port.name, "result")
        name = self._names.free(f"{id}_{noun}")
        for output in outputs:
            self._variables[End(node=id, port=output.name)] = f"{name}.{output.name}" if len(outputs) > 1 else name
        return name

    def _call(self, id: NodeId) -> str:
        spec, arguments = self._spec(id), list[str]()
        ports = {port.name: port for port in spec.inputs}
        slots = {slot.name: slot for slot in spec.slots}
        parameters = list(inspect.signature(self._class(id).__call__).parameters.values())[1:]
        by_name = False
        for parameter in parameters:
            keyword = by_name or parameter.kind is inspect.Parameter.KEYWORD_ONLY
            if parameter.name in slots:
                names = [self._variables[End(node=id, port=slot)] for slot in self._bodies(id, slots[parameter.name])]
                arguments += [f"{parameter.name}={name}" if keyword else name for name in names]
                continue
            values = self._values(id, ports[parameter.name])
            if values is None and any(later.kind is inspect.Parameter.VAR_POSITIONAL for later in parameters):
                values = [in_python(ports[parameter.name].default, self._imports)]
            by_name = by_name or values is None
            arguments += [f"{parameter.name}={value}" if keyword else value for value in values or ()]
        return f"{id}({', '.join(arguments)})"

    def _values(self, id: NodeId, port: PortSpec) -> list[str] | None:
        """What goes into a port; None when it is left open."""
        target = End(node=id, port=port.name)
        if self._spec(id).role == "input" and target in self._variables:
            return [self._variables[target]]
        literal = self._flow.nodes[id].literals.get(port.name)
        found = self._wired(target, port.type)
        if found or port.variadic:
            return found if found or literal is None else [self._literal(literal, port.type)]
        return None if literal is None else [self._literal(literal, port.type)]

    def _wired(self, target: End, declared: PortType) -> list[str]:
        wires = [wire for wire in self._topology.incoming.get(target.node, ()) if wire.target == target]
        wanted = self._types.target(target) or declared
        given = [(self._variables[wire.source], self._types.source(wire.source) or declared) for wire in wires]
        single = wanted.model_copy(update={"many": False}) if wanted.many and len(given) > 1 else wanted
        made = [converted(name, source, single, self._imports) for name, source in given]
        return [f"[{', '.join(made)}]"] if single is not wanted else made

    def _literal(self, literal: object, port: PortType) -> str:
        words = PortType(name="text") if isinstance(literal, str) else port
        return converted(in_python(literal, self._imports), words, port, self._imports)

    def _functions(self, id: NodeId) -> list[str]:
        """The nested functions that a node's bodies are."""
        lines: list[str] = []
        for slot in self._spec(id).slots:
            for name in self._bodies(id, slot):
                lines += ["", *self._function(id, name, slot), ""]
        return lines

    def _function(self, id: NodeId, slot: str, spec: SlotSpec) -> list[str]:
        hint = get_args(bare(get_type_hints(self._class(id).__call__, include_extras=True)[spec.name]))
        function = self._names.free(f"{id}_{slot.replace('.', '_')}")
        self._variables[End(node=id, port=slot)] = function
        start = spec.starts[0]
        value = self._names.free(start.name)
        self._variables[End(node=id, port=f"{slot}.start.{start.name}")] = value
        taken, given = (self._annotations.of_hint(one, id) for one in hint)
        lines = self._lines((id, slot))
        ends = [(end, self._wired(End(node=id, port=f"{slot}.end.{end.name}"), end.type)) for end in spec.ends]
        made = [found[0] if found else None for _, found in ends]
        if not any(made):
            returned = value
        elif len(made) == 1:
            returned = str(made[0])
        else:
            wrapped = given.partition("[")[0]
            while made and made[-1] is None:
                made.pop()
            returned = f"{wrapped}({', '.join(str(one) for one in made)})"
        return [f"async def {function}({value}: {taken}) -> {given}:", *_indented([*lines, f"return {returned}"])]

    def _bodies(self, id: NodeId, slot: SlotSpec) -> list[str]:
        if not slot.variadic:
            return [slot.name]
        if slot.paired:
            node = self._flow.nodes[id]
            items = cast("tuple[object, ...]", getattr(self._class(id).model_validate(node.settings), slot.name))
            return [f"{slot.name}.{number}" for number in range(len(items))]
        return [name for name in self._topology.slots(id) if name.partition(".")[0] == slot.name]

    def _class(self, id: NodeId) -> type[Component]:
        node = self._flow.nodes[id]
        return self._catalog.classes[node.component]

    def _spec(self, id: NodeId) -> Spec:
        return spec_of(self._class(id))


def _docstring(flow: Flow) -> str:
    return f"{_plain(flow.name)}: {_sentence(flow)}" if flow.description else _sentence(flow)


def _sentence(flow: Flow) -> str:
    words = _plain(flow.description.splitlines()[0] if flow.description else flow.name).rstrip(".")
    return f"{words[:1].upper()}{words[1:]}."


def _plain(words: str) -> str:
    return words.replace("\\", "\\\\").replace('"', "'")


def _indented(lines: list[str]) -> list[str]:
    return [f"    {line}" if line else line for line in lines]
