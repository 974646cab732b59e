"""Conversations of a flow, and what its agents remember of them."""

from __future__ import annotations

import time
from dataclasses import dataclass

from sqlite_utils import Database

from studio.store.database import DatabaseFile
from studio.values import new_id


@dataclass(frozen=True, slots=True)
class Session:
    """A conversation; an empty title has not been chosen yet; times in seconds since 1970."""

    id: str
    flow_id: str
    title: str
    created: float
    updated: float


class SessionStore:
    """The conversations of all flows; the runs of one are told by `RunStore.of_session`."""

    def __init__(self, file: DatabaseFile) -> None:
        self._file = file

    async def create(self, flow_id: str, title: str = "") -> Session:
        """Begin a conversation; raises `StoreError` when there is no such flow."""
        now = time.time()
        session = Session(new_id(), flow_id, title, now, now)
        await self._file.write(lambda db: _insert(db, session))
        return session

    async def of_flow(self, flow_id: str) -> list[Session]:
        """The conversations of a flow, the last talked in first."""
        query = """SELECT id, flow_id, title, created, updated FROM sessions
                   WHERE flow_id = ? AND deleted IS NULL ORDER BY updated DESC, position DESC"""
        return await self._file.read(lambda reader: [Session(*row) for row in reader.execute(query, (flow_id,))])

    async def rename(self, session_id: str, title: str) -> None:
        """Give a conversation a title."""
        await self._file.write(
            lambda db: db.conn.execute("UPDATE sessions SET title = ? WHERE id = ?", (title, session_id))
        )

    async def delete(self, session_id: str) -> None:
        """Take the conversation out of the list; `restore` brings it back with its runs."""
        await self._mark_deleted(session_id, time.time())

    async def restore(self, session_id: str) -> None:
        """Bring a deleted conversation back."""
        await self._mark_deleted(session_id, None)

    async def clear(self, session_id: str) -> None:
        """Let all agents forget the conversation, for good; its runs stay to be read."""
        await self._file.write(lambda db: _clear(db, session_id))

    async def _mark_deleted(self, session_id: str, at: float | None) -> None:
        await self._file.write(
            lambda db: db.conn.execute("UPDATE sessions SET deleted = ? WHERE id = ?", (at, session_id))
        )


def _insert(db: Database, session: Session) -> None:
    db.conn.execute(
        "INSERT INTO sessions (id, flow_id, title, created, updated) VALUES (?, ?, ?, ?, ?)",
        (session.id, session.flow_id, session.title, session.created, session.updated),
    )


def _clear(db: Database, session_id: str) -> None:
    db.conn.execute("DELETE FROM memories WHERE session_id = ?", (session_id,))
    db.conn.execute(
        """DELETE FROM memories WHERE run_id IN (SELECT id FROM runs WHERE session_id = ?)
           AND NOT (agent >= 'flow:' AND agent < 'flow;')""",
        (session_id,),
    )
