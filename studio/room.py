"""What a component may do in the room around it, or in the one it makes."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Protocol

from studio.values import Message


class Room(Protocol):
    """A room: what is said in it is kept once, and all who stand in it and have not left hear it."""

    def tell(self, message: Message) -> None:
        """Let the room hear a message; it counts when the step is finished."""
        ...

    async def announce(self, message: Message, heard_by: Iterable[object] | None = None) -> None:
        """Let the room, or who stands in these bodies of it, hear a message at once."""
        ...

    async def open(self) -> None:
        """Let everyone in again who left in an earlier run."""
        ...

    def everyone(self) -> tuple[str, ...]:
        """The titles of all who stand in the room, those who have left it too."""
        ...

    def present(self) -> tuple[str, ...]:
        """The titles of those who stand in the room and have not left it."""
        ...

    def leave(self, names: Collection[str]) -> Message | None:
        """Let those of these titles hear and say nothing from the end of the step on; what the room hears of it."""
        ...

    def join(self, names: Collection[str]) -> Message | None:
        """Let those of these titles in again; what the room hears of it."""
        ...
