"""What is wrong with a flow, as values: whose, what, how bad, and the fix that the canvas offers as a button."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import partial

from studio.catalog import Catalog
from studio.flow.check_inputs import input_problems
from studio.flow.check_place import place_problems
from studio.flow.check_settings import setting_problems
from studio.flow.check_structure import structure_problems
from studio.flow.check_sub_flows import sub_flow_problems
from studio.flow.check_tools import tool_problems
from studio.flow.check_wires import wire_problems
from studio.flow.document import Flow
from studio.flow.problem import Fix, Problem, ProblemCode, Severity
from studio.flow.sub_flows import Library

__all__ = ["Fix", "Problem", "ProblemCode", "Severity", "check"]


def check(
    flow: Flow, catalog: Catalog, models: AbstractSet[str] | None = None, library: Library | None = None
) -> tuple[Problem, ...]:
    """All findings about a flow, those that stop the run first.

    `models` are the names of the models there are, `library` the saved flows it may run; None leaves them unchecked.
    """
    found = list(_found(flow, catalog, models))
    if library is not None:
        found += sub_flow_problems(flow, catalog, library, partial(_first_blocking, catalog=catalog))
    return tuple(sorted(found, key=lambda problem: problem.severity != "blocking"))


def _first_blocking(flow: Flow, catalog: Catalog) -> str:
    """What stops a saved flow from running; empty when nothing does."""
    found = (problem.sentence for problem in _found(flow, catalog, None) if problem.severity == "blocking")
    return next(found, "")


def _found(flow: Flow, catalog: Catalog, models: AbstractSet[str] | None) -> Iterator[Problem]:
    structure = structure_problems(flow)
    yield from structure
    yield from setting_problems(flow, catalog, models)
    yield from place_problems(flow, catalog)
    yield from tool_problems(flow, catalog)
    yield from wire_problems(flow, catalog)
    if not structure:
        yield from input_problems(flow, catalog)
