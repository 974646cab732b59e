"""A whole flow as it stands in a file, to be read, damaged and read again."""

from __future__ import annotations

import json
from typing import cast

from pydantic import JsonValue

from studio.flow.load import write_flow
from tests.flow.building import flow, node, twin, wire

Json = dict[str, JsonValue]
GOOD = flow(
    node("ask", "ChatInput"),
    node("loop", "While", settings={"at_most": 4}),
    node("writer", "DialogAgent", "loop.body", settings={"instructions": "Rhyme, \u201cplease\u201d.\n"}),
    twin("again", "DialogAgent", "writer"),
    node("show", "Show"),
    wire("ask", "loop"),
    wire("loop.body.start.value", "writer"),
    wire("writer", "loop.body.end.result"),
    wire("loop", "show"),
    name="Stories",
).model_copy(update={"pins": {"ask": {"$message": {"parts": []}}}, "off": frozenset({"show"})})
SLOWEST = 1.0
"""Seconds of work that no file may take."""


def document() -> Json:
    return cast("Json", json.loads(write_flow(GOOD)))


def nested(depth: int) -> bytes:
    nodes: Json = {"n_0": {"component": "Repeat", "title": "N 0"}}
    for index in range(1, depth):
        inside: Json = {"pipeline": f"n_{index - 1}", "slot": "body"}
        nodes[f"n_{index}"] = {"component": "Repeat", "title": f"N {index}", "inside": inside}
    return json.dumps({"version": 1, "nodes": nodes}).encode()
