"""One sqlite file of the store: written by one thread, read by many."""

from __future__ import annotations

import sqlite3
from asyncio import get_running_loop, wrap_future
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import local
from typing import TypeVar

from studio.errors import StoreError
from studio.store.opening import FilePlan, connect, open_for_writing
from studio.store.writer import Writer
from studio.store.writes import Work

T = TypeVar("T")
Read = Callable[[sqlite3.Connection], T]

READERS = 3


class DatabaseFile:
    """An open sqlite file; opening raises `DamagedFile`, `MadeByNewerVersion` or `StoreError`."""

    def __init__(self, plan: FilePlan) -> None:
        self.backups = plan.backups
        self.writer = Writer(open_for_writing(plan), plan.path)
        self._path = plan.path
        self._connections: list[sqlite3.Connection] = []
        self._local = local()
        self._pool = ThreadPoolExecutor(READERS, thread_name_prefix=f"reader of {plan.path.name}")

    async def write(self, work: Work[T]) -> T:
        """Do the work in a transaction and give its result once it is safe on disk; raises `StoreError`."""
        try:
            return await wrap_future(self.writer.call(work))
        except sqlite3.Error as error:
            raise StoreError(f"{self._path} did not take what was to be written ({error}).") from error

    async def read(self, read: Read[T]) -> T:
        """Read in a thread that may wait for the disk; raises `StoreError`."""
        return await get_running_loop().run_in_executor(self._pool, partial(self.read_here, read))

    def read_here(self, read: Read[T]) -> T:
        """Read in the calling thread, over its own read-only connection; raises `StoreError`."""
        try:
            return read(self._connection())
        except sqlite3.Error as error:
            raise StoreError(f"{self._path} could not be read ({error}).") from error

    def close(self) -> None:
        """Write what is queued and close every connection; raises `StoreError` if not all could be written."""
        self._pool.shutdown()
        for connection in self._connections:
            connection.close()
        self.writer.close()

    def _connection(self) -> sqlite3.Connection:
        found: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if found is None:
            found = connect(self._path, "ro")
            self._local.connection = found
            self._connections.append(found)
        return found
