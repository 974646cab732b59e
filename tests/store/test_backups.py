from __future__ import annotations

import sqlite3
import stat
import time
from pathlib import Path

import pytest

from studio.store.backups import DAY_SECONDS, KEPT, Backups


@pytest.fixture
def source(tmp_path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(tmp_path / "notes.db")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("CREATE TABLE notes (text TEXT)")
    connection.commit()
    return connection


def test_a_copy_has_what_is_still_in_the_log_and_is_the_owners_alone(
    tmp_path: Path, source: sqlite3.Connection
) -> None:
    source.execute("INSERT INTO notes VALUES ('kept')")
    source.commit()
    copy = Backups(tmp_path / "notes.db", tmp_path).make(source)
    with sqlite3.connect(copy) as copied:
        assert copied.execute("SELECT text FROM notes").fetchall() == [("kept",)]
    copied.close()
    source.close()
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


def test_only_the_last_copies_are_kept(tmp_path: Path, source: sqlite3.Connection) -> None:
    backups = Backups(tmp_path / "notes.db", tmp_path)
    made = [backups.make(source) for _ in range(KEPT + 3)]
    source.close()
    assert backups.all() == made[-KEPT:]


def test_a_copy_is_due_at_once_then_a_day_later_whatever_the_clock_does(
    tmp_path: Path, source: sqlite3.Connection
) -> None:
    backups = Backups(tmp_path / "notes.db", tmp_path)
    assert backups.seconds_until_due(time.time()) == 0
    backups.make(source)
    source.close()
    assert backups.seconds_until_due(time.time()) == pytest.approx(DAY_SECONDS, abs=60)
    assert backups.seconds_until_due(time.time() + 2 * DAY_SECONDS) == 0
    assert backups.seconds_until_due(time.time() - 9 * DAY_SECONDS) == DAY_SECONDS


def test_a_copy_that_failed_leaves_nothing_behind(tmp_path: Path, source: sqlite3.Connection) -> None:
    source.execute("BEGIN")
    with pytest.raises(sqlite3.OperationalError):
        Backups(tmp_path / "notes.db", tmp_path).make(source)
    source.close()
    assert not list(tmp_path.glob("notes-*"))
