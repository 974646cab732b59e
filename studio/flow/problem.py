"""A finding of the checker as a value: whose, what, and the button that mends it."""

from __future__ import annotations

from typing import Literal

from studio.flow.document import NodeId
from studio.flow.edit import Edit
from studio.values import Frozen

Severity = Literal["blocking", "set-up"]
"""Stops the run, or a thing to set up."""
ProblemCode = Literal[
    "bad_literal",
    "bad_setting",
    "cycle",
    "dangling_wire",
    "duplicate_wire",
    "empty_body",
    "empty_setting",
    "input_inside",
    "missing_body",
    "missing_input",
    "no_flow",
    "no_model",
    "not_inside",
    "out_of_body",
    "same_as_missing",
    "same_name",
    "sub_flow",
    "too_deep",
    "too_many_nodes",
    "type_mismatch",
    "unknown_component",
    "unknown_port",
    "unknown_setting",
    "unknown_slot",
    "unreadable",
    "version",
]


class Fix(Frozen):
    """A button that mends a problem by edits; one without edits opens the place where a person decides."""

    label: str
    edits: tuple[Edit, ...]


class Problem(Frozen):
    """One finding: its code, the node and the field or port it is about, the sentence and the fix."""

    code: ProblemCode
    node: NodeId | None
    field: str
    sentence: str
    severity: Severity = "blocking"
    fix: Fix | None = None
