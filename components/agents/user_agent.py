"""A person who answers in the middle of a run."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from studio import runtime
from studio.component import Advanced, Component, LongText
from studio.question import Question
from studio.values import Message


class UserAgent(Component):
    """Asks a person in the chat and waits for the answer."""

    title: ClassVar[str] = "Ask a person"
    sentence: ClassVar[str] = "Asks: “{question}”"
    search_words: ClassVar[str] = "human user input approval question wait"
    icon: ClassVar[str] = "user"

    question: LongText = "What do you think?"
    """What the person is asked."""
    choices: tuple[str, ...] = ()
    """Answers offered as buttons; without any, the person writes."""
    wait_at_most: Annotated[float | None, Advanced(), Field(gt=0, le=604_800)] = None
    """Seconds to wait for the answer; empty waits as long as it takes."""

    async def __call__(self, message: Message | None = None) -> Message:
        """Ask, and hand on the answer; in a room everyone hears it, under the name of the node."""
        question = Question(
            text=self.question,
            kind="choice" if self.choices else "text",
            choices=self.choices,
            timeout=self.wait_at_most,
        )
        answer = await runtime.ask(question)
        if room := runtime.room():
            answer = answer.model_copy(update={"sender": runtime.title()})
            room.tell(answer)
        return answer
