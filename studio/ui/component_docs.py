"""Writes the pages about all components from their declarations: `docs/components.md` and `docs/agentscope.md`.

`python -m studio.ui.component_docs` writes the files, `--check` compares them with those that are there and exits with
1 when one is stale.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from pathlib import Path

import orjson
from pydantic import JsonValue

from studio.catalog import Catalog, catalog
from studio.component import Component
from studio.export.layout import laid_out
from studio.setting_spec import SettingKind, SettingSpec
from studio.spec import PortSpec, SlotSpec, Spec, spec_of
from studio.ui import agentscope_docs
from studio.wire_types import WIRE_TYPES

PAGE = Path(__file__).resolve().parents[2] / "docs" / "components.md"
INTRODUCTION = """\
# Components

<!-- Written by `python -m studio.ui.component_docs` from the declarations in components/. -->

Everything the palette offers, group by group. Settings are fields of a component's class and edited in the inspector;
what a component takes and gives are the ports that wires join. A capital letter as a type, such as `T`, stands for
whatever is connected, the same wherever it is named in one component.

Each component also has a policy: how often it is tried, how long a try may take, and whether its failure stops the run
or another value is used instead."""
KINDS: dict[SettingKind, str] = {
    "text": "text",
    "long_text": "long text",
    "number": "number",
    "whole": "whole number",
    "switch": "yes or no",
    "choice": "one of",
    "model": "model",
    "list": "list of texts",
    "condition": "condition",
    "hearing": "pairs of members",
    "named": "names with descriptions",
    "fields": "fields of a form",
    "asked_fields": "fields of a form for a person",
    "reply": "how an answer must look",
    "picture_model": "model that draws",
    "cases": "ways with rules",
    "flow": "saved flow",
}
WIDEST = 120
"""Signs in a line of an example."""
WRITTEN_OUT: tuple[SettingKind, ...] = ("text", "long_text", "number", "whole", "switch", "choice")
"""Kinds of settings whose default is as readable in Python as on the page."""


def page(found: Catalog) -> str:
    """The whole page."""
    parts = [INTRODUCTION]
    for category in found.categories:
        parts.append(f"## {category.title}")
        parts += [
            section(component) for component in found.classes.values() if spec_of(component).category == category.name
        ]
    return "\n\n".join(parts) + "\n"


def section(component: type[Component]) -> str:
    """What the page says of one component."""
    spec = spec_of(component)
    shown = example(component)
    if max(map(len, shown.splitlines())) > WIDEST:
        shown = laid_out(shown).rstrip()
    blocks = [f"### {spec.title}", f"{spec.tooltip} Class `{spec.name}`.", *_settings(spec), _ports(spec)]
    return "\n\n".join((*blocks, f"```python\n{shown}\n```"))


def example(component: type[Component]) -> str:
    """A call of the component in Python, its basic settings as they come."""
    spec, module = spec_of(component), component.__module__
    variable = module.rpartition(".")[2]
    settings = ", ".join(
        f"{setting.name}={_in_python(setting.default)}"
        for setting in spec.settings
        if not setting.advanced and setting.kind in WRITTEN_OUT
    )
    parameters = list(inspect.signature(component.__call__).parameters.values())[1:]
    arguments = ", ".join(map(_argument, parameters))
    call = f"await {variable}({arguments})"
    result = ", ".join("result" if port.name == "out" else port.name for port in spec.outputs)
    return "\n".join(
        (
            f"from {module} import {spec.name}",
            "",
            f"{variable} = {spec.name}({settings})",
            f"{result} = {call}" if result else call,
        )
    )


def _argument(parameter: inspect.Parameter) -> str:
    match parameter.kind:
        case inspect.Parameter.VAR_POSITIONAL:
            return f"*{parameter.name}"
        case inspect.Parameter.KEYWORD_ONLY:
            return f"{parameter.name}={parameter.name}"
        case _:
            return parameter.name


def _in_python(default: JsonValue) -> str:
    """A literal in double quotes, as ruff would write it."""
    return orjson.dumps(default).decode() if isinstance(default, str) else repr(default)


def _settings(spec: Spec) -> Iterator[str]:
    if not spec.settings:
        return
    rows = ["| Setting | Kind | As it comes | What it does |", "|---|---|---|---|"]
    rows += [
        f"| {_name(setting)} | {_kind(setting)} | {_default(setting)} | {setting.help} |" for setting in spec.settings
    ]
    yield "\n".join(rows)


def _name(setting: SettingSpec) -> str:
    return f"{setting.title} (`{setting.name}`{', under More settings' if setting.advanced else ''})"


def _kind(setting: SettingSpec) -> str:
    choices = f" {', '.join(setting.choices)}" if setting.choices else ""
    low, high = setting.minimum, setting.maximum
    bounds = f", {low:g} to {high:g}" if low is not None and high is not None else ""
    return f"{KINDS[setting.kind]}{choices}{bounds}"


def _default(setting: SettingSpec) -> str:
    match setting.default:
        case None | "" | []:
            return "empty"
        case [{"title": _}, *_] as ways:
            return ", ".join(f"“{way['title']}”" for way in ways if isinstance(way, dict))
        case {"shape": shape}:
            return str(shape)
        case {"rules": _}:
            return "without rules, so it holds"
        case [{"name": _}, *_] as items:
            return ", ".join(f"`{item['name']}`" for item in items if isinstance(item, dict))
        case bool():
            return "yes" if setting.default else "no"
        case _:
            return f"`{orjson.dumps(setting.default).decode()}`".replace("|", "\\|")


def _ports(spec: Spec) -> str:
    lines = [f"- Takes {_port(port)}" for port in spec.inputs]
    lines += [f"- Inside: {_slot(slot)}" for slot in spec.slots if not slot.saved]
    lines += [f"- Gives {_port(port)}" for port in spec.outputs]
    return "\n".join(lines) or "It takes nothing and gives nothing."


def _port(port: PortSpec) -> str:
    kind = WIRE_TYPES[port.type.name].title if port.type.name in WIRE_TYPES else f"`{port.type.name}`"
    many = f"list of {kind}" if port.type.many else kind
    notes = (
        ", any number of wires in order" if port.variadic else "" if port.required else ", may be left open",
        ", heard while it is made" if port.type.live else "",
    )
    return f"`{port.name}`: {many}{''.join(notes)}"


def _slot(slot: SlotSpec) -> str:
    starts, ends = (" and ".join(map(_port, ports)) for ports in (slot.starts, slot.ends))
    return f"`{slot.name}`{', any number' if slot.variadic else ''}, from {starts} to {ends}"


def main(arguments: list[str]) -> int:
    """Write the pages, or compare them with `--check`; the exit code."""
    found = catalog()
    written = {PAGE: page(found), agentscope_docs.PAGE: agentscope_docs.page(found)}
    if "--check" not in arguments:
        for path, text in written.items():
            path.write_text(text, "utf-8")
        return 0
    stale = [path.name for path, text in written.items() if not path.exists() or path.read_text("utf-8") != text]
    for name in stale:
        sys.stderr.write(f"docs/{name} is not what the components say: run `python -m studio.ui.component_docs`.\n")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
