"""A model that plans, has others do the steps, and revises its plan."""

from __future__ import annotations

import json

from components.agents.planner import Planner
from studio.values import Message
from tests.components.scripted import scripted


def steps(*planned: tuple[str, str, bool]) -> str:
    """What the model plans: tasks, workers, and whether they wait."""
    rows = [{"task": task, "worker": worker, "waits": waits} for task, worker, waits in planned]
    return json.dumps({"steps": rows})


FIRST = steps(("look", "number 1", False), ("ask", "number 2", False), ("write", "number 1", True))


async def done(planner: Planner, *answers: str) -> tuple[list[str], list[str], list[str]]:
    """What the workers were told, what was said, and what was logged."""
    told: list[str] = []

    async def worker(message: Message) -> Message:
        told.append(message.text.rpartition("\n\n")[2])
        return Message.of(f"result {len(told)}")

    with scripted(*answers) as desk:
        await planner(Message.of("Help."), worker, worker)
    return told, [text for text, _ in desk.said], desk.sentences


async def test_steps_that_wait_for_nothing_are_done_first_and_the_answer_is_made_of_all_results() -> None:
    told, said, _ = await done(Planner(revises=False), FIRST, "The answer.")
    assert told == ["Your task now: look", "Your task now: ask", "Your task now: write"]
    assert said[0].startswith("◐ 1. look")
    assert said[-2].startswith("● 1. look")
    assert said[-1] == "The answer."


async def test_the_plan_is_revised_by_what_the_steps_gave() -> None:
    told, _, _ = await done(Planner(), FIRST, steps(("draw", "number 2", False)), "The answer.")
    assert told == ["Your task now: look", "Your task now: ask", "Your task now: draw"]


async def test_no_more_steps_are_done_than_it_may() -> None:
    told, _, logged = await done(Planner(steps=2), FIRST, "The answer.")
    assert len(told) == 2
    assert logged == ["planned 3 steps, and does the first 2"]
