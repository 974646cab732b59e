"""The page that maps AgentScope to Playbill line by line: `docs/agentscope.md`, written with the page of components."""

from __future__ import annotations

import re
from pathlib import Path

from studio.catalog import Catalog
from studio.ui.agentscope_parity import LISTS, Counterpart

PAGE = Path(__file__).resolve().parents[2] / "docs" / "agentscope.md"
INTRODUCTION = """\
# From AgentScope

<!-- Written by `python -m studio.ui.component_docs` from studio/ui/agentscope_parity.py and the catalog. -->

What the agents, models, parsers, pipelines and the palette of AgentScope's old workstation are called here."""


def page(found: Catalog) -> str:
    """The whole page; raises `KeyError` for a component that is not in the catalog."""
    parts = [INTRODUCTION]
    for heading, otherwise, lines in LISTS:
        rows = ["| AgentScope | Playbill | How |", "|---|---|---|"]
        rows += [f"| {line.theirs} | {_links(line, found) or otherwise} | {line.words} |" for line in lines]
        parts += [f"## {heading}", "\n".join(rows)]
    return "\n\n".join(parts) + "\n"


def _links(line: Counterpart, found: Catalog) -> str:
    return ", ".join(_link(found, name) for name in line.components)


def _link(found: Catalog, name: str) -> str:
    if (spec := found.spec(name)) is None:
        raise KeyError(name)
    anchor = re.sub(r"[^\w -]", "", spec.title.lower()).replace(" ", "-")
    return f"[{spec.title}](components.md#{anchor})"
