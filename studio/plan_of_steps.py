"""A plan while it is carried out: its steps, who does them, how far they are, and what they gave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from studio import runtime
from studio.values import Message, Text

StepState = Literal["open", "going on", "done"]
_MARKS: dict[StepState, str] = {"open": "○", "going on": "◐", "done": "●"}


@dataclass(slots=True)
class PlannedStep:
    """One step: what is to be done, by whom, whether it waits for the steps before it, and what it gave."""

    task: str
    worker: str
    waits: bool
    number: int = 0
    state: StepState = "open"
    result: str = ""


@dataclass(slots=True)
class PlanOfSteps:
    """Steps in order; those that wait for nothing are done side by side with the ones before them."""

    id: str
    steps: list[PlannedStep] = field(default_factory=list[PlannedStep])

    @property
    def open_steps(self) -> list[PlannedStep]:
        """What is left to do."""
        return [step for step in self.steps if step.state == "open"]

    def room(self, most: int) -> int:
        """How many steps may still be begun."""
        return most - (len(self.steps) - len(self.open_steps))

    def follow(self, steps: Sequence[PlannedStep], most: int) -> None:
        """Put these steps in place of those that are left; what goes beyond the limit is left out and told."""
        begun = [step for step in self.steps if step.state != "open"]
        room = most - len(begun)
        if len(steps) > room:
            runtime.log(f"planned {len(begun) + len(steps)} steps, and does the first {most}", "notice")
        self.steps = [*begun, *steps[:room]]
        for number, step in enumerate(self.steps, 1):
            step.number = number

    def next_batch(self) -> list[PlannedStep]:
        """The next steps that can be done side by side; none when all are done."""
        waiting = self.open_steps
        further = next((place for place, step in enumerate(waiting) if place and step.waits), len(waiting))
        return waiting[:further]

    def begin(self, batch: Sequence[PlannedStep]) -> None:
        """The steps go on now."""
        for step in batch:
            step.state = "going on"

    def finish(self, batch: Sequence[PlannedStep], results: Sequence[str]) -> None:
        """The steps are done, and gave this."""
        for step, result in zip(batch, results, strict=True):
            step.state, step.result = "done", result

    def results(self) -> str:
        """What the steps gave so far, in words; empty before the first is done."""
        lines = [f"{step.task} ({step.worker}): {step.result}" for step in self.steps if step.state == "done"]
        return "\n\n".join(("What was done:", *lines)) if lines else ""

    def message(self) -> Message:
        """The plan as a list; the same message each time, so that the chat shows it changing."""
        lines = (
            f"{_MARKS[step.state]} {step.number}. {step.task} *{step.worker}, {step.state}*" for step in self.steps
        )
        text = "\n\n".join(lines) or "Nothing to be done."
        return Message(parts=(Text(text=text),), sender=runtime.title(), role="assistant", id=self.id)
