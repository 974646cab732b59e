"""Flows as they once were: kept by name, before an import, and each hour of editing."""

from __future__ import annotations

import sqlite3
import time
from dataclasses import dataclass
from typing import Literal

from sqlite_utils import Database

from studio.flow.document import Flow
from studio.store.database import DatabaseFile
from studio.store.documents import keep_document

Reason = Literal["named", "import", "hour"]
HOUR_SECONDS = 3_600.0
KEPT_HOURS = 100
"""How many of the versions kept each hour stay; the others stay for good."""


@dataclass(frozen=True, slots=True)
class Version:
    """A flow as it was at a revision; `position` names the version, `at` is seconds since 1970."""

    position: int
    revision: int
    reason: Reason
    name: str
    at: float


class Versions:
    """The former states of all flows."""

    def __init__(self, file: DatabaseFile) -> None:
        self._file = file

    async def keep(self, flow_id: str, name: str) -> None:
        """Keep the flow as it is now under a name."""
        await self._file.write(lambda db: _keep(db, flow_id, "named", name))

    async def of_flow(self, flow_id: str) -> list[Version]:
        """The versions of a flow, newest first."""
        query = "SELECT position, revision, reason, name, at FROM versions WHERE flow_id = ? ORDER BY position DESC"
        return await self._file.read(lambda reader: [Version(*row) for row in reader.execute(query, (flow_id,))])

    async def load(self, flow_id: str, position: int) -> Flow | None:
        """The flow as it was then; None when there is no such version."""
        document = await self._file.read(lambda reader: _document(reader, flow_id, position))
        return Flow.model_validate_json(document) if document is not None else None


def keep_former(db: Database, flow_id: str, reason: Literal["import", "hour"]) -> None:
    """Keep the flow as it is before it changes: always for an import, else when an hour has passed since the last."""
    (last,) = db.conn.execute("SELECT max(at) FROM versions WHERE flow_id = ?", (flow_id,)).fetchone()
    now = time.time()
    # A clock that was set back must not stop the hours.
    if reason == "import" or last is None or not 0 <= now - last < HOUR_SECONDS:
        _keep(db, flow_id, reason, "")


def _keep(db: Database, flow_id: str, reason: Reason, name: str) -> None:
    row = db.conn.execute("SELECT revision, document FROM flows WHERE id = ?", (flow_id,)).fetchone()
    if row is None:
        return
    revision, document = row
    db.conn.execute(
        "INSERT INTO versions (flow_id, revision, reason, name, document, at) VALUES (?, ?, ?, ?, ?, ?)",
        (flow_id, revision, reason, name, keep_document(db, document), time.time()),
    )
    db.conn.execute(
        """DELETE FROM versions WHERE position IN (
               SELECT position FROM versions WHERE flow_id = ? AND reason = 'hour'
               ORDER BY position DESC LIMIT -1 OFFSET ?)""",
        (flow_id, KEPT_HOURS),
    )


def _document(reader: sqlite3.Connection, flow_id: str, position: int) -> str | None:
    row = reader.execute(
        """SELECT content FROM versions JOIN documents ON documents.hash = versions.document
           WHERE flow_id = ? AND position = ?""",
        (flow_id, position),
    ).fetchone()
    return row[0] if row else None
