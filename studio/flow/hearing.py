"""Settings that name nodes inside of their own: who hears whom. They follow renames, and forget nodes that are gone."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from pydantic import JsonValue

from studio.catalog import Catalog
from studio.flow.document import Node


def naming_settings(node: Node, catalog: Catalog) -> dict[str, list[list[str]]]:
    """The settings of a node that hold pairs of names."""
    spec = catalog.spec(node.component) if node.settings else None
    fields = (setting.name for setting in spec.settings if setting.kind == "hearing") if spec else ()
    return {field: _pairs(node.settings[field]) for field in fields if field in node.settings}


def with_new_names(node: Node, catalog: Catalog, renamed: Mapping[str, str]) -> Node:
    """The node with other names in its settings."""
    found = naming_settings(node, catalog)
    changed = {field: [[renamed.get(name, name) for name in pair] for pair in pairs] for field, pairs in found.items()}
    return _with(node, changed) if changed != found else node


def without_names(node: Node, catalog: Catalog, gone: Collection[str]) -> Node:
    """The node whose settings speak no more of nodes that are gone."""
    found = naming_settings(node, catalog)
    left = {field: [pair for pair in pairs if not set(pair).intersection(gone)] for field, pairs in found.items()}
    return _with(node, left) if left != found else node


def _with(node: Node, changed: Mapping[str, list[list[str]]]) -> Node:
    settings: dict[str, JsonValue] = {**node.settings}
    for field, pairs in changed.items():
        settings.pop(field)
        if pairs:
            settings[field] = [[*pair] for pair in pairs]
    return node.model_copy(update={"settings": settings})


def _pairs(value: JsonValue) -> list[list[str]]:
    pairs = value if isinstance(value, list) else []
    return [[str(name) for name in pair] for pair in pairs if isinstance(pair, list)]
