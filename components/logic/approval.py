"""A person who says yes or no."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, TypeVar

from pydantic import Field

from studio import runtime
from studio.component import Advanced, Body, Component, LongText
from studio.errors import StepFailure
from studio.question import Question
from studio.values import Message, Value

R = TypeVar("R")


class Approval(Component):
    """Shows a message to a person, and takes one way when they approve it and the other when they reject it."""

    title: ClassVar[str] = "Ask for approval"
    sentence: ClassVar[str] = "Asks: “{question}”"
    search_words: ClassVar[str] = "approve reject human review confirm check yes no gate person permission"
    icon: ClassVar[str] = "done"

    question: LongText = "Shall this go on?"
    """What the person is asked about the message."""
    approve: Annotated[str, Field(min_length=1, max_length=40, title="Button to approve")] = "Approve"
    """The words on the button for yes."""
    reject: Annotated[str, Field(min_length=1, max_length=40, title="Button to reject")] = "Reject"
    """The words on the button for no."""
    wait_at_most: Annotated[float | None, Advanced(), Field(gt=0, le=604_800)] = None
    """Seconds to wait for the answer; empty waits as long as it takes."""
    if_nobody_answers: Annotated[Literal["stop", "approve", "reject"], Advanced()] = "stop"
    """What follows when the time is over."""

    async def __call__(self, message: Message, approved: Body[Message, R], rejected: Body[Message, R]) -> R:
        """Show the message, ask, and run the body that the person chooses."""
        runtime.say(message)
        if await runtime.settled("verdict", self._verdict):
            return await approved(message)
        return await rejected(message)

    async def _verdict(self) -> Value:
        """Whether the person approves; words that are on no button are asked about again."""
        choices = (self.approve, self.reject)
        question = Question(text=self.question, kind="choice", choices=choices, timeout=self.wait_at_most)
        buttons = {self.reject.strip().casefold(): False, self.approve.strip().casefold(): True}
        verdict: bool | None = None
        while verdict is None:
            try:
                answer = await runtime.ask(question)
            except StepFailure:
                return self._without_answer()
            verdict = buttons.get(answer.text.strip().casefold())
        return verdict

    def _without_answer(self) -> bool:
        """What nobody's answer stands for; raises `StepFailure` when it stops the run."""
        if self.if_nobody_answers == "stop":
            raise StepFailure(f"Nobody answered {runtime.title()} in time.")
        runtime.log(f"got no answer in time, which counts as “{self.if_nobody_answers}”", "notice")
        return self.if_nobody_answers == "approve"
