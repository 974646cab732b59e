"""The messages of a conversation in order, and from which one on they have changed."""

from __future__ import annotations

from collections.abc import Sequence

from studio.web.chat_entry import Entry
from studio.web.protocol import ChatChanged


class Conversation:
    """The list that a window shows; every message knows where it stands."""

    def __init__(self) -> None:
        self._entries: list[Entry] = []
        self._first: int | None = 0

    def add(self, entry: Entry) -> None:
        """Put a message behind the others."""
        entry.index = len(self._entries)
        self._entries.append(entry)
        self.touch(entry)

    def touch(self, entry: Entry) -> None:
        """Say that a message looks different now."""
        self._first = entry.index if self._first is None else min(entry.index, self._first)

    def replace(self, void: Sequence[Entry], by: Sequence[Entry] = ()) -> None:
        """Take messages out and put others where the first of them stood."""
        if not void:
            return
        first = min(entry.index for entry in void)
        gone = {id(entry) for entry in void}
        self._entries[first:] = [*by, *(entry for entry in self._entries[first:] if id(entry) not in gone)]
        for index in range(first, len(self._entries)):
            self._entries[index].index = index
        self._first = first if self._first is None else min(first, self._first)

    def take(self) -> ChatChanged | None:
        """The messages from the first one on that changed since they were last taken."""
        first, self._first = self._first, None
        return None if first is None else self._from(first)

    def whole(self) -> ChatChanged:
        """All messages."""
        return self._from(0)

    def _from(self, first: int) -> ChatChanged:
        return ChatChanged(first=first, messages=tuple(entry.view() for entry in self._entries[first:]))
