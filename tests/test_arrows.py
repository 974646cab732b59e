"""Who may import whom: the arrows between the layers, and the few modules that are let in at one place only."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

import pytest

from tests.layers import LAYERS, OPEN_TO_COMPONENTS
from tests.source import Rule, Source, python_project

ONLY_IN = {
    "networkx": ("studio/flow/topology.py",),
    "aiohttp": ("studio/models/http.py", "studio/models/reach.py"),
    "httpx": (),
    "requests": (),
    "urllib3": (),
    "urllib.request": (),
    "http.client": (),
    "pydantic_monty": ("studio/expression.py",),
    "pickle": (),
    "cloudpickle": (),
    "dill": (),
    "joblib": (),
    "marshal": (),
    "shelve": (),
}
"""Modules of others, and the product's files that may import them."""

NEVER = {"studio/engine/step.py": ("studio.flow",)}
"""Files, and what they do without although their layer lies above it."""

RUNNING_TEXT = ("eval", "exec", "compile", "__import__")


def part_of(module: str) -> str:
    """The part of studio/ that a dotted name belongs to, empty for anything else."""
    head, _, rest = module.partition(".")
    return rest.partition(".")[0] if head == "studio" else ""


def layer_of(part: str) -> int | None:
    """How high a part lies, None when it has no place yet."""
    return next((height for height, parts in enumerate(LAYERS) if part in parts), None)


def source_part(source: Source) -> str:
    """The part of studio/ that a file belongs to, empty for a file elsewhere."""
    return part_of(source.path.removesuffix(".py").replace("/", ".")) if source.is_in("studio") else ""


def arrows_point_down(source: Source) -> Iterator[str]:
    """A part of studio/ imports its own layer and lower ones, and app.py alone imports what it likes."""
    part = source_part(source)
    if part in ("", "__init__"):
        return
    own = layer_of(part)
    if own is None:
        yield f"{source.path}: {part!r} has no place in the layers; give it one in LAYERS, as low as it can lie"
        return
    for imported in source.imports():
        other = layer_of(part_of(imported.name))
        if other is not None and other > own:
            yield (
                f"{source.path}:{imported.line} imports {imported.name}, which lies above {part}; "
                "turn the arrow round, or reach it through runtime"
            )


def studio_knows_no_component(source: Source) -> Iterator[str]:
    """Components are found by the catalog, never imported by name."""
    if not source.is_in("studio"):
        return
    for imported in source.imports():
        if imported.is_of("components"):
            yield f"{source.path}:{imported.line} imports {imported.name}; components are found by the catalog"


def components_see_little(source: Source) -> Iterator[str]:
    """A component imports the contract and its own libraries."""
    if not source.is_in("components"):
        return
    for imported in source.imports():
        if imported.is_of("studio") and part_of(imported.name) not in OPEN_TO_COMPONENTS:
            yield (
                f"{source.path}:{imported.line} imports {imported.name}; "
                f"a component imports only {', '.join(OPEN_TO_COMPONENTS)} of studio"
            )


def guests_have_one_room(source: Source) -> Iterator[str]:
    """A module named in ONLY_IN is imported nowhere else in the product."""
    if source.is_in("tests"):
        return
    for imported in source.imports():
        for module, rooms in ONLY_IN.items():
            if imported.is_of(module) and source.path not in rooms:
                where = f"only {', '.join(rooms)} may" if rooms else "nothing in Playbill may"
                yield f"{source.path}:{imported.line} imports {imported.name}; {where} use {module}"


def files_do_without(source: Source) -> Iterator[str]:
    """A file named in NEVER stays ignorant of what stands there."""
    for imported in source.imports():
        for module in NEVER.get(source.path, ()):
            if imported.is_of(module):
                yield f"{source.path}:{imported.line} imports {imported.name}; it must do without {module}"


def text_is_never_run(source: Source) -> Iterator[str]:
    """Nothing in the product turns text into running code."""
    if source.is_in("tests"):
        return
    for node in ast.walk(source.tree):
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in RUNNING_TEXT:
                yield f"{source.path}:{node.lineno} calls {name}; what comes from outside is data"
            case _:
                pass


RULES: tuple[Rule, ...] = (
    arrows_point_down,
    studio_knows_no_component,
    components_see_little,
    guests_have_one_room,
    files_do_without,
    text_is_never_run,
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_project_keeps_its_arrows(rule: Rule) -> None:
    if broken := [sentence for source in python_project() for sentence in rule(source)]:
        pytest.fail("\n".join(broken), pytrace=False)


def circles(sources: tuple[Source, ...]) -> list[str]:
    """The first circle of parts that import one another, as a sentence; empty when there is none."""
    graph: dict[str, set[str]] = {}
    for source in sources:
        part = source_part(source)
        graph.setdefault(part, set()).update(part_of(imported.name) for imported in source.imports())
        graph[part] -= {"", part}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return ["studio/ imports in a circle: " + " <- ".join(error.args[1])]
    return []


def test_no_two_parts_import_each_other() -> None:
    assert not circles(python_project())


BREACHES = [
    (arrows_point_down, "studio/engine/loop.py", "from studio.store.runs import Runs"),
    (arrows_point_down, "studio/engine/loop.py", "def late() -> None:\n    from studio import models"),
    (arrows_point_down, "studio/values.py", "import studio.runtime"),
    (arrows_point_down, "studio/surprise.py", ""),
    (studio_knows_no_component, "studio/engine/plan.py", "from components.agents.dialog_agent import DialogAgent"),
    (components_see_little, "components/tools/web.py", "from studio.models.http import get"),
    (components_see_little, "components/tools/web.py", "import studio"),
    (guests_have_one_room, "studio/flow/check.py", "import networkx as nx"),
    (guests_have_one_room, "components/tools/web.py", "import aiohttp"),
    (guests_have_one_room, "studio/store/runs.py", "from pickle import loads"),
    (guests_have_one_room, "app.py", "from urllib import request"),
    (files_do_without, "studio/engine/step.py", "from studio.flow.document import NodeId"),
    (text_is_never_run, "components/logic/if_.py", "eval('1')"),
]


@pytest.mark.parametrize(("rule", "path", "text"), BREACHES)
def test_a_breach_is_found_and_said(rule: Rule, path: str, text: str) -> None:
    assert [path in sentence for sentence in rule(Source(path, text))] == [True]


def test_a_circle_is_found_and_said() -> None:
    web = Source("studio/web/routes.py", "from studio.ui.page import page")
    ui = Source("studio/ui/page.py", "from studio.web.access import Guard")

    assert "web" in circles((web, ui))[0]
