"""Lifts older documents to the current version, one numbered step after another."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pydantic import JsonValue

from studio.flow.document import VERSION

Document = dict[str, JsonValue]
Step = Callable[[Document], Document]


def from_0_wires_as_text(document: Document) -> Document:
    """Wires were texts such as `writer.out>critic.messages`; they became two ends, each a node and a port."""
    wires = document.get("wires")
    if not isinstance(wires, list):
        return document
    return {**document, "wires": [_wire(wire) if isinstance(wire, str) else wire for wire in wires]}


STEPS: Mapping[int, Step] = {0: from_0_wires_as_text}
"""For each older version the step that leads to the next one."""


def migrate(document: Document, version: int, steps: Mapping[int, Step] = STEPS) -> Document:
    """The document as the current version has it; a step leaves alone what it does not understand."""
    for number in range(version, VERSION):
        document = steps[number](document)
    return {**document, "version": VERSION}


def _wire(text: str) -> JsonValue:
    source, _, target = text.partition(">")
    return {"source": _end(source), "target": _end(target)}


def _end(text: str) -> JsonValue:
    node, _, port = text.strip().partition(".")
    return {"node": node, "port": port}
