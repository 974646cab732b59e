"""An agent to talk with."""

from __future__ import annotations

from typing import ClassVar

from studio.agent import Agent
from studio.values import Message


class DialogAgent(Agent):
    """Talks with a model and remembers the conversation."""

    title: ClassVar[str] = "Agent"
    search_words: ClassVar[str] = "assistant gpt llm chat model ai bot writer"
    icon: ClassVar[str] = "bot"

    async def __call__(self, *messages: Message) -> Message:
        """Answer the messages, read in the order of their wires."""
        return await self.ask(*messages)
