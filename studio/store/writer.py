"""The one thread that writes to a database file.

SQLite before 3.51.3 can damage a file in WAL mode that two connections write, so each file has exactly one connection
that may write, owned by this thread. What is queued within `GROUP_SECONDS`, or until somebody waits, shares one
transaction. When the disk is full or the file is held by another program, whoever waits hears of it, calls are dropped,
and items are kept and tried again.
"""

from __future__ import annotations

import sqlite3
from collections import deque
from concurrent.futures import Future
from pathlib import Path
from threading import Event, Thread
from typing import TypeVar, cast

from sqlite_utils import Database

from studio.errors import StoreError
from studio.store.failures import sentence_for
from studio.store.writes import Batch, Call, Commit, Work, Write, apply_all, apply_calls

T = TypeVar("T")

GROUP_SECONDS = 0.01
GROUP_WRITES = 5_000
RETRY_SECONDS = 1.0
MAX_PENDING = 100_000
"""How many items may wait for the disk before whoever puts more has to wait too."""


class Writer:
    """Writes to one database file, in groups, from a thread of its own."""

    def __init__(self, database: Database, path: Path) -> None:
        self._database = database
        self._path = path
        self._queue: deque[Write] = deque()
        self._kept: list[Write] = []
        self._failure: StoreError | None = None
        self._woken = Event()
        self._urgent = Event()
        self._room = Event()
        self._closing = False
        self._thread = Thread(target=self._run, name=f"writer of {path.name}", daemon=True)
        self._thread.start()

    def put(self, batch: Batch[T], item: T) -> None:
        """Write an item soon; raises `StoreError` when too much waits already and the file cannot be written."""
        if len(self._queue) + len(self._kept) >= MAX_PENDING:
            self._wait_for_room()
        self._queue.append((batch, item))  # pyright: ignore[reportArgumentType]
        if not self._woken.is_set():
            self._woken.set()

    def call(self, work: Work[T]) -> Future[T]:
        """Do the work in order with all that was queued; the future is done when it is safe on disk."""
        return self._enqueue(Call(work))

    def commit(self) -> Future[None]:
        """A future that is done when everything queued before is safe on disk; it fails with `StoreError`."""
        return self._enqueue(Commit())

    def close(self) -> None:
        """Write what is queued, fold the log into the file and end; raises `StoreError` if that cannot be done."""
        last = self.commit()
        self._closing = True
        self._wake()
        self._thread.join()
        last.result()

    def _enqueue(self, call: Call[T]) -> Future[T]:
        if self._closing:
            raise StoreError(f"{self._path} is closed: Playbill is ending.")
        self._queue.append((apply_calls, call))  # pyright: ignore[reportArgumentType]
        self._wake()
        return call.future

    def _wake(self) -> None:
        self._urgent.set()
        self._woken.set()

    def _wait_for_room(self) -> None:
        while len(self._queue) + len(self._kept) >= MAX_PENDING:
            if self._failure is not None:
                raise self._failure
            self._room.clear()
            self._wake()
            self._room.wait()

    def _run(self) -> None:
        while not (self._closing and not self._queue):
            if self._kept:
                self._urgent.wait(RETRY_SECONDS)
            else:
                self._woken.wait()
                self._urgent.wait(GROUP_SECONDS)
            self._woken.clear()
            self._urgent.clear()
            self._write(self._take())
            self._room.set()
        self._database.close()

    def _take(self) -> list[Write]:
        # After a failure everything is taken, so that whoever waits hears of it at once.
        limit = len(self._queue) if self._kept else min(len(self._queue), GROUP_WRITES)
        taken = [*self._kept, *(self._queue.popleft() for _ in range(limit))]
        if self._queue:
            self._wake()
        return [
            write for write in taken if (call := _call(write)) is None or call.future.set_running_or_notify_cancel()
        ]

    def _write(self, writes: list[Write]) -> None:
        connection = self._database.conn
        calls = [call for write in writes if (call := _call(write))]
        try:
            connection.execute("BEGIN IMMEDIATE")
            apply_all(self._database, writes)
            connection.execute("COMMIT")
        except sqlite3.Error as error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            self._failure = sentence_for(error, self._path)
            self._kept = [write for write in writes if _call(write) is None]
            for call in calls:
                call.future.set_exception(self._failure)
        else:
            self._failure = None
            self._kept = []
            for call in calls:
                call.settle()


def _call(write: Write) -> Call[object] | None:
    content = write[1]
    return cast("Call[object]", content) if isinstance(content, Call) else None
