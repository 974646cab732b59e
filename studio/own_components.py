"""Reads the components that a user wrote: `own_components/<group>/<file>.py` in the data folder.

They are imported like any module, so that their functions and instances can be sent to other processes: the data folder
goes to the end of `sys.path`. Their code runs with the rights of whoever started Playbill, and a flow never brings any.
A file that cannot be used becomes a value with a sentence and does not stop the others.
"""

from __future__ import annotations

import importlib
import inspect
import sys
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from studio.component import Component
from studio.errors import DeclarationError
from studio.spec import spec_of
from studio.values import Frozen

FOLDER = "own_components"
"""The folder in the data folder, which is also the package that its files are modules of."""


class BrokenFile(Frozen):
    """A file left out of the catalog: where it stands below the folder, the line to look at, and a sentence."""

    path: str
    line: int
    sentence: str


@dataclass(frozen=True, slots=True)
class OwnComponents:
    """What a folder of the user's gave: components by class name, and the files left out."""

    classes: dict[str, type[Component]]
    broken: tuple[BrokenFile, ...]


def read_own(data: Path, taken: frozenset[str]) -> OwnComponents:
    """The components below the data folder, read anew; class names in `taken` cannot be used again."""
    root = data.resolve() / FOLDER
    _make_importable(data)
    classes: dict[str, type[Component]] = {}
    broken: list[BrokenFile] = []
    for file in sorted(root.rglob("*.py")):
        if file.name.startswith("_"):
            continue
        read = _read(file, root, taken | classes.keys())
        if isinstance(read, BrokenFile):
            broken.append(read)
        else:
            classes |= {component.__name__: component for component in read}
    return OwnComponents(classes, tuple(broken))


def components_in(module: ModuleType) -> Iterator[type[Component]]:
    """The component classes that a module declares itself, but for those with an underscore before the name."""
    for value in vars(module).values():
        if not isinstance(value, type) or not issubclass(value, Component):
            continue
        if value.__module__ == module.__name__ and not value.__name__.startswith("_"):
            yield value


def _make_importable(data: Path) -> None:
    """Forget what was read before and look into this folder."""
    for name in [name for name in sys.modules if name == FOLDER or name.startswith(f"{FOLDER}.")]:
        del sys.modules[name]
    sys.path[:] = [entry for entry in sys.path if not (Path(entry) / FOLDER).is_dir()]
    sys.path.append(str(data.resolve()))
    importlib.invalidate_caches()


def _read(file: Path, root: Path, taken: frozenset[str]) -> tuple[type[Component], ...] | BrokenFile:
    place = file.relative_to(root)
    names = place.with_suffix("").parts
    if len(names) != 2 or not all(name.isidentifier() for name in names):  # noqa: PLR2004 - a group and a file
        return _left_out(place, 1, f"a component stands in a group and a file such as {FOLDER}/tools/word_count.py")
    try:
        found = _declared(".".join((FOLDER, *names)))
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a file of somebody else's does when it is read
        return _left_out(place, *_fault(file, error))
    if not found:
        return _left_out(place, 1, "it declares no component")
    for component in found:
        if component.__name__ in taken:
            reason = f"there is a component called {component.__name__} already"
            return _left_out(place, inspect.getsourcelines(component)[1], reason)
    return found


def _declared(module: str) -> tuple[type[Component], ...]:
    found = tuple(components_in(importlib.import_module(module)))
    for component in found:
        spec_of(component)
    return found


def _fault(file: Path, error: BaseException) -> tuple[int, str]:
    """The line an error is about, and what it says."""
    match error:
        case SyntaxError(lineno=int(line), msg=message) if error.filename == str(file):
            return line, f"it is not Python ({message})"
        case DeclarationError(component=name):
            lines = file.read_text("utf-8").splitlines()
            line = next((number for number, text in enumerate(lines, 1) if text.startswith(f"class {name}")), 1)
            return line, str(error)
        case _:
            frames = traceback.extract_tb(error.__traceback__)
            lines = [frame.lineno for frame in frames if frame.filename == str(file) and frame.lineno]
            message = next(iter(str(error).splitlines()), "")
            return lines[-1] if lines else 1, f"reading it ended in {type(error).__name__} ({message})"


def _left_out(place: Path, line: int, reason: str) -> BrokenFile:
    sentence = f"{FOLDER}/{place.as_posix()} was left out. Line {line}: {reason}."
    return BrokenFile(path=place.as_posix(), line=line, sentence=sentence)
