from __future__ import annotations

import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from studio.errors import DamagedFile, DataFolderInUse, MadeByNewerVersion
from studio.flow.document import Flow
from studio.store.backups import Backups
from studio.store.database import DatabaseFile
from studio.store.opening import FilePlan
from studio.store.store import Store, put_copy_back


async def a_folder_with_a_flow(path: Path) -> Path:
    """A data folder with a flow, and a copy of its file that has it too."""
    async with Store.open(path) as store:
        await store.flows.create(Flow(name="Kept"))
    file = path / "playbill.db"
    with sqlite3.connect(file) as connection:
        Backups(file, path / "backups").make(connection)
    connection.close()
    return file


async def test_a_second_start_on_the_same_folder_is_refused_with_its_path(tmp_path: Path) -> None:
    async with Store.open(tmp_path):
        with pytest.raises(DataFolderInUse, match=str(tmp_path)):
            async with Store.open(tmp_path):
                pass
    async with Store.open(tmp_path):
        pass


async def test_only_the_owner_may_read_the_folder_and_its_files(tmp_path: Path) -> None:
    async with Store.open(tmp_path / "data"):
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "data").iterdir()}
        modes["."] = stat.S_IMODE((tmp_path / "data").stat().st_mode)
    for name, mode in modes.items():
        assert mode & 0o077 == 0, name


def zero_header(content: bytes) -> bytes:
    return bytes(100) + content[100:]


def overwrite_pages(content: bytes) -> bytes:
    return content[:4096] + b"\xa5" * (len(content) - 4096)


def truncate(content: bytes) -> bytes:
    return content[: len(content) // 2 + 100]


def empty(_: bytes) -> bytes:
    return b""


@pytest.mark.parametrize("damage", [zero_header, overwrite_pages, truncate, empty])
async def test_a_damaged_file_is_left_alone_and_the_last_copy_offered(
    tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    file = await a_folder_with_a_flow(tmp_path)
    damaged = damage(file.read_bytes())
    file.write_bytes(damaged)
    with pytest.raises(DamagedFile, match="damaged") as caught:
        async with Store.open(tmp_path):
            pass
    assert file.read_bytes() == damaged
    assert caught.value.backup == Backups(file, tmp_path / "backups").latest()


async def test_the_last_copy_put_back_has_the_flows(tmp_path: Path) -> None:
    file = await a_folder_with_a_flow(tmp_path)
    file.write_bytes(b"not a database")
    aside = put_copy_back(DamagedFile(file, None))
    async with Store.open(tmp_path) as store:
        assert [entry.name for entry in await store.flows.all()] == ["Kept"]
    assert aside.read_bytes() == b"not a database"


async def test_a_damaged_event_log_begins_anew_and_the_flows_stay(tmp_path: Path) -> None:
    await a_folder_with_a_flow(tmp_path)
    (tmp_path / "events.db").write_bytes(b"not a database")
    put_copy_back(DamagedFile(tmp_path / "events.db", None))
    async with Store.open(tmp_path) as store:
        assert [entry.name for entry in await store.flows.all()] == ["Kept"]


async def test_a_file_of_a_newer_playbill_is_left_alone(tmp_path: Path) -> None:
    file = await a_folder_with_a_flow(tmp_path)
    with sqlite3.connect(file) as connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('playbill', 'm999_later', 'now')"
        )
    connection.close()
    before = file.read_bytes()
    with pytest.raises(MadeByNewerVersion, match="Update Playbill"):
        async with Store.open(tmp_path):
            pass
    assert file.read_bytes() == before


class Killed(BaseException):
    """Stands for the process ending in the middle of a migration."""


@pytest.mark.parametrize("statement", range(4))
def test_a_migration_broken_off_leaves_the_file_as_it_was_with_a_copy_beside_it(tmp_path: Path, statement: int) -> None:
    path = tmp_path / "notes.db"
    backups = Backups(path, tmp_path / "backups")
    (tmp_path / "backups").mkdir()
    DatabaseFile(FilePlan(path, first_steps(), "FULL", backups)).close()
    with pytest.raises(Killed):
        DatabaseFile(FilePlan(path, second_steps(broken_before=statement), "FULL", backups))
    assert columns(path) == ["text"]
    assert len(backups.all()) == 1
    DatabaseFile(FilePlan(path, second_steps(broken_before=None), "FULL", backups)).close()
    assert columns(path) == ["text", "at", "by"]


def first_steps() -> Migrations:
    steps = Migrations("notes")

    @steps(name="m001")
    def create(db: Database) -> None:
        db.executescript("CREATE TABLE notes (text TEXT)")

    return steps


def second_steps(*, broken_before: int | None) -> Migrations:
    steps = first_steps()

    @steps(name="m002")
    def widen(db: Database) -> None:
        statements = ("ALTER TABLE notes ADD at REAL", "UPDATE notes SET at = 0", "ALTER TABLE notes ADD by TEXT", "")
        for number, statement in enumerate(statements):
            if number == broken_before:
                raise Killed
            db.conn.execute(statement)

    return steps


def columns(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    names = [name for (name,) in connection.execute("SELECT name FROM pragma_table_info('notes')")]
    connection.close()
    return names
