"""The seam between whoever makes a file and the store that keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from studio.values import MediaPart


@dataclass(frozen=True, slots=True)
class Origin:
    """What is said of a file when it comes in: its name, its type by the sender's word, the run and node it is from."""

    name: str = ""
    mime: str = ""
    run_id: str = ""
    node: str = ""


class MediaShelf(Protocol):
    """Where the files of messages are kept."""

    async def put(self, source: bytes | BinaryIO, origin: Origin) -> MediaPart:
        """Keep a file; raises `StoreError`, and then nothing of it is kept."""
        ...

    def path(self, hash: str) -> Path | None:
        """The file of that hash, None when there is none."""
        ...
