from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from studio.errors import DiskFull, StoreError
from studio.store.backups import Backups
from studio.store.database import DatabaseFile
from studio.store.opening import FilePlan

notes = Migrations("notes")


@notes()
def m001_notes(db: Database) -> None:
    db.executescript("CREATE TABLE notes (text TEXT NOT NULL CHECK (text != 'poison'))")


def write_notes(db: Database, texts: Sequence[str]) -> None:
    db.conn.executemany("INSERT INTO notes (text) VALUES (?)", [(text,) for text in texts])


def count(reader: sqlite3.Connection) -> int:
    return reader.execute("SELECT count(*) FROM notes").fetchone()[0]


@pytest.fixture
def file(tmp_path: Path) -> Iterator[DatabaseFile]:
    path = tmp_path / "notes.db"
    opened = DatabaseFile(FilePlan(path, notes, "FULL", Backups(path, tmp_path)))
    yield opened
    opened.close()


def commits(file: DatabaseFile) -> int:
    """The number of transactions, told by the file's change counter as each connection sees it."""
    return file.read_here(lambda reader: reader.execute("PRAGMA data_version").fetchone()[0])


def test_what_is_put_is_there_after_a_commit(file: DatabaseFile) -> None:
    for number in range(1000):
        file.writer.put(write_notes, str(number))
    file.writer.commit().result()
    assert file.read_here(count) == 1000


def test_what_is_queued_together_shares_one_transaction(file: DatabaseFile) -> None:
    started, go_on = threading.Event(), threading.Event()

    def hold(_: Database) -> None:
        started.set()
        go_on.wait()

    holding = file.writer.call(hold)
    started.wait()
    waiting = [file.writer.call(lambda db, text=str(n): write_notes(db, [text])) for n in range(100)]
    commits(file)
    go_on.set()
    holding.result()
    seen = {commits(file)}
    for each in waiting:
        each.result()
        seen.add(commits(file))
    assert len(seen) <= 2


class Disk:
    """A disk with room for so many pages of the file."""

    def __init__(self, pages: int) -> None:
        self.pages = pages

    def write(self, db: Database, texts: Sequence[str]) -> None:
        db.conn.execute(f"PRAGMA max_page_count = {self.pages}")
        write_notes(db, texts)


def test_a_full_disk_is_told_and_nothing_put_is_lost_when_there_is_room_again(file: DatabaseFile) -> None:
    disk = Disk(pages=1)
    file.writer.put(disk.write, "x" * 100_000)
    with pytest.raises(DiskFull, match="Nothing is lost"):
        file.writer.commit().result()
    assert file.read_here(count) == 0
    disk.pages = 1_000
    file.writer.commit().result()
    assert file.read_here(count) == 1


def test_a_call_that_failed_has_not_happened_later_either(file: DatabaseFile) -> None:
    disk = Disk(pages=1)
    with pytest.raises(DiskFull):
        file.writer.call(lambda db: disk.write(db, ["x" * 100_000])).result()
    disk.pages = 1_000
    file.writer.call(lambda db: disk.write(db, ["kept"])).result()
    assert file.read_here(count) == 1


def test_saving_goes_on_by_itself_when_there_is_room_again(file: DatabaseFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("studio.store.writer.RETRY_SECONDS", 0.01)
    disk = Disk(pages=1)
    written = threading.Event()

    def write(db: Database, texts: Sequence[str]) -> None:
        disk.write(db, texts)
        written.set()

    file.writer.put(write, "x" * 100_000)
    with pytest.raises(DiskFull):
        file.writer.commit().result()
    disk.pages = 1_000
    assert written.wait(10)


def test_a_file_held_by_another_program_is_told_and_written_when_it_lets_go(file: DatabaseFile, tmp_path: Path) -> None:
    file.writer.call(lambda db: db.conn.execute("PRAGMA busy_timeout = 50")).result()
    other = sqlite3.connect(tmp_path / "notes.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    file.writer.put(write_notes, "kept")
    with pytest.raises(StoreError, match="Another program holds"):
        file.writer.commit().result()
    other.execute("ROLLBACK")
    other.close()
    file.writer.commit().result()
    assert file.read_here(count) == 1


def test_one_item_that_cannot_be_written_takes_no_neighbour_along(file: DatabaseFile) -> None:
    for text in ("before", "poison", "after"):
        file.writer.put(write_notes, text)
    with pytest.raises(StoreError, match="could not be written down"):
        file.writer.commit().result()
    assert file.read_here(count) == 2
    file.writer.commit().result()


def test_a_call_that_raises_is_undone_alone_and_tells_its_caller(file: DatabaseFile) -> None:
    def write_then_stumble(db: Database) -> None:
        write_notes(db, ["undone"])
        raise ValueError("stumbled")

    file.writer.put(write_notes, "kept")
    with pytest.raises(ValueError, match="stumbled"):
        file.writer.call(write_then_stumble).result()
    assert file.read_here(count) == 1


def test_closing_writes_what_is_queued_and_refuses_what_comes_after(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    file = DatabaseFile(FilePlan(path, notes, "FULL", Backups(path, tmp_path)))
    file.writer.put(write_notes, "last")
    file.close()
    assert count(sqlite3.connect(path)) == 1
    with pytest.raises(StoreError, match="is ending"):
        file.writer.commit()


def test_whoever_puts_more_than_the_disk_takes_hears_of_the_failure(
    file: DatabaseFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("studio.store.writer.MAX_PENDING", 10)
    disk = Disk(pages=1)
    with pytest.raises(DiskFull):
        put_many(file, disk)
    disk.pages = 100_000


def put_many(file: DatabaseFile, disk: Disk) -> None:
    for _ in range(100):
        file.writer.put(disk.write, "x" * 100_000)
