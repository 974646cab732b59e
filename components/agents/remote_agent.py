"""An agent that lives elsewhere."""

from __future__ import annotations

from typing import Annotated, ClassVar

from studio.agent import Agent
from studio.component import Advanced, LongText
from studio.values import Message


class RemoteAgent(Agent):
    """Talks with an agent on another machine through a connection; what it is told to be stands there."""

    title: ClassVar[str] = "Agent elsewhere"
    sentence: ClassVar[str] = "{model} answers"
    search_words: ClassVar[str] = "remote agent a2a endpoint openai compatible http service external server api"
    icon: ClassVar[str] = "link"

    instructions: Annotated[LongText, Advanced()] = ""
    """What it is told on top of its own instructions."""

    async def __call__(self, *messages: Message) -> Message:
        """Send the messages and what was said before, and hand on the answer."""
        return await self.ask(*messages)
