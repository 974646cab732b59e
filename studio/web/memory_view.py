"""What is remembered as a window draws it."""

from __future__ import annotations

from studio.recall import SUMMARY
from studio.store.memories import Entry
from studio.values import Frozen, Media, MediaPart, Message, Role, Text, Thinking, ToolCall, ToolResult

LONGEST = 20_000
"""Characters of a message that are shown; a longer one cannot be edited in place."""


class MemoryEntry(Frozen):
    """One remembered message; `note` says what kind it is when it is not simply what somebody said."""

    key: str
    sender: str
    role: Role
    time: float
    text: str
    media: tuple[MediaPart, ...] = ()
    note: str = ""
    cut: bool = False


def memory_entry(entry: Entry) -> MemoryEntry:
    """The entry as it is drawn."""
    message = entry.message
    return MemoryEntry(
        key=entry.key,
        sender=message.sender,
        role=message.role,
        time=message.time,
        text=message.text[:LONGEST],
        media=tuple(part for part in message.parts if isinstance(part, Media)),
        note=" · ".join(note for note in (_summary(message), *map(_note, message.parts)) if note),
        cut=len(message.text) > LONGEST,
    )


def _summary(message: Message) -> str:
    match message.metadata.get(SUMMARY):
        case {"count": int(count)}:
            return f"Summary of {count} earlier messages"
        case _:
            return ""


def _note(part: MediaPart | Text | ToolCall | ToolResult | Thinking) -> str:
    match part:
        case ToolCall(name=name):
            return f"Used {name}"
        case ToolResult(name=name, content=content):
            return f"{name} gave: {content[:200]}"
        case _:
            return ""
