"""Runs on disk: accepted before anybody is told of them, found again after a kill, listed, measured."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from sqlite_utils import Database

from studio.engine.journal import Past, RunStatus
from studio.store.database import DatabaseFile
from studio.store.documents import keep_document
from studio.store.event_log import EventLog
from studio.store.past import read_past
from studio.store.run_journal import RunMark, StoredJournal
from studio.values import new_id

MEASURED = 20
"""How many of the last finished runs tell how long a flow usually takes."""
_COLUMNS = "id, flow_id, revision, session_id, created, status, epoch, started, ended"


@dataclass(frozen=True, slots=True)
class RunRecord:
    """What is accepted: the flow as it is now (its document as JSON), the inputs (encoded JSON), the conversation.

    `session` is empty for a run outside of a conversation. A second record with the same `key` is the same run.
    """

    flow_id: str
    revision: int
    document: str
    inputs: bytes
    session: str = ""
    key: str | None = None
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class StoredRun:
    """A run as it stands; times in seconds since 1970, `epoch` counts the starts of Playbill."""

    id: str
    flow_id: str
    revision: int
    session: str
    created: float
    status: RunStatus
    epoch: int
    started: float | None
    ended: float | None

    @property
    def seconds(self) -> float | None:
        """How long the run took; None while it has not ended."""
        return None if self.started is None or self.ended is None else max(0.0, self.ended - self.started)


@dataclass(frozen=True, slots=True)
class Usual:
    """How long a flow usually takes, and how many steps it takes in that time."""

    seconds: float
    steps: int


class RunStore:
    """The runs of all flows; `epoch` is the number of this start of Playbill."""

    def __init__(self, file: DatabaseFile, events: DatabaseFile, epoch: int) -> None:
        self.epoch = epoch
        self.events = EventLog(events)
        self._file = file
        self._event_file = events

    async def accept(self, record: RunRecord) -> str:
        """Write the run down as queued; gives its id, or that of the run accepted with the same key before."""
        return await self._file.write(lambda db: _accept(db, record, self.epoch))

    def journal(self, run_id: str, remembers: int | None = None) -> StoredJournal:
        """Where the run writes down what it does; `remembers` is that of its past, by default all there is now."""
        return StoredJournal(RunMark(run_id, self.epoch, remembers), self._file.writer, self._event_file.writer)

    async def past(self, run_id: str, session: str) -> Past:
        """What is known when the run begins or goes on."""
        last_seq = await self.events.last_seq(run_id)
        return await self._file.read(lambda reader: read_past(reader, run_id, session, last_seq))

    async def unfinished(self) -> list[StoredRun]:
        """The runs that an earlier start of Playbill left queued, running or waiting, oldest first."""
        return await self._runs(
            "epoch < ? AND status IN ('queued', 'running', 'waiting') ORDER BY position", self.epoch
        )

    async def adopt(self, run_id: str) -> bool:
        """Take over a run that an earlier start left unfinished; False when somebody has done so, or it has ended."""
        return await self._file.write(lambda db: _adopt(db, run_id, self.epoch))

    async def run(self, run_id: str) -> StoredRun | None:
        """The run as it stands; None when there is none."""
        return next(iter(await self._runs("id = ?", run_id)), None)

    async def record(self, run_id: str) -> RunRecord | None:
        """What was accepted, with the flow's document as it was then."""
        return await self._file.read(lambda reader: _record(reader, run_id))

    async def value(self, run_id: str, path: str) -> bytes | None:
        """The whole result of a step as encoded JSON; None when there is none."""
        return await self._file.read(lambda reader: _value(reader, run_id, path))

    async def of_flow(self, flow_id: str, limit: int = 100) -> list[StoredRun]:
        """The last runs of a flow, newest first."""
        return await self._runs("flow_id = ? ORDER BY position DESC LIMIT ?", flow_id, limit)

    async def of_session(self, session: str) -> list[StoredRun]:
        """The runs of a conversation in order."""
        return await self._runs("session_id = ? ORDER BY position", session)

    async def usual(self, flow_id: str) -> Usual | None:
        """The median of the flow's last finished runs; None when none has finished yet."""
        return await self._file.read(lambda reader: _usual(reader, flow_id))

    async def delete(self, run_ids: Sequence[str]) -> None:
        """Delete runs with all they have done, for good; those that have not ended are left."""
        deleted = await self._file.write(lambda db: _delete(db, run_ids))
        await self.events.forget(deleted)

    async def _runs(self, where: str, *values: str | int) -> list[StoredRun]:
        query = f"SELECT {_COLUMNS} FROM runs WHERE {where}"  # noqa: S608 - conditions are written above
        return await self._file.read(lambda reader: [StoredRun(*row) for row in reader.execute(query, values)])


def _accept(db: Database, record: RunRecord, epoch: int) -> str:
    if record.key is not None:
        earlier = db.conn.execute("SELECT id FROM runs WHERE key = ?", (record.key,)).fetchone()
        if earlier is not None:
            return earlier[0]
    db.conn.execute(
        """INSERT INTO runs (id, flow_id, revision, document, session_id, inputs, key, created, status, epoch)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'queued', ?)""",
        (
            record.id,
            record.flow_id,
            record.revision,
            keep_document(db, record.document),
            record.session,
            record.inputs,
            record.key,
            time.time(),
            epoch,
        ),
    )
    db.conn.execute("UPDATE sessions SET updated = ? WHERE id = ?", (time.time(), record.session))
    return record.id


def _adopt(db: Database, run_id: str, epoch: int) -> bool:
    changed = db.conn.execute(
        "UPDATE runs SET epoch = ? WHERE id = ? AND epoch < ? AND status IN ('queued', 'running', 'waiting')",
        (epoch, run_id, epoch),
    )
    return changed.rowcount == 1


def _record(reader: sqlite3.Connection, run_id: str) -> RunRecord | None:
    row = reader.execute(
        """SELECT flow_id, revision, content, inputs, session_id, key, id
           FROM runs JOIN documents ON documents.hash = runs.document WHERE id = ?""",
        (run_id,),
    ).fetchone()
    return RunRecord(*row) if row else None


def _value(reader: sqlite3.Connection, run_id: str, path: str) -> bytes | None:
    row = reader.execute("SELECT value FROM steps WHERE run_id = ? AND path = ?", (run_id, path)).fetchone()
    return row[0] if row else None


def _usual(reader: sqlite3.Connection, flow_id: str) -> Usual | None:
    rows = reader.execute(
        """SELECT ended - started, (SELECT count(*) FROM steps WHERE run_id = runs.id)
           FROM runs WHERE flow_id = ? AND status = 'finished' AND ended >= started ORDER BY position DESC LIMIT ?""",
        (flow_id, MEASURED),
    ).fetchall()
    if not rows:
        return None
    return Usual(median(seconds for seconds, _ in rows), round(median(steps for _, steps in rows)))


def _delete(db: Database, run_ids: Sequence[str]) -> list[str]:
    ended = [
        run_id
        for run_id in run_ids
        if db.conn.execute("DELETE FROM runs WHERE id = ? AND ended IS NOT NULL", (run_id,)).rowcount
    ]
    for table in ("steps", "begun", "failed_attempts", "memories"):
        db.conn.executemany(f"DELETE FROM {table} WHERE run_id = ?", [(run_id,) for run_id in ended])  # noqa: S608
    return ended
