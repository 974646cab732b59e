"""The media store: files named after the SHA-256 of their bytes, and an index of what is known of them."""

from __future__ import annotations

import errno
import os
import re
import sqlite3
import time
from asyncio import to_thread
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from sqlite_utils import Database

from studio.errors import DiskFull, StoreError, TooLarge
from studio.media_shelf import Origin
from studio.store.database import DatabaseFile
from studio.store.folder import FILE_MODE, FOLDER_MODE
from studio.store.measuring import MAX_PIXELS, picture_extent, sound_seconds
from studio.store.sniffing import HEAD_BYTES, PLAIN, Kind, sniff
from studio.values import Audio, File, Image, MediaPart, Video, new_id

MAX_BYTES = 500_000_000
_CHUNK = 1_000_000
_HASH = re.compile(r"[0-9a-f]{64}")
_PARTS: dict[str, type[MediaPart]] = {"image": Image, "audio": Audio, "video": Video, "file": File}
_COLUMNS = "kind, hash, mime, name, size, width, height, seconds"


class MediaStore:
    """The files of all messages; a file that comes in twice is kept once."""

    def __init__(self, file: DatabaseFile, folder: Path) -> None:
        self._file = file
        self._folder = folder
        for unfinished in folder.glob("*.incoming"):
            unfinished.unlink()

    async def put(self, source: bytes | BinaryIO, origin: Origin) -> MediaPart:
        """Store a file; raises `TooLarge`, `DiskFull` or `StoreError`, and then nothing of it is kept."""
        stream = BytesIO(source) if isinstance(source, bytes) else source
        part = await to_thread(self._take_in, stream, origin)
        await self._file.write(lambda db: _insert(db, part, origin))
        return part

    async def find(self, hash: str) -> MediaPart | None:
        """What is known of a file; None when there is none of that hash."""
        return await self._file.read(lambda reader: _find(reader, hash))

    def path(self, hash: str) -> Path | None:
        """Where the bytes are; None for a hash that is not stored, and for anything that is not a hash."""
        if not _HASH.fullmatch(hash):
            return None
        path = self._place(hash)
        return path if path.is_file() and not path.is_symlink() else None

    def _place(self, hash: str) -> Path:
        return self._folder / hash[:2] / hash[2:]

    def _take_in(self, stream: BinaryIO, origin: Origin) -> MediaPart:
        path = self._folder / f"{new_id()}.incoming"
        try:
            hash = _copy(stream, path)
            part = _described(path, hash, origin)
            self._move_in(path, hash)
        except OSError as error:
            if error.errno in {errno.ENOSPC, errno.EDQUOT}:
                raise DiskFull("The disk is full, so the file was not stored. Make room and send it again.") from error
            raise StoreError(f"The file could not be stored ({error}).") from error
        finally:
            path.unlink(missing_ok=True)
        return part

    def _move_in(self, path: Path, hash: str) -> None:
        place = self._place(hash)
        place.parent.mkdir(mode=FOLDER_MODE, exist_ok=True)
        path.chmod(FILE_MODE)
        path.replace(place)
        folder = os.open(place.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _copy(source: BinaryIO, path: Path) -> str:
    digest = sha256()
    size = 0
    with path.open("xb") as target:
        while chunk := source.read(_CHUNK):
            size += len(chunk)
            if size > MAX_BYTES:
                raise TooLarge(f"The file is larger than {MAX_BYTES // 1_000_000} MB. Send a smaller one.")
            digest.update(chunk)
            target.write(chunk)
        target.flush()
        os.fsync(target.fileno())
    return digest.hexdigest()


def _described(path: Path, hash: str, origin: Origin) -> MediaPart:
    with path.open("rb") as file:
        kind = sniff(file.read(HEAD_BYTES), origin.mime)
    extent = picture_extent(path) if kind.part is Image else None
    if kind.part is Image and extent is None:
        kind = Kind(File, PLAIN)
    if extent is not None and extent.width * extent.height > MAX_PIXELS:
        raise TooLarge(f"The picture has more than {MAX_PIXELS // 1_000_000} million pixels. Send a smaller one.")
    return kind.part(
        hash=hash,
        mime=kind.mime,
        name=label(origin.name),
        size=path.stat().st_size,
        width=extent.width if extent else None,
        height=extent.height if extent else None,
        seconds=sound_seconds(path) if kind.mime == "audio/wav" else None,
    )


def label(name: str) -> str:
    """The last part of a file name as words to show, never a path: printable, at most 255 characters."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(sign for sign in last if sign.isprintable())[:255]


def _insert(db: Database, part: MediaPart, origin: Origin) -> None:
    db.table("media").insert(
        part.model_dump(exclude={"caption"}) | {"created": time.time(), "run_id": origin.run_id, "node": origin.node},
        ignore=True,
    )


def _find(reader: sqlite3.Connection, hash: str) -> MediaPart | None:
    row = reader.execute(f"SELECT {_COLUMNS} FROM media WHERE hash = ?", (hash,)).fetchone()  # noqa: S608
    if row is None:
        return None
    kind, *_ = row
    known = dict(zip(_COLUMNS.split(", "), row, strict=True))
    return _PARTS[kind].model_validate(known)
