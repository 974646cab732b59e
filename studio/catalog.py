"""Finds the components of a package: one component a file, folder by folder."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from studio.component import Component
from studio.errors import DeclarationError
from studio.spec import Spec, folder_title, spec_of
from studio.values import Frozen

CATEGORY_ORDER = ("messages", "agents", "pipelines", "media", "tools", "data", "logic")


class Category(Frozen):
    """A group of the palette."""

    name: str
    title: str


@dataclass(frozen=True)
class Catalog:
    """The components that are there, by class name."""

    classes: Mapping[str, type[Component]]
    categories: tuple[Category, ...]

    def spec(self, name: str) -> Spec | None:
        """The reading of the component of that class name, None when it is not installed."""
        found = self.classes.get(name)
        return spec_of(found) if found else None

    def specs(self) -> tuple[Spec, ...]:
        """All readings, in the order of the palette."""
        return tuple(spec_of(component) for component in self.classes.values())


@cache
def catalog(package: str = "components") -> Catalog:
    """The components of a package, read once; raises `DeclarationError` for one that is declared wrongly."""
    root = importlib.import_module(package)
    folders = {info.name for info in pkgutil.iter_modules(root.__path__) if info.ispkg}
    ordered = [*(name for name in CATEGORY_ORDER if name in folders), *sorted(folders.difference(CATEGORY_ORDER))]
    classes: dict[str, type[Component]] = {}
    for folder in ordered:
        for component in _components(f"{package}.{folder}"):
            if component.__name__ in classes:
                raise DeclarationError(component.__name__, "two components have this name")
            spec_of(component)
            classes[component.__name__] = component
    return Catalog(classes, tuple(Category(name=name, title=folder_title(name, package)) for name in ordered))


def _components(folder: str) -> Iterator[type[Component]]:
    package = importlib.import_module(folder)
    names: tuple[str, ...] = getattr(package, "ORDER", ())
    modules = sorted((info.name for info in pkgutil.iter_modules(package.__path__)), key=lambda name: (_rank(name, names), name))
    for name in modules:
        module = importlib.import_module(f"{folder}.{name}")
        yield from (
            value
            for value in vars(module).values()
            if isinstance(value, type) and issubclass(value, Component) and value.__module__ == module.__name__ and not value.__name__.startswith("_")
        )


def _rank(name: str, names: tuple[str, ...]) -> int:
    return names.index(name) if name in names else len(names)
