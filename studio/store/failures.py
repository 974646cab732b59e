"""What sqlite's errors mean to the user: which of them pass by themselves, and the sentence for each."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from studio.errors import DiskFull, StoreError

_PASSING = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_NOTADB,
    }
)


def lies_outside(error: BaseException) -> bool:
    """Whether the cause is the disk or another program, so that the same write may succeed later."""
    return isinstance(error, sqlite3.Error) and _code(error) in _PASSING


def sentence_for(error: BaseException, path: Path) -> StoreError:
    """What to tell the user about a write to the file at `path` that failed."""
    match _code(error):
        case sqlite3.SQLITE_FULL:
            return DiskFull("The disk is full. Nothing is lost; saving goes on when there is room.")
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return StoreError(f"Another program holds {path}. Close it there; saving then goes on.")
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return StoreError(
                f"{path} was damaged while Playbill was running. Restart Playbill to see the last backup."
            )
        case _:
            return StoreError(f"{path} could not be written ({error}). Saving goes on as soon as it can be.")


def _code(error: BaseException) -> int:
    extended: int = getattr(error, "sqlite_errorcode", 0)
    return extended & 0xFF
