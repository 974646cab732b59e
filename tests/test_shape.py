"""How files look: short, one component a file named after it, tests where one looks for them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import PurePosixPath

import pytest

from tests.source import ROOT, Rule, Source, project

LONGEST_FILE = 220
LONGEST_FUNCTION = 45
UNMEASURED = ("static/src/contract.ts", "static/src/icons/glyphs.tsx")
"""Files that are tables, not programs: one is generated, one holds drawings."""

OF_THEIR_OWN = ("benchmarks", "browser", "defects", "exported", "fakes", "faults")
"""Folders of tests/ that mirror no folder of the product."""


def files_are_short(source: Source) -> Iterator[str]:
    """A file holds one concept; a long one holds two."""
    lines = source.text.count("\n")
    if lines > LONGEST_FILE and source.path not in UNMEASURED:
        yield f"{source.path} has {lines} lines, {LONGEST_FILE} at most (aim at 200): find the second concept in it"


def functions_are_short(source: Source) -> Iterator[str]:
    """A function does one thing."""
    if not source.is_python:
        return
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or node.end_lineno is None:
            continue
        lines = node.end_lineno - node.lineno + 1
        if lines > LONGEST_FUNCTION:
            yield f"{source.path}:{node.lineno} {node.name} has {lines} lines, {LONGEST_FUNCTION} at most (aim at 25)"


def a_component_has_its_own_file(source: Source) -> Iterator[str]:
    """components/logic/if_.py declares the component If and no other; capitals inside a name are free (ReActAgent)."""
    if not source.is_in("components") or source.name == "__init__":
        return
    wanted = "".join(word.capitalize() for word in source.name.split("_"))
    found = [
        node.name for node in ast.walk(source.tree) if isinstance(node, ast.ClassDef) and is_component(node, source)
    ]
    if [name.casefold() for name in found] != [wanted.casefold()]:
        yield f"{source.path} declares {', '.join(found) or 'no component'}; it should declare {wanted} alone"


def is_component(node: ast.ClassDef, source: Source) -> bool:
    """Whether a class derives from something that the contract, or another component's file, declares."""
    bases = {base.id for base in node.bases if isinstance(base, ast.Name)}
    contract = [one for one in source.imports() if one.is_of("studio.component") or one.is_of("studio.agent")]
    declared = {imported.name.split(".")[-1] for imported in contract}
    inherited = {imported.name.split(".")[-1] for imported in source.imports() if imported.is_of("components")}
    return bool(bases & (declared | inherited))


def a_test_stands_where_one_looks(source: Source) -> Iterator[str]:
    """A folder of tests/ is named like the folder of the product it tests."""
    folders = PurePosixPath(source.path).parts[1:-1]
    if not source.is_in("tests") or not folders or folders[0] in OF_THEIR_OWN:
        return
    mirrored = [ROOT.joinpath(*folders), *(ROOT.joinpath(place, *folders) for place in ("studio", "components"))]
    if not any(folder.is_dir() for folder in mirrored):
        yield f"{source.path}: there is no folder {'/'.join(folders)} in studio or components that it could test"


RULES: tuple[Rule, ...] = (
    files_are_short,
    functions_are_short,
    a_component_has_its_own_file,
    a_test_stands_where_one_looks,
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_project_keeps_its_shape(rule: Rule) -> None:
    if broken := [sentence for source in project() for sentence in rule(source)]:
        pytest.fail("\n".join(broken), pytrace=False)


COMPONENT = "from studio.component import Component\n"
BREACHES = [
    (files_are_short, "studio/engine/loop.py", "x = 1\n" * (LONGEST_FILE + 1)),
    (files_are_short, "static/src/canvas.tsx", "//\n" * (LONGEST_FILE + 1)),
    (functions_are_short, "studio/engine/loop.py", "async def run():\n" + "    pass\n" * LONGEST_FUNCTION),
    (a_component_has_its_own_file, "components/logic/if_.py", COMPONENT + "class Iff(Component): ..."),
    (a_component_has_its_own_file, "components/logic/if_.py", "class If: ..."),
    (
        a_component_has_its_own_file,
        "components/agents/critic.py",
        COMPONENT + "class Critic(Component): ...\nclass Judge(Component): ...",
    ),
    (a_test_stands_where_one_looks, "tests/nowhere/test_it.py", ""),
]
KEPT = [
    (files_are_short, "studio/engine/loop.py", "x = 1\n" * LONGEST_FILE),
    (files_are_short, UNMEASURED[0], "//\n" * (LONGEST_FILE + 1)),
    (functions_are_short, "studio/engine/loop.py", "async def run():\n" + "    pass\n" * (LONGEST_FUNCTION - 1)),
    (a_component_has_its_own_file, "components/logic/if_.py", COMPONENT + "class If(Component): ..."),
    (a_test_stands_where_one_looks, "tests/engine/test_loop.py", ""),
    (a_test_stands_where_one_looks, "tests/browser/test_canvas.py", ""),
]


@pytest.mark.parametrize(("rule", "path", "text"), BREACHES)
def test_a_breach_is_found_and_said(rule: Rule, path: str, text: str) -> None:
    assert [path in sentence for sentence in rule(Source(path, text))] == [True]


@pytest.mark.parametrize(("rule", "path", "text"), KEPT)
def test_what_keeps_the_rule_is_let_through(rule: Rule, path: str, text: str) -> None:
    assert not list(rule(Source(path, text)))
