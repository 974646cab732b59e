"""What is wrong with a flow, as values: whose, what, how bad, and the fix that the canvas offers as a button."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from studio.catalog import Catalog
from studio.flow.check_inputs import input_problems
from studio.flow.check_place import place_problems
from studio.flow.check_settings import setting_problems
from studio.flow.check_structure import structure_problems
from studio.flow.check_tools import tool_problems
from studio.flow.check_wires import wire_problems
from studio.flow.document import Flow
from studio.flow.problem import Fix, Problem, ProblemCode, Severity

__all__ = ["Fix", "Problem", "ProblemCode", "Severity", "check"]


def check(flow: Flow, catalog: Catalog, models: AbstractSet[str] | None = None) -> tuple[Problem, ...]:
    """All findings about a flow, those that stop the run first.

    `models` are the names of the models there are; None leaves them unchecked.
    """
    found = list(_found(flow, catalog, models))
    return tuple(sorted(found, key=lambda problem: problem.severity != "blocking"))


def _found(flow: Flow, catalog: Catalog, models: AbstractSet[str] | None) -> Iterator[Problem]:
    structure = structure_problems(flow)
    yield from structure
    yield from setting_problems(flow, catalog, models)
    yield from place_problems(flow, catalog)
    yield from tool_problems(flow, catalog)
    yield from wire_problems(flow, catalog)
    if not structure:
        yield from input_problems(flow, catalog)
