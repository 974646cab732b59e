"""How flows change on disk: edits are journalled with their inverse, and undo and redo move through them.

The history of a flow is one line. `done` counts the edits of it that are in force; an edit after an undo drops those
beyond. Every change carries the revision it was made at, and a flow that has moved on meanwhile refuses it.
"""

from __future__ import annotations

import sqlite3
import time
from dataclasses import dataclass

from pydantic import TypeAdapter
from sqlite_utils import Database

from studio.flow.document import Flow
from studio.flow.edit import Change, Edit, ReplaceFlow
from studio.store.database import DatabaseFile
from studio.store.versions import keep_former

KEPT_EDITS = 1_000
_EDIT: TypeAdapter[Edit] = TypeAdapter(Edit)


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """An edit with what it changed and what takes it back."""

    edit: Edit
    change: Change
    inverse: Change


@dataclass(frozen=True, slots=True)
class _Move:
    """A flow goes from `revision` to the next one, `steps` along its history."""

    flow_id: str
    revision: int
    steps: int
    after: Flow


class History:
    """The edits of all flows."""

    def __init__(self, file: DatabaseFile) -> None:
        self._file = file

    async def append(self, flow_id: str, revision: int, entry: HistoryEntry, after: Flow) -> bool:
        """Store an edit made at `revision` and the flow as it is after it; False when the flow has moved on."""
        move = _Move(flow_id, revision, 1, after)
        return await self._file.write(lambda db: _append(db, move, entry))

    async def undo_entry(self, flow_id: str) -> HistoryEntry | None:
        """The edit that undo would take back; None at the beginning."""
        return await self._file.read(lambda reader: _entry(reader, flow_id, 0))

    async def redo_entry(self, flow_id: str) -> HistoryEntry | None:
        """The edit that redo would make again; None at the end."""
        return await self._file.read(lambda reader: _entry(reader, flow_id, 1))

    async def undo(self, flow_id: str, revision: int, after: Flow) -> bool:
        """Take the last edit back, `after` being the flow without it; False when the flow has moved on."""
        return await self._file.write(lambda db: _step(db, _Move(flow_id, revision, -1, after)))

    async def redo(self, flow_id: str, revision: int, after: Flow) -> bool:
        """Make the next edit again, `after` being the flow with it; False when the flow has moved on."""
        return await self._file.write(lambda db: _step(db, _Move(flow_id, revision, 1, after)))


def _append(db: Database, move: _Move, entry: HistoryEntry) -> bool:
    if not _stands_at(db, move):
        return False
    keep_former(db, move.flow_id, "import" if isinstance(entry.edit, ReplaceFlow) else "hour")
    _move(db, move)
    (done,) = db.conn.execute("SELECT done FROM flows WHERE id = ?", (move.flow_id,)).fetchone()
    db.conn.execute(
        "DELETE FROM edits WHERE flow_id = ? AND (position >= ? OR position <= ?)",
        (move.flow_id, done, done - KEPT_EDITS),
    )
    row = (entry.edit.model_dump_json(), entry.change.model_dump_json(), entry.inverse.model_dump_json())
    db.conn.execute(
        "INSERT INTO edits (flow_id, position, edit, change, inverse, at) VALUES (?, ?, ?, ?, ?, ?)",
        (move.flow_id, done, *row, time.time()),
    )
    _note_renames(db, move, entry.change)
    return True


def _step(db: Database, move: _Move) -> bool:
    entry = _entry(db.conn, move.flow_id, 1 if move.steps > 0 else 0)
    if entry is None or not _stands_at(db, move):
        return False
    _move(db, move)
    _note_renames(db, move, entry.change if move.steps > 0 else entry.inverse)
    return True


def _stands_at(db: Database, move: _Move) -> bool:
    query = "SELECT 1 FROM flows WHERE id = ? AND revision = ? AND deleted IS NULL"
    return db.conn.execute(query, (move.flow_id, move.revision)).fetchone() is not None


def _move(db: Database, move: _Move) -> None:
    db.conn.execute(
        "UPDATE flows SET revision = revision + 1, name = ?, document = ?, done = done + ?, updated = ? WHERE id = ?",
        (move.after.name, move.after.model_dump_json(), move.steps, time.time(), move.flow_id),
    )


def _entry(reader: sqlite3.Connection, flow_id: str, ahead: int) -> HistoryEntry | None:
    row = reader.execute(
        """SELECT edit, change, inverse FROM edits JOIN flows ON flows.id = edits.flow_id
           WHERE flows.id = ? AND position = done + ?""",
        (flow_id, ahead),
    ).fetchone()
    if row is None:
        return None
    edit, change, inverse = row
    return HistoryEntry(
        _EDIT.validate_json(edit), Change.model_validate_json(change), Change.model_validate_json(inverse)
    )


def _note_renames(db: Database, move: _Move, change: Change) -> None:
    db.conn.executemany(
        "INSERT INTO renames (flow_id, revision, old, new) VALUES (?, ?, ?, ?)",
        [(move.flow_id, move.revision + 1, old, new) for old, new in change.renamed.items()],
    )
