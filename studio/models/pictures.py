"""The pictures of a talk, read from the media store at the model's door and nowhere before."""

from __future__ import annotations

from asyncio import to_thread
from base64 import b64encode
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from studio.models.turns import Picture
from studio.values import Image, Message

MAX_PICTURE = 5_000_000
"""Bytes of one picture, the least that a provider takes."""
MAX_PICTURES = 15_000_000
"""Bytes of all pictures in one question; the newest are shown, the others told about."""
_MIMES = frozenset({"image/png", "image/jpeg", "image/webp", "image/gif"})


class MediaFiles(Protocol):
    """Where the bytes of media are."""

    def path(self, hash: str) -> Path | None:
        """The file of that hash, None when there is none."""
        ...


async def pictures_in(messages: Iterable[Message], files: MediaFiles) -> dict[str, Picture]:
    """The pictures that can be shown, by hash; others are told about in words."""
    shown: dict[str, Picture] = {}
    room = MAX_PICTURES
    for image in reversed([part for message in messages for part in message.parts if isinstance(part, Image)]):
        if image.hash in shown or image.mime not in _MIMES or image.size > min(MAX_PICTURE, room):
            continue
        path = files.path(image.hash)
        if path and (read := await to_thread(_read, path)):
            shown[image.hash] = Picture(image.mime, read)
            room -= image.size
    return shown


def _read(path: Path) -> str:
    try:
        return b64encode(path.read_bytes()).decode()
    except OSError:
        return ""
