"""Coming back into a room while a run goes on."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from components.pipelines.leave_room import named
from studio import runtime
from studio.component import Component
from studio.values import Message


class JoinRoom(Component):
    """Lets those who are named, or everyone, hear and speak in the room again."""

    title: ClassVar[str] = "Joins the room"
    sentence: ClassVar[str] = "Lets them back into the room"
    search_words: ClassVar[str] = "add participant back hub group member come enter return"
    icon: ClassVar[str] = "team"

    those: Annotated[tuple[str, ...], Field(title="Those", max_length=100)] = ()
    """The names of those who come back; without any, those whom the messages name."""

    async def __call__(self, *messages: Message) -> Message:
        """Let them in; what the room hears of it goes on."""
        room = runtime.room()
        joined = room.join(self.those or _mentioned(room.everyone(), messages)) if room else None
        if joined is None:
            return Message.of("Nobody comes into the room.", sender=runtime.title())
        runtime.say(joined)
        return joined


def _mentioned(people: tuple[str, ...], messages: tuple[Message, ...]) -> set[str]:
    return {name for message in messages for name in named(people, message.text)}
