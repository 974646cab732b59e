"""What the checker says of agents with tools."""

from __future__ import annotations

from studio.catalog import packaged
from studio.flow.apply import apply
from studio.flow.check import check
from studio.flow.document import Flow
from studio.flow.edit import Refusal
from studio.flow.problem import Problem
from tests.components.tooled import with_tools
from tests.engine.playing import flow, node

CATALOG = packaged()


def problems(made: Flow) -> list[Problem]:
    """All findings."""
    return [*check(made, CATALOG)]


def mended(made: Flow, problem: Problem) -> Flow:
    """The flow after its fix."""
    assert problem.fix
    for edit in problem.fix.edits:
        result = apply(edit, made, CATALOG)
        assert not isinstance(result, Refusal)
        made = result.flow
    return made


def test_inputs_that_the_model_fills_are_not_missing() -> None:
    assert not problems(with_tools(calculator=node("Calculator"), notes=node("LookUp")))


def test_the_same_node_outside_needs_its_input() -> None:
    assert [problem.code for problem in problems(flow(calculator=node("Calculator")))] == ["missing_input"]


def test_an_agent_without_tools_runs_but_is_told_of_and_one_button_mends_it() -> None:
    made = with_tools()

    found = problems(made)

    assert [(problem.code, problem.severity) for problem in found] == [("empty_body", "set-up")]
    assert found[0].sentence == "agent has no tools yet, so it only talks. Drop a tool into it."
    assert not problems(mended(made, found[0]))


def test_two_tools_of_one_title_are_told_of_and_one_button_mends_it() -> None:
    made = with_tools(one=node("Calculator"), two=node("Calculator"))
    alike = made.nodes["two"].model_copy(update={"title": "One"})
    made = made.model_copy(update={"nodes": {**made.nodes, "two": alike}})

    found = problems(made)

    assert [(problem.code, problem.severity) for problem in found] == [("same_name", "set-up")]
    assert found[0].sentence == "Two tools of agent are called One, so its model cannot tell them apart."
    assert not problems(mended(made, found[0]))


def test_an_agent_that_is_told_nothing_is_still_missing_its_message() -> None:
    made = flow(agent=node("ReActAgent"))

    assert [problem.code for problem in problems(made)] == ["missing_input", "empty_body"]
