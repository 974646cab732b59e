"""The store: one data folder, opened once, copied daily, closed cleanly."""

from __future__ import annotations

import logging
import time
from asyncio import CancelledError, create_task, sleep, to_thread
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from pathlib import Path

from sqlite_utils import Database

from studio.errors import DamagedFile, StoreError
from studio.store import migrations
from studio.store.backups import Backups
from studio.store.connections import StoredConnections
from studio.store.database import DatabaseFile
from studio.store.documents import forget_unused_documents
from studio.store.flows import FlowStore
from studio.store.folder import DataFolder
from studio.store.history import History
from studio.store.media import MediaStore
from studio.store.memories import MemoryStore
from studio.store.opening import FilePlan
from studio.store.runs import RunStore
from studio.store.sessions import SessionStore
from studio.store.versions import Versions

log = logging.getLogger(__name__)
RETRY_SECONDS = 3_600.0


class Store:
    """Everything kept on disk, by what it is."""

    def __init__(self, folder: DataFolder, file: DatabaseFile, events: DatabaseFile, epoch: int) -> None:
        self.flows = FlowStore(file)
        self.history = History(file)
        self.versions = Versions(file)
        self.sessions = SessionStore(file)
        self.memories = MemoryStore(file)
        self.runs = RunStore(file, events, epoch)
        self.media = MediaStore(file, folder.media)
        self.connections = StoredConnections(file)

    @classmethod
    @asynccontextmanager
    async def open(cls, path: Path) -> AsyncGenerator[Store]:
        """Open the data folder; raises `DataFolderInUse`, `DamagedFile`, `MadeByNewerVersion` or `StoreError`.

        Leaving writes what is queued; it raises `StoreError` when that cannot be done.
        """
        folder = DataFolder(path)
        async with AsyncExitStack() as stack:
            folder.hold()
            stack.callback(folder.release)
            backups = Backups(folder.flows, folder.backups)
            file = await to_thread(DatabaseFile, FilePlan(folder.flows, migrations.flows, "FULL", backups))
            stack.push_async_callback(to_thread, file.close)
            plan = FilePlan(folder.events, migrations.events, "NORMAL", Backups(folder.events, folder.backups))
            events = await to_thread(DatabaseFile, plan)
            stack.push_async_callback(to_thread, events.close)
            await stack.enter_async_context(_copied_daily(file))
            yield cls(folder, file, events, await file.write(_next_epoch))


def put_copy_back(damaged: DamagedFile) -> Path:
    """Put the newest copy of a damaged file in its place, or begin it anew without one; gives where it was moved.

    Raises `DataFolderInUse` or `StoreError`.
    """
    folder = DataFolder(damaged.path.parent)
    folder.hold()
    try:
        return Backups(damaged.path, folder.backups).restore()
    except OSError as error:
        raise StoreError(f"The copy could not be put in the place of {damaged.path} ({error}).") from error
    finally:
        folder.release()


def _next_epoch(db: Database) -> int:
    (epoch,) = db.conn.execute("INSERT INTO epochs (began) VALUES (?) RETURNING epoch", (time.time(),)).fetchone()
    return epoch


@asynccontextmanager
async def _copied_daily(file: DatabaseFile) -> AsyncGenerator[None]:
    copying = create_task(_copy_daily(file))
    try:
        yield
    finally:
        copying.cancel()
        with suppress(CancelledError):
            await copying


async def _copy_daily(file: DatabaseFile) -> None:
    while True:
        await sleep(file.backups.seconds_until_due(time.time()))
        try:
            await file.write(forget_unused_documents)
            await file.read(file.backups.make)
        except (StoreError, OSError) as error:
            log.warning("The daily copy could not be made: %s", error)
            await sleep(RETRY_SECONDS)
