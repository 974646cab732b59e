"""The data folder: where things lie in it, who may read it, and the lock that keeps a second Playbill out."""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock, Timeout

from studio.errors import DataFolderInUse, StoreError

FOLDER_MODE = 0o700
FILE_MODE = 0o600


class DataFolder:
    """A folder readable by its owner alone, held by one process."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.flows = path / "playbill.db"
        self.events = path / "events.db"
        self.media = path / "media"
        self.backups = path / "backups"
        self._lock = FileLock(path / "playbill.lock", timeout=0, mode=FILE_MODE, thread_local=False)

    def hold(self) -> None:
        """Make the folder and lock it; raises `DataFolderInUse` or `StoreError`."""
        try:
            for folder in (self.path, self.media, self.backups):
                folder.mkdir(parents=True, exist_ok=True)
                folder.chmod(FOLDER_MODE)
            self._lock.acquire()
        except Timeout:
            raise DataFolderInUse(
                f"Another Playbill is already using the folder {self.path}. Close it, or start this one with --data "
                "and another folder."
            ) from None
        except OSError as error:
            raise StoreError(
                f"The data folder {self.path} cannot be used ({error}). Choose another with --data."
            ) from error

    def release(self) -> None:
        """Let another process hold the folder."""
        self._lock.release()
