"""Finds the components: those that came with Playbill, folder by folder, and the user's own."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from studio.component import Component
from studio.errors import DeclarationError
from studio.own_components import FOLDER, BrokenFile, components_in, read_own
from studio.spec import Spec, folder_title, spec_of
from studio.values import Frozen

CATEGORY_ORDER = ("messages", "agents", "pipelines", "media", "tools", "data", "logic")


class Category(Frozen):
    """A group of the palette."""

    name: str
    title: str


@dataclass(frozen=True)
class Catalog:
    """The components that are there, by class name, and the user's files that could not be used."""

    classes: Mapping[str, type[Component]]
    categories: tuple[Category, ...]
    broken: tuple[BrokenFile, ...] = ()

    def spec(self, name: str) -> Spec | None:
        """The reading of the component of that class name, None when it is not installed."""
        found = self.classes.get(name)
        return spec_of(found) if found else None

    def specs(self) -> tuple[Spec, ...]:
        """All readings, in the order of the palette."""
        return tuple(spec_of(component) for component in self.classes.values())


def catalog(data: Path | None = None) -> Catalog:
    """The packaged components, and with a data folder the user's own in it, read anew at each call."""
    shipped = packaged()
    if data is None or not (data / FOLDER).is_dir():
        return shipped
    own = read_own(data, frozenset(shipped.classes))
    groups = {category.name: category for category in shipped.categories}
    for component in own.classes.values():
        name = spec_of(component).category
        groups.setdefault(name, Category(name=name, title=folder_title(name, FOLDER)))
    return Catalog({**shipped.classes, **own.classes}, _ordered(groups), own.broken)


@cache
def packaged(package: str = "components") -> Catalog:
    """The components of a package, read once; raises `DeclarationError` for one that is declared wrongly."""
    root = importlib.import_module(package)
    folders = [info.name for info in pkgutil.iter_modules(root.__path__) if info.ispkg]
    groups = _ordered({name: Category(name=name, title=_title(package, name)) for name in folders})
    classes: dict[str, type[Component]] = {}
    for group in groups:
        for component in _components(f"{package}.{group.name}"):
            if component.__name__ in classes:
                raise DeclarationError(component.__name__, "two components have this name")
            spec_of(component)
            classes[component.__name__] = component
    return Catalog(classes, groups)


def _ordered(groups: Mapping[str, Category]) -> tuple[Category, ...]:
    known = [name for name in CATEGORY_ORDER if name in groups]
    return tuple(groups[name] for name in (*known, *sorted(groups.keys() - set(CATEGORY_ORDER))))


def _title(package: str, folder: str) -> str:
    importlib.import_module(f"{package}.{folder}")
    return folder_title(folder, package)


def _components(folder: str) -> Iterator[type[Component]]:
    package = importlib.import_module(folder)
    names: tuple[str, ...] = getattr(package, "ORDER", ())
    modules = sorted(
        (info.name for info in pkgutil.iter_modules(package.__path__)), key=lambda name: (_rank(name, names), name)
    )
    for name in modules:
        yield from components_in(importlib.import_module(f"{folder}.{name}"))


def _rank(name: str, names: tuple[str, ...]) -> int:
    return names.index(name) if name in names else len(names)
