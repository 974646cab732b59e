"""A person who answers in the middle of a run."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from studio import runtime
from studio.component import Advanced, Component, LongText
from studio.errors import StepFailure
from studio.person import answer_to
from studio.question import AnswerKind, Question
from studio.values import Message

AnsweredWith = Literal[
    "text", "long text", "number", "yes or no", "choice", "several choices", "picture", "sound", "file"
]
KINDS: dict[AnsweredWith, AnswerKind] = {
    "text": "text",
    "long text": "long_text",
    "number": "number",
    "yes or no": "switch",
    "choice": "choice",
    "several choices": "choices",
    "picture": "picture",
    "sound": "sound",
    "file": "file",
}


class UserAgent(Component):
    """Asks a person in the chat and waits for the answer: words, a number, a choice, a picture, a sound or a file."""

    title: ClassVar[str] = "Ask a person"
    sentence: ClassVar[str] = "Asks: “{question}”"
    search_words: ClassVar[str] = "human user input approval question wait number choice upload picture sound file"
    icon: ClassVar[str] = "user"

    question: LongText = "What do you think?"
    """What the person is asked."""
    answered_with: AnsweredWith = "text"
    """What the answer is; one that does not fit is not taken, and the person is told why."""
    choices: Annotated[tuple[str, ...], Field(max_length=50)] = ()
    """Answers offered as buttons. With “text” they are only offered, and the person may write something else."""
    minimum: Annotated[float | None, Advanced()] = None
    """The smallest number; also the fewest letters of a text, or choices."""
    maximum: Annotated[float | None, Advanced()] = None
    """The largest number; also the most letters of a text, choices, or megabytes of a file."""
    wait_at_most: Annotated[float | None, Advanced(), Field(gt=0, le=604_800)] = None
    """Seconds to wait for the answer; empty waits as long as it takes."""
    if_nobody_answers: Annotated[Literal["stop", "go on"], Advanced()] = "stop"
    """What follows when the time is over."""
    instead: Annotated[str, Advanced(), Field(title="Go on with")] = ""
    """The answer that counts when nobody gives one and it goes on."""

    async def __call__(self, message: Message | None = None) -> Message:
        """Ask, and hand on the answer; in a room everyone hears it, under the name of the node."""
        answer = await answer_to(self._asked()) or self._without_answer()
        if room := runtime.room():
            answer = answer.model_copy(update={"sender": runtime.title()})
            room.tell(answer)
        return answer

    def _asked(self) -> Question:
        return Question(
            text=self.question,
            kind=KINDS[self.answered_with],
            choices=self.choices,
            minimum=self.minimum,
            maximum=self.maximum,
            timeout=self.wait_at_most,
        )

    def _without_answer(self) -> Message:
        """What counts when nobody answered; raises `StepFailure` when that stops the run."""
        if self.if_nobody_answers == "stop":
            raise StepFailure(f"Nobody answered {runtime.title()} in time.")
        runtime.log("got no answer in time, and went on without", "notice")
        return Message.of(self.instead)
