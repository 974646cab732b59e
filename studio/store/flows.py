"""Flows on disk: created, loaded, listed, deleted so that they can come back; how they change is `history`."""

from __future__ import annotations

import sqlite3
import time
from dataclasses import dataclass

from pydantic import ValidationError
from sqlite_utils import Database

from studio.errors import StoreError
from studio.flow.document import Flow
from studio.store.database import DatabaseFile
from studio.values import new_id

_COLUMNS = "id, name, revision, created, updated, deleted"


@dataclass(frozen=True, slots=True)
class FlowEntry:
    """A flow in the list; times in seconds since 1970, `deleted` is None while it is not deleted."""

    id: str
    name: str
    revision: int
    created: float
    updated: float
    deleted: float | None


@dataclass(frozen=True, slots=True)
class FlowRecord:
    """A flow with its document as it stands at `revision`."""

    id: str
    flow: Flow
    revision: int


class FlowStore:
    """The flows of the data folder."""

    def __init__(self, file: DatabaseFile) -> None:
        self._file = file

    async def create(self, flow: Flow) -> str:
        """Store a new flow at revision 1; gives its id."""
        return await self._file.write(lambda db: _create(db, flow.name, flow.model_dump_json()))

    async def load(self, flow_id: str) -> FlowRecord | None:
        """The flow as it stands; None when there is none; raises `StoreError` when it cannot be read."""
        row = await self._file.read(lambda reader: _document(reader, flow_id))
        if row is None:
            return None
        revision, document = row
        try:
            return FlowRecord(flow_id, Flow.model_validate_json(document), revision)
        except ValidationError as error:
            raise StoreError("The flow could not be read, so it was left as it is. Export it to look at it.") from error

    async def document(self, flow_id: str) -> bytes | None:
        """The flow's document as it is stored, for a download; None when there is none."""
        row = await self._file.read(lambda reader: _document(reader, flow_id))
        return row[1].encode() if row else None

    async def all(self, *, deleted: bool = False) -> list[FlowEntry]:
        """The flows, or those that were deleted, the last changed first."""
        mark = "NOT NULL" if deleted else "NULL"
        query = f"SELECT {_COLUMNS} FROM flows WHERE deleted IS {mark} ORDER BY updated DESC, rowid DESC"  # noqa: S608
        return await self._file.read(lambda reader: [FlowEntry(*row) for row in reader.execute(query)])

    async def duplicate(self, flow_id: str) -> str | None:
        """Store a copy under "… copy", without history; gives its id, None when there is no such flow."""
        record = await self.load(flow_id)
        if record is None:
            return None
        return await self.create(record.flow.model_copy(update={"name": f"{record.flow.name[:195]} copy"}))

    async def delete(self, flow_id: str) -> None:
        """Take the flow out of the list; `restore` brings it back with all it has."""
        await self._file.write(
            lambda db: db.conn.execute("UPDATE flows SET deleted = ? WHERE id = ?", (time.time(), flow_id))
        )

    async def restore(self, flow_id: str) -> None:
        """Bring a deleted flow back."""
        await self._file.write(lambda db: db.conn.execute("UPDATE flows SET deleted = NULL WHERE id = ?", (flow_id,)))


def _create(db: Database, name: str, document: str) -> str:
    now = time.time()
    flow_id = new_id()
    db.table("flows").insert(
        {"id": flow_id, "name": name, "revision": 1, "document": document, "created": now, "updated": now}
    )
    return flow_id


def _document(reader: sqlite3.Connection, flow_id: str) -> tuple[int, str] | None:
    return reader.execute("SELECT revision, document FROM flows WHERE id = ?", (flow_id,)).fetchone()
