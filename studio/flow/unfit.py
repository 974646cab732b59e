"""Where in a document something does not fit, and what, in a sentence that names the node and the field."""

from __future__ import annotations

import re

from pydantic_core import ErrorDetails

from studio.flow.complaint import complaint
from studio.flow.migrate import Document
from studio.flow.problem import Problem

_PARTS = {"nodes": "node", "layout": "place", "pins": "kept result", "off": "switch", "pauses": "pause"}
"""The parts of a document that speak of nodes, and the word for one entry."""
_ID = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,79}")


def unfit(document: Document, detail: ErrorDetails) -> Problem:
    """The problem of one place in a document that does not have the form it should."""
    part, *rest = (str(step) for step in detail["loc"] or ("form",))
    why = complaint(detail)
    if part == "wires" and rest:
        return _told("", "wires", f"{_wire(rest)} {why}.")
    if part not in _PARTS or not rest:
        return _told("", part, f"The flow's {_words(part)} {why}.")
    id, *steps = rest
    if steps[-1:] == ["[key]"]:
        return _told("", part, f"“{short(id)}” is no name that a {_PARTS[part]} can have.")
    if part in ("off", "pauses"):
        return _told("", part, f"A {_PARTS[part]} {why}.")
    title = _title(document, id)
    if part != "nodes":
        return _told(id, part, f"The {_PARTS[part]} of {title} {why}.")
    field = steps[0] if steps else ""
    return _told(id, field, f"{title}'s {_words(field)} {why}." if field else f"{title} {why}.")


def short(text: str) -> str:
    """A text cut to what fits into a sentence."""
    line = " ".join(text[:200].split())
    return line if len(line) <= 40 else f"{line[:39]}…"  # noqa: PLR2004 - about as much as one reads at a glance


def _told(node: str, field: str, sentence: str) -> Problem:
    return Problem(code="unreadable", node=node if _ID.fullmatch(node) else None, field=field, sentence=sentence)


def _wire(steps: list[str]) -> str:
    """Which wire, or which of its ends: people count from one."""
    number = f"wire {int(steps[0]) + 1}" if steps[0].isdigit() else "a wire"
    return f"The {_words(steps[1])} of {number}" if len(steps) > 1 else number.capitalize()


def _words(name: str) -> str:
    return short(name.replace("_", " "))


def _title(document: Document, id: str) -> str:
    nodes = document.get("nodes")
    node = nodes.get(id) if isinstance(nodes, dict) else None
    title = node.get("title") if isinstance(node, dict) else None
    return short(title if isinstance(title, str) and title.strip() else id)
