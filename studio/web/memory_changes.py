"""What a window may change in what a node remembers, as one closed union."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from studio.values import Frozen

LARGEST_FILE = 20_000_000
"""The most characters that a file of memories may have."""
Words = Annotated[str, Field(max_length=1_000_000)]
EntryKey = Annotated[str, Field(max_length=64)]


class RewordEntry(Frozen):
    """Put other words into a message; its media stay."""

    kind: Literal["reword_entry"] = "reword_entry"
    entry: EntryKey
    text: Words


class ForgetEntries(Frozen):
    """Take messages away."""

    kind: Literal["forget_entries"] = "forget_entries"
    entries: tuple[EntryKey, ...]


class ForgetEverything(Frozen):
    """Take all messages away."""

    kind: Literal["forget_everything"] = "forget_everything"


class AddMessage(Frozen):
    """Put a message behind the others, as said by somebody."""

    kind: Literal["add_message"] = "add_message"
    sender: str = Field(max_length=200)
    text: Words


class ImportMessages(Frozen):
    """Let the messages of a file be all that is remembered."""

    kind: Literal["import_messages"] = "import_messages"
    document: str = Field(max_length=LARGEST_FILE)


class TakeBackChange(Frozen):
    """Take back the change with that name."""

    kind: Literal["take_back_change"] = "take_back_change"
    change: str = Field(max_length=64)


MemoryChange = Annotated[
    RewordEntry | ForgetEntries | ForgetEverything | AddMessage | ImportMessages | TakeBackChange,
    Field(discriminator="kind"),
]
