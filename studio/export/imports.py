"""The imports of an exported file, collected while it is written."""

from __future__ import annotations

from collections import defaultdict


class Imports:
    """Names and the modules they come from."""

    def __init__(self) -> None:
        self._from: defaultdict[str, set[str]] = defaultdict(set)
        self._modules: set[str] = set()

    def name(self, module: str, name: str) -> str:
        """Import the name, and give it."""
        self._from[module].add(name)
        return name

    def module(self, module: str) -> str:
        """Import the module, and give its name."""
        self._modules.add(module)
        return module

    def lines(self) -> list[str]:
        """The import statements, in any order."""
        whole = [f"import {module}" for module in sorted(self._modules)]
        return whole + [f"from {module} import {', '.join(sorted(names))}" for module, names in self._from.items()]
