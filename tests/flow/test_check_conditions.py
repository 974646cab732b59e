"""What the checker says of conditions."""

from __future__ import annotations

from studio.flow.check import Problem, check
from studio.flow.document import Flow
from tests.flow.building import CATALOG, flow, node


def found(checked: Flow, field: str) -> list[Problem]:
    """The problems of one setting."""
    return [problem for problem in check(checked, CATALOG) if problem.field == field]


def test_an_expression_that_cannot_be_read_is_said_before_the_run() -> None:
    choice = flow(node("choice", "If", settings={"condition": {"expression": "txt == 'yes'"}}))

    (problem,) = found(choice, "condition")

    assert problem.sentence == "Choice's expression uses “txt”, which is not there."
    assert (problem.node, problem.severity) == ("choice", "blocking")
