"""A person who fills in a form in the middle of a run."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from studio import runtime
from studio.component import Advanced, Component, LongText
from studio.errors import StepFailure
from studio.form import Filled, named
from studio.person import answer_to
from studio.question import AskedField, Question
from studio.values import Message


class UserForm(Component):
    """Asks a person to fill in a form in the chat: words, numbers, choices, pictures, sounds and files."""

    title: ClassVar[str] = "Ask with a form"
    sentence: ClassVar[str] = "Asks for {fields}"
    search_words: ClassVar[str] = "human user form input fields ask upload picture file number choice survey"
    icon: ClassVar[str] = "form"

    question: LongText = "Please fill this in."
    """What the person is told about the form."""
    fields: Annotated[tuple[AskedField, ...], Field(title="Fields", max_length=50)] = (
        AskedField(name="name"),
        AskedField(name="age", kind="number", required=False),
    )
    """What the person fills in; what does not fit is not taken, and the person is told why."""
    wait_at_most: Annotated[float | None, Advanced(), Field(gt=0, le=604_800)] = None
    """Seconds to wait for the answer; empty waits as long as it takes."""
    if_nobody_answers: Annotated[Literal["stop", "go on"], Advanced()] = "stop"
    """What follows when the time is over: the run stops, or goes on with an empty form."""

    async def __call__(self, message: Message | None = None) -> Filled:
        """Ask, and hand on what was filled in."""
        question = Question(text=self.question, fields=self.fields, timeout=self.wait_at_most)
        answer = await answer_to(question)
        if answer is None:
            answer = self._without_answer()
        return Filled(answer, answer.metadata)

    def _without_answer(self) -> Message:
        if self.if_nobody_answers == "stop":
            raise StepFailure(f"Nobody answered {runtime.title()} in time.")
        runtime.log("got no answer in time, and went on with an empty form", "notice")
        return Message(parts=(), metadata=dict.fromkeys(named(self.fields)))
