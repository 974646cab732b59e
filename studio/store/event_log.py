"""The events of all runs, kept in blocks in a file of their own; a block is one JSON array."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import asdict
from itertools import chain, groupby, islice
from operator import itemgetter

import orjson
from pydantic import BaseModel, TypeAdapter
from sqlite_utils import Database

from studio.engine.events import Event
from studio.store.database import DatabaseFile

BLOCK_EVENTS = 256
"""The most events in one block, so that reading a few of them never loads many."""
_EVENTS: TypeAdapter[list[Event]] = TypeAdapter(list[Event])

Group = tuple[str, tuple[Event, ...]]
"""The id of a run and some of its events in order."""


def write_events(database: Database, groups: Sequence[Group]) -> None:
    """Append the groups in order."""
    database.conn.executemany(
        "INSERT INTO blocks (run_id, first_seq, last_seq, content) VALUES (?, ?, ?, ?)", _blocks(groups)
    )


class EventLog:
    """Reads what runs have told."""

    def __init__(self, file: DatabaseFile) -> None:
        self._file = file

    async def after(self, run_id: str, seq: int, limit: int) -> list[Event]:
        """At most `limit` events of the run numbered above `seq`, in order."""
        found: list[Event] = []
        position = seq
        while len(found) < limit and (block := await self._block_after(run_id, position)):
            position, content = block
            found += (event for event in _EVENTS.validate_json(content) if event.seq > seq)
        return found[:limit]

    async def raw(self, run_id: str) -> AsyncIterator[bytes]:
        """All events of the run as JSON lines, piece by piece."""
        position = 0
        while block := await self._block_after(run_id, position):
            position, content = block
            yield _lines(content)

    async def last_seq(self, run_id: str) -> int:
        """The number of the run's last event; 0 when it has none."""
        return await self._file.read(lambda reader: _last_seq(reader, run_id))

    async def forget(self, run_ids: Sequence[str]) -> None:
        """Delete all events of the runs."""
        rows = [(run_id,) for run_id in run_ids]
        await self._file.write(lambda db: db.conn.executemany("DELETE FROM blocks WHERE run_id = ?", rows))

    async def _block_after(self, run_id: str, seq: int) -> tuple[int, bytes] | None:
        def read(reader: sqlite3.Connection) -> tuple[int, bytes] | None:
            return reader.execute(
                "SELECT last_seq, content FROM blocks WHERE run_id = ? AND last_seq > ? ORDER BY last_seq LIMIT 1",
                (run_id, seq),
            ).fetchone()

        return await self._file.read(read)


def _last_seq(reader: sqlite3.Connection, run_id: str) -> int:
    row = reader.execute("SELECT max(last_seq) FROM blocks WHERE run_id = ?", (run_id,)).fetchone()
    return row[0] or 0


def _blocks(groups: Sequence[Group]) -> Iterator[tuple[str, int, int, bytes]]:
    for run_id, same_run in groupby(groups, itemgetter(0)):
        events = chain.from_iterable(events for _, events in same_run)
        while block := list(islice(events, BLOCK_EVENTS)):
            yield run_id, block[0].seq, block[-1].seq, _encoded(block)


def _encoded(events: list[Event]) -> bytes:
    try:
        return orjson.dumps(events, default=_plain, option=orjson.OPT_NON_STR_KEYS)
    except TypeError:
        # Halves of surrogate pairs and integers beyond 64 bits come from models and files; neither may lose an event.
        text = json.dumps([asdict(event) for event in events], default=_plain, ensure_ascii=False)
        return text.encode("utf-8", "replace")


def _plain(value: object) -> object:
    return value.model_dump(mode="json") if isinstance(value, BaseModel) else str(value)


def _lines(content: bytes) -> bytes:
    return b"".join(orjson.dumps(event, option=orjson.OPT_APPEND_NEWLINE) for event in orjson.loads(content))
