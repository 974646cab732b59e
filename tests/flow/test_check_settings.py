"""What the checker says of settings."""

from __future__ import annotations

from studio.flow.check import check
from tests.flow.building import CATALOG, flow, node, wire


def test_an_agent_without_instructions_needs_setting_up() -> None:
    talk = flow(
        node("ask", "ChatInput"),
        node("writer", "DialogAgent", settings={"instructions": " "}),
        wire("ask", "writer"),
    )

    (problem,) = check(talk, CATALOG, {"packaged/qwen"})

    assert (problem.sentence, problem.severity) == ("Writer has no instructions yet.", "set-up")
