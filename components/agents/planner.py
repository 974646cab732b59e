"""A model that plans, has others do the steps, and revises its plan."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, ClassVar

from pydantic import Field, JsonValue

from components.pipelines.parallel import all_done
from studio import runtime
from studio.agent import Agent
from studio.component import Advanced, Body, Expected, LongText, Turn, in_turn, title_of
from studio.form import FormField
from studio.plan_of_steps import PlannedStep, PlanOfSteps
from studio.values import Message, Value, new_id

PLAN = "Make a plan for the message: short steps in order, each for one of these workers:"
REVISE = "Revise what is left of the plan, now that these steps are done. No steps if enough is done."


class Planner(Agent):
    """Plans in steps, has its workers do them, revises the plan by what they gave, and answers from the results."""

    title: ClassVar[str] = "Planner"
    sentence: ClassVar[str] = "{model} plans, at most {steps} steps"
    search_words: ClassVar[str] = "plan planner delegate orchestrate manager workers tasks steps todo supervisor team"
    icon: ClassVar[str] = "each"

    steps: Annotated[int, Field(ge=1, le=100)] = 5
    """The most steps to have done."""
    revises: bool = True
    """Whether it looks at the plan again when steps are done."""
    instructions: Annotated[LongText, Expected()] = "Answer the message from the results of the steps."
    """How to make the answer of what the workers gave."""
    remembers: Annotated[bool, Advanced()] = False
    """Whether it remembers the conversation."""

    async def __call__(self, message: Message, *workers: Body[Message, Message]) -> Message:
        """Plan, delegate, revise, and answer."""
        names = tuple(title_of(worker, place) for place, worker in enumerate(workers, 1))
        plan = PlanOfSteps(str(await runtime.settled("plan", _plan_id)))
        if workers:
            plan.follow(await self._steps(PLAN, message, names), self.steps)
        while batch := plan.next_batch():
            await self._do(batch, plan, message, dict(zip(names, workers, strict=True)))
            if self.revises and plan.open_steps and plan.room(self.steps):
                done = Message.of(f"{message.text}\n\n{plan.results()}")
                plan.follow(await self._steps(REVISE, done, names), self.steps)
        runtime.say(plan.message())
        results = plan.results()
        return await self.ask(message.and_words(results) if results else message)

    async def _steps(self, task: str, message: Message, names: tuple[str, ...]) -> list[PlannedStep]:
        """The steps that the model thinks of; raises `ModelFailure`."""
        columns = (
            FormField(name="task", help="What to do, in one sentence."),
            FormField(name="worker", kind="choice", choices=names),
            FormField(name="waits", kind="switch", help="Whether it needs the results of the steps before it."),
        )
        told = "\n".join((task, *(f"- {name}" for name in names), f"At most {self.steps} steps."))
        request = replace(self.request(told, message), temperature=0)
        decided = await self.decide(request, (FormField(name="steps", kind="table", fields=columns),))
        rows = decided["steps"]
        return [_step(row) for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []

    async def _do(
        self, batch: list[PlannedStep], plan: PlanOfSteps, message: Message, workers: dict[str, Body[Message, Message]]
    ) -> None:
        """Have the steps of a batch done side by side."""
        plan.begin(batch)
        runtime.say(plan.message())
        results = plan.results()
        tasks = [message.and_words(f"{results}\n\nYour task now: {step.task}".strip()) for step in batch]
        results = await all_done(
            in_turn(Turn(step.number), workers[step.worker], task) for step, task in zip(batch, tasks, strict=True)
        )
        plan.finish(batch, [result.text for result in results])


def _step(row: dict[str, JsonValue]) -> PlannedStep:
    return PlannedStep(task=str(row["task"]), worker=str(row["worker"]), waits=row["waits"] is True)


async def _plan_id() -> Value:
    return new_id()
