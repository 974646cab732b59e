"""A word to everyone in a room."""

from __future__ import annotations

from typing import ClassVar

from studio import runtime
from studio.component import Component
from studio.values import Message


class TellEveryone(Component):
    """Lets everyone in the room around it hear what reaches it."""

    sentence: ClassVar[str] = "Tells everyone in the room"
    search_words: ClassVar[str] = "broadcast announce hub room group say"
    icon: ClassVar[str] = "team"

    async def __call__(self, message: Message) -> Message:
        """Tell the room, and hand on the message."""
        if room := runtime.room():
            room.tell(message)
        else:
            runtime.log("told nobody, since it stands in no room", "notice")
        return message
