"""An agent that fills in a form."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from studio.agent import Agent
from studio.component import Expected, LongText
from studio.form import Filled, FormField
from studio.reading.rule import ReplyRule
from studio.values import Message


class FormAgent(Agent):
    """Fills in a form from what it is told: names, numbers, choices, lists; the answer is data as well as words."""

    title: ClassVar[str] = "Fill in a form"
    sentence: ClassVar[str] = "Fills in {reply}"
    search_words: ClassVar[str] = "form structured json extract parse fields data object schema entities classify table"
    icon: ClassVar[str] = "form"

    instructions: Annotated[LongText, Expected()] = "Fill in the form from what you are told. Make nothing up."
    """What the form is for and how to fill it in."""
    reply: Annotated[ReplyRule, Field(title="What it fills in")] = ReplyRule(
        shape="form",
        fields=(
            FormField(name="subject", help="What it is about, in a few words."),
            FormField(name="mood", kind="choice", choices=("friendly", "neutral", "angry")),
        ),
    )
    """The fields, and what belongs into each; broken answers are repaired where that is clear, else asked for again."""

    async def __call__(self, *messages: Message) -> Filled:
        """Fill in the form from the messages, read in the order of their wires."""
        message = await self.ask(*messages)
        return Filled(message, message.metadata)
