"""What a person changes in what an agent remembers: a closed union, and what it makes of the entries there are.

An entry is known by where it stands in the log, never by its message: an agent may remember one message twice. Edits
are only ever added to the log; taking one back is an edit too.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field

from studio.values import Frozen, Message

Entries = dict[str, Message | str]
"""The messages of one memory, oldest first, by the keys of their entries; what runs added is read when it is needed."""


class Reword(Frozen):
    """Put another message where an entry stands."""

    kind: Literal["reword"] = "reword"
    entry: str
    message: Message


class Forget(Frozen):
    """Take entries away."""

    kind: Literal["forget"] = "forget"
    entries: tuple[str, ...]


class Add(Frozen):
    """Put a message behind the others."""

    kind: Literal["add"] = "add"
    message: Message


class Replace(Frozen):
    """Let these messages be all that is remembered."""

    kind: Literal["replace"] = "replace"
    messages: tuple[Message, ...] = ()


class TakeBack(Frozen):
    """Let the edit with that name not have happened."""

    kind: Literal["take_back"] = "take_back"
    edit: str


MemoryEdit = Reword | Forget | Add | Replace | TakeBack


class NamedEdit(Frozen):
    """An edit with a name of its own, by which it can be taken back."""

    name: str
    edit: Annotated[MemoryEdit, Field(discriminator="kind")]


def message_in(entry: Message | str) -> Message:
    """The message of an entry, which may be as it was written."""
    return Message.model_validate_json(entry) if isinstance(entry, str) else entry


def edited(entries: Entries, edit: MemoryEdit, position: int) -> Entries:
    """The entries after an edit that stands at a position of the log; what is not there any more is left alone."""
    match edit:
        case Reword(entry=entry, message=message):
            return {key: message if key == entry else there for key, there in entries.items()}
        case Forget(entries=gone):
            return {key: there for key, there in entries.items() if key not in gone}
        case Add(message=message):
            return {**entries, str(position): message}
        case Replace(messages=messages):
            return {f"{position}.{number}": message for number, message in enumerate(messages)}
        case TakeBack():
            return entries


def taken_back(edits: Iterable[NamedEdit]) -> frozenset[str]:
    """The names of the edits that count no more."""
    return frozenset(each.edit.edit for each in edits if isinstance(each.edit, TakeBack))
