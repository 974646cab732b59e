"""Copies of a database file: made whole while it is in use, the last seven kept, one put back when asked."""

from __future__ import annotations

import os
import shutil
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from studio.store.folder import FILE_MODE

KEPT = 7
DAY_SECONDS = 86_400.0


class Backups:
    """The copies of one database file in a folder, named after the moment they were made (in UTC)."""

    def __init__(self, source: Path, folder: Path) -> None:
        self._source = source
        self._folder = folder

    def all(self) -> list[Path]:
        """The copies, oldest first."""
        return sorted(self._folder.glob(f"{self._source.stem}-*.db"))

    def latest(self) -> Path | None:
        """The newest copy."""
        return next(reversed(self.all()), None)

    def seconds_until_due(self, now: float) -> float:
        """How long the newest copy is still fresh enough, in seconds; 0 when a copy is due."""
        latest = self.latest()
        if latest is None:
            return 0.0
        return min(DAY_SECONDS, max(0.0, latest.stat().st_mtime + DAY_SECONDS - now))

    def make(self, connection: sqlite3.Connection) -> Path:
        """Copy what `connection` sees into a new file and let the oldest copies go; raises `sqlite3.Error`."""
        copy = self._folder / f"{self._source.stem}-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.db"
        unfinished = copy.with_suffix(".unfinished")
        unfinished.unlink(missing_ok=True)
        try:
            connection.execute("VACUUM INTO ?", (str(unfinished),))
            unfinished.chmod(FILE_MODE)
            _flush(unfinished)
            unfinished.replace(copy)
        finally:
            unfinished.unlink(missing_ok=True)
        for old in self.all()[:-KEPT]:
            old.unlink()
        return copy

    def restore(self) -> Path:
        """Move a file that nobody has open aside and put the newest copy in its place; without one it begins anew.

        Gives where the former file went.
        """
        latest = self.latest()
        aside = self._source.with_suffix(f".damaged-{datetime.now(UTC):%Y%m%d-%H%M%S}")
        fresh = self._source.with_suffix(".restored")
        if latest is not None:
            shutil.copyfile(latest, fresh)
            fresh.chmod(FILE_MODE)
            _flush(fresh)
        self._source.replace(aside)
        # The log of the former file would be played into the copy.
        for tail in ("-wal", "-shm"):
            self._source.with_name(self._source.name + tail).unlink(missing_ok=True)
        if latest is not None:
            fresh.replace(self._source)
        return aside


def _flush(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
