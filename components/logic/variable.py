"""A value kept for later."""

from __future__ import annotations

from typing import ClassVar

from studio import runtime
from studio.component import Component, LongText
from studio.values import Message


class Variable(Component):
    """Remembers the last message it was given, through the whole conversation; with nothing connected it tells it.

    A node that is the same as this one remembers the same, so one can be given a value and the other tell it.
    """

    title: ClassVar[str] = "Remember a value"
    sentence: ClassVar[str] = "Begins with “{begin_with}”"
    search_words: ClassVar[str] = "variable remember store state set get keep memory value counter"
    icon: ClassVar[str] = "pin"

    begin_with: LongText = ""
    """What it tells before it was given anything."""

    async def __call__(self, message: Message | None = None) -> Message:
        """Remember what comes in, and tell what is remembered."""
        if message is not None:
            runtime.remember(message)
            return message
        remembered = runtime.memory()
        return remembered[-1] if remembered else Message.of(self.begin_with)
