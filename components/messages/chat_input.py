"""The message a person sends in the chat."""

from __future__ import annotations

from typing import ClassVar

from studio.component import Component, FlowRole
from studio.values import Message


class ChatInput(Component):
    """Takes the message that a person sends in the chat; sending it starts a run."""

    sentence: ClassVar[str] = "Text or files from the chat"
    search_words: ClassVar[str] = "start user question prompt begin trigger"
    role: ClassVar[FlowRole] = "input"
    icon: ClassVar[str] = "chat"

    examples: tuple[str, ...] = ()
    """Up to three messages offered in an empty conversation."""

    async def __call__(self, message: Message) -> Message:
        """Hand on the message."""
        return message
