"""A value kept for later."""

from __future__ import annotations

from typing import ClassVar, Literal

from studio import runtime
from studio.component import Component, LongText, MemoryScope
from studio.values import Message


class Variable(Component):
    """Remembers the last message it was given, from run to run; with nothing connected it tells it.

    A node that is the same as this one remembers the same, so one can be given a value and the other tell it.
    """

    title: ClassVar[str] = "Remember a value"
    sentence: ClassVar[str] = "Begins with “{begin_with}”"
    search_words: ClassVar[str] = "variable remember store state set get keep memory value counter"
    icon: ClassVar[str] = "pin"
    has_memory: ClassVar[bool] = True

    begin_with: LongText = ""
    """What it tells before it was given anything."""
    where: Literal["this conversation", "all conversations"] = "this conversation"
    """Whether each conversation has a value of its own, or all conversations of this flow share one."""

    @property
    def memory_scope(self) -> MemoryScope:
        """How far the value reaches."""
        return "flow" if self.where == "all conversations" else "conversation"

    async def __call__(self, message: Message | None = None) -> Message:
        """Remember what comes in, and tell what is remembered."""
        if message is not None:
            runtime.remember(message)
            return message
        remembered = runtime.memory()
        return remembered[-1] if remembered else Message.of(self.begin_with)
