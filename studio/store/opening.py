"""Opening a sqlite file of the store: looked at before anything is written, copied before its tables change."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from sqlite_utils import Database, Migrations

from studio.errors import DamagedFile, MadeByNewerVersion
from studio.store.backups import Backups
from studio.store.failures import sentence_for
from studio.store.folder import FILE_MODE

BUSY_MILLISECONDS = 5_000
LOG_BYTES = 64_000_000
"""What the write-ahead log is cut back to after it has been folded into the file."""
_NOT_SOUND = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


@dataclass(frozen=True, slots=True)
class FilePlan:
    """A file of the store: where it lies, its tables, and how hard a commit is ("FULL" survives a power cut)."""

    path: Path
    migrations: Migrations
    synchronous: Literal["FULL", "NORMAL"]
    backups: Backups


def connect(path: Path, mode: Literal["ro", "rw"]) -> sqlite3.Connection:
    """A connection whose transactions are ours to begin and end; it may be handed to another thread."""
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False
    )
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def open_for_writing(plan: FilePlan) -> Database:
    """The file with its tables up to date.

    Raises `DamagedFile` or `MadeByNewerVersion`, the file untouched, or `StoreError`.
    """
    is_empty = not plan.path.exists() or plan.path.stat().st_size == 0
    latest = plan.backups.latest()
    if is_empty and latest is not None:
        raise DamagedFile(plan.path, latest)
    try:
        if not is_empty:
            _look_at(plan)
        plan.path.touch(FILE_MODE)
        return _prepared(plan)
    except sqlite3.Error as error:
        if error.sqlite_errorcode & 0xFF in _NOT_SOUND:
            raise DamagedFile(plan.path, latest) from error
        raise sentence_for(error, plan.path) from error


def _look_at(plan: FilePlan) -> None:
    with closing(connect(plan.path, "ro")) as connection:
        if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise DamagedFile(plan.path, plan.backups.latest())
        tables = Database(connection, execute_plugins=False)
        known = {step.name for step in plan.migrations.pending(Database(memory=True, execute_plugins=False))}
        if any(step.name not in known for step in plan.migrations.applied(tables)):
            raise MadeByNewerVersion(
                f"{plan.path} was written by a newer Playbill, so this one has not touched it. "
                "Update Playbill and start it again."
            )
        if plan.migrations.applied(tables) and plan.migrations.pending(tables):
            plan.backups.make(connection)


def _prepared(plan: FilePlan) -> Database:
    database = Database(connect(plan.path, "rw"), execute_plugins=False)
    try:
        database.conn.execute("PRAGMA journal_mode = WAL")
        database.conn.execute(f"PRAGMA synchronous = {plan.synchronous}")
        database.conn.execute("PRAGMA foreign_keys = ON")
        database.conn.execute("PRAGMA wal_autocheckpoint = 1000")
        database.conn.execute(f"PRAGMA journal_size_limit = {LOG_BYTES}")
        plan.migrations.apply(database)
    except BaseException:
        database.close()
        raise
    return database
