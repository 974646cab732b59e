"""What agents remember, as a person sees and edits it."""

from __future__ import annotations

import sqlite3
from asyncio import wrap_future
from dataclasses import dataclass

from sqlite_utils import Database

from studio.engine.memory_key import is_shared
from studio.store.database import DatabaseFile
from studio.store.memory_edit import Entries, MemoryEdit, NamedEdit, message_in
from studio.store.memory_log import EVERYTHING, MemoryView, read_entries, read_memories
from studio.values import Message


@dataclass(frozen=True, slots=True)
class MemoryPlace:
    """One memory: of a flow at a revision, in a conversation, under a key."""

    flow: str
    revision: int
    session: str
    key: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One message of a memory, and the name of the place where it stands."""

    key: str
    message: Message


@dataclass(frozen=True, slots=True)
class Remembered:
    """The last entries of a memory, and how many there are in all."""

    entries: tuple[Entry, ...]
    count: int


class MemoryStore:
    """The memories of all conversations; what a run adds is written by its journal."""

    def __init__(self, file: DatabaseFile) -> None:
        self._file = file

    async def of_session(self, flow: str, session: str, revision: int) -> dict[str, tuple[Message, ...]]:
        """What is remembered under each key, under the names that nodes have in the flow at `revision`."""
        view = MemoryView(flow, session, revision)
        return await self._file.read(lambda reader: read_memories(reader, view))

    async def last(self, place: MemoryPlace, most: int) -> Remembered:
        """The last `most` entries, with all that runs have written so far."""
        await wrap_future(self._file.writer.commit())
        return await self._file.read(lambda reader: _last(reader, place, most))

    async def all(self, place: MemoryPlace) -> tuple[Message, ...]:
        """All that is remembered."""
        return tuple(entry.message for entry in (await self.last(place, EVERYTHING)).entries)

    async def entry(self, place: MemoryPlace, key: str) -> Message | None:
        """The message of an entry; None when it is not there any more."""
        await wrap_future(self._file.writer.commit())
        entry = (await self._file.read(lambda reader: _entries(reader, place))).get(key)
        return message_in(entry) if entry else None

    async def edit(self, place: MemoryPlace, edit: MemoryEdit, name: str) -> None:
        """Change what is remembered, from now on; the same name again changes nothing more. Raises `StoreError`.

        A run that is under way goes on with the memory it began with, and what it adds comes behind the edit.
        """
        content = NamedEdit(name=name, edit=edit)
        await self._file.write(lambda db: _write(db, place, content))


def _entries(reader: sqlite3.Connection, place: MemoryPlace) -> Entries:
    return read_entries(reader, MemoryView(place.flow, place.session, place.revision)).get(place.key, {})


def _last(reader: sqlite3.Connection, place: MemoryPlace, most: int) -> Remembered:
    entries = _entries(reader, place)
    kept = list(entries.items())[-most:] if most else []
    return Remembered(tuple(Entry(key, message_in(entry)) for key, entry in kept), len(entries))


def _write(db: Database, place: MemoryPlace, edit: NamedEdit) -> None:
    session = "" if is_shared(place.key) else place.session
    known = db.conn.execute(
        """SELECT 1 FROM memories WHERE flow_id = ? AND session_id = ? AND agent = ? AND message ->> 'name' = ?""",
        (place.flow, session, place.key, edit.name),
    ).fetchone()
    if known is None:
        db.conn.execute(
            """INSERT INTO memories (run_id, path, agent, message, flow_id, session_id, revision)
               VALUES ('', '', ?, ?, ?, ?, ?)""",
            (place.key, edit.model_dump_json(), place.flow, session, place.revision),
        )
