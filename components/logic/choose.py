"""A person who chooses the way."""

from __future__ import annotations

from typing import Annotated, ClassVar, TypeVar

from pydantic import Field

from studio import runtime
from studio.component import Advanced, Body, Component, LongText
from studio.form import Named
from studio.person import answer_to
from studio.question import Question
from studio.values import Message

R = TypeVar("R")


class Choose(Component):
    """Shows a message to a person, who chooses by a button which way it goes; another way is for when nobody does."""

    title: ClassVar[str] = "Let a person choose"
    sentence: ClassVar[str] = "Asks: “{question}”"
    search_words: ClassVar[str] = "choose buttons human person branch decide menu options switch route pick"
    icon: ClassVar[str] = "fork"

    question: LongText = "How shall this go on?"
    """What the person is asked about the message."""
    choices: Annotated[tuple[Named, ...], Field(max_length=50)] = (Named(name="Send"), Named(name="Write again"))
    """The buttons, and what is to be known of each; every one leads its own way."""
    wait_at_most: Annotated[float | None, Advanced(), Field(gt=0, le=604_800)] = None
    """Seconds to wait; then it goes the way for when nobody chooses. Empty waits as long as it takes."""

    async def choose(self, message: Message) -> int | None:
        """The number of the button that the person presses, counted from 0; None when nobody does in time."""
        runtime.say(message)
        question = self._asked()
        answer = await answer_to(question)
        return question.choices.index(answer.text) if answer else None

    async def __call__(self, message: Message, *choices: Body[Message, R], nobody: Body[Message, R]) -> R:
        """Show the message, ask, and run the one body that the person chooses."""
        chosen = await self.choose(message)
        if chosen is None or chosen >= len(choices):
            runtime.log(
                "got no answer in time" if chosen is None else "was given a choice that leads nowhere", "notice"
            )
            return await nobody(message)
        return await choices[chosen](message)

    def _asked(self) -> Question:
        buttons = tuple(choice.name.strip() or f"Way {number}" for number, choice in enumerate(self.choices, 1))
        told = (
            f"- {button}: {choice.help}" for button, choice in zip(buttons, self.choices, strict=True) if choice.help
        )
        return Question(
            text="\n".join((self.question, *told)), kind="choice", choices=buttons, timeout=self.wait_at_most
        )
