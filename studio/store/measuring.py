"""What can be told of a media file by reading its header: the size of a picture, the length of a sound."""

from __future__ import annotations

import wave
from pathlib import Path
from typing import NamedTuple

from PIL import Image, UnidentifiedImageError

MAX_PIXELS = 100_000_000
"""The largest picture that is stored; unpacked, it fills 400 MB."""
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP")


class Extent(NamedTuple):
    """Width and height in pixels."""

    width: int
    height: int


def picture_extent(path: Path) -> Extent | None:
    """The extent of a picture, read without unpacking it; None when it is not a picture after all."""
    try:
        with Image.open(path, formats=_FORMATS) as picture:
            return Extent(*picture.size)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return Extent(MAX_PIXELS, MAX_PIXELS)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        return None


def sound_seconds(path: Path) -> float | None:
    """How long a WAV file plays, by the bytes that are really there; None for what cannot be told."""
    try:
        with wave.open(str(path), "rb") as sound:
            bytes_a_second = sound.getframerate() * sound.getnchannels() * sound.getsampwidth()
            claimed = sound.getnframes() / sound.getframerate()
    except (wave.Error, EOFError, ZeroDivisionError):
        return None
    return min(claimed, path.stat().st_size / bytes_a_second)
