"""A room in which everyone hears what is said."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from studio import runtime
from studio.component import Body, Component, LongText
from studio.values import Message

T = TypeVar("T")
R = TypeVar("R")


class Hub(Component):
    """Lets all agents inside of it hear what any of them says, and what comes into the room."""

    title: ClassVar[str] = "Shared room"
    sentence: ClassVar[str] = "Everyone hears everyone"
    search_words: ClassVar[str] = "message hub msghub broadcast shared memory listen participants announcement"
    icon: ClassVar[str] = "team"
    gathers: ClassVar[bool] = True

    announcement: LongText = ""
    """What everyone is told when the room opens."""

    async def __call__(self, value: T, body: Body[T, R]) -> R:
        """Open the room with the announcement, then run the body."""
        if room := runtime.room():
            await room.open()
            if self.announcement:
                await room.announce(Message.of(self.announcement, sender=runtime.title()))
            if isinstance(value, Message):
                await room.announce(value)
        return await body(value)
