"""The project's own files, read once: what the tests of arrows and of shapes look at."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parent.parent
PLACES = ("studio", "components", "tests", "static/src")
SUFFIXES = (".py", ".ts", ".tsx")


@dataclass(frozen=True)
class Import:
    """One imported name, written out (`studio.flow.edit.Edit`), and the line it stands on."""

    name: str
    line: int

    def is_of(self, module: str) -> bool:
        """Whether it is that module, or something inside it."""
        return self.name == module or self.name.startswith(f"{module}.")


@dataclass(frozen=True)
class Source:
    """A file of the project: its path from the top, and its text."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree of a Python file."""
        return ast.parse(self.text, self.path)

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return PurePosixPath(self.path).stem

    @property
    def is_python(self) -> bool:
        """Whether it is a Python file."""
        return self.path.endswith(".py")

    def is_in(self, *folders: str) -> bool:
        """Whether it stands in one of the folders."""
        return self.path.startswith(tuple(f"{folder}/" for folder in folders))

    def imports(self) -> Iterator[Import]:
        """Everything it imports anywhere, also inside functions and for types alone."""
        for node in ast.walk(self.tree):
            match node:
                case ast.Import(names=names):
                    yield from (Import(name.name, node.lineno) for name in names)
                case ast.ImportFrom(module=str(module), names=names):
                    yield from (Import(f"{module}.{name.name}", node.lineno) for name in names)
                case _:
                    pass


Rule = Callable[[Source], Iterator[str]]
"""What files must keep: it gives a sentence for every place that does not."""


@cache
def project() -> tuple[Source, ...]:
    """All files written by hand, in the order of their paths."""
    found = (path for place in PLACES for path in (ROOT / place).rglob("*") if path.suffix in SUFFIXES)
    paths = sorted((*found, *ROOT.glob("*.py")))
    return tuple(Source(path.relative_to(ROOT).as_posix(), path.read_text("utf-8")) for path in paths)


def python_project() -> tuple[Source, ...]:
    """The Python files among them."""
    return tuple(source for source in project() if source.is_python)
