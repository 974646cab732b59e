"""The answer of a flow."""

from __future__ import annotations

from typing import ClassVar

from studio import runtime
from studio.component import Component, FlowRole
from studio.values import Message


class Show(Component):
    """Gives what reaches it as the answer in the chat."""

    sentence: ClassVar[str] = "Gives the answer in the chat"
    search_words: ClassVar[str] = "output result answer end display print"
    role: ClassVar[FlowRole] = "output"
    icon: ClassVar[str] = "show"

    async def __call__(self, message: Message) -> Message:
        """Show the message as the flow's answer."""
        runtime.say(message, answer=True)
        return message
