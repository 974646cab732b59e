"""What a file is, told by its first bytes; what whoever sent it says is heard only where the bytes leave it open."""

from __future__ import annotations

from typing import NamedTuple

from studio.values import Audio, File, Image, MediaPart, Video

HEAD_BYTES = 4_096
"""How many of the first bytes are looked at."""
PLAIN = "application/octet-stream"
_TEXTS = frozenset({"text/plain", "text/csv", "text/markdown", "application/json"})
_FRAMES = frozenset({b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"})
"""How MP3 files without a tag begin."""


class Kind(NamedTuple):
    """The part a file becomes in a message, and its MIME type."""

    part: type[MediaPart]
    mime: str


class _Mark(NamedTuple):
    at: int
    signs: bytes
    kind: Kind


_MARKS = (
    _Mark(0, b"\x89PNG\r\n\x1a\n", Kind(Image, "image/png")),
    _Mark(0, b"\xff\xd8\xff", Kind(Image, "image/jpeg")),
    _Mark(0, b"GIF87a", Kind(Image, "image/gif")),
    _Mark(0, b"GIF89a", Kind(Image, "image/gif")),
    _Mark(0, b"ID3", Kind(Audio, "audio/mpeg")),
    _Mark(0, b"fLaC", Kind(Audio, "audio/flac")),
    _Mark(4, b"ftypM4A", Kind(Audio, "audio/mp4")),
    _Mark(0, b"%PDF-", Kind(File, "application/pdf")),
    _Mark(0, b"PK\x03\x04", Kind(File, "application/zip")),
    _Mark(0, b"\x1f\x8b", Kind(File, "application/gzip")),
)
_MOVING = frozenset({b"isom", b"iso2", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"dash", b"M4V "})


def sniff(head: bytes, declared: str = "") -> Kind:
    """What a file beginning with `head` is; pages, drawings and all that could run are plain files.

    `declared` chooses between sound and film in containers that hold either, and between kinds of plain text.
    """
    for at, signs, kind in _MARKS:
        if head.startswith(signs, at):
            return kind
    if head[:2] in _FRAMES:
        return Kind(Audio, "audio/mpeg")
    return _container(head, declared) or _text(head, declared)


def _container(head: bytes, declared: str) -> Kind | None:
    is_sound = declared.startswith("audio/")
    if head.startswith(b"RIFF"):
        return {b"WEBP": Kind(Image, "image/webp"), b"WAVE": Kind(Audio, "audio/wav")}.get(head[8:12])
    if head.startswith(b"OggS"):
        return Kind(Video, "video/ogg") if b"theora" in head else Kind(Audio, "audio/ogg")
    if head.startswith(b"\x1a\x45\xdf\xa3") and b"webm" in head:
        return Kind(Audio, "audio/webm") if is_sound else Kind(Video, "video/webm")
    if head[4:8] == b"ftyp" and head[8:12] in _MOVING:
        return Kind(Audio, "audio/mp4") if is_sound else Kind(Video, "video/mp4")
    return None


def _text(head: bytes, declared: str) -> Kind:
    # A character cut by the end of the head is not a sign against text.
    for end in range(len(head), max(0, len(head) - 4), -1):
        try:
            head[:end].decode()
        except UnicodeDecodeError:
            continue
        plain = declared.partition(";")[0].strip().lower()
        return Kind(File, PLAIN if b"\0" in head else plain if plain in _TEXTS else "text/plain")
    return Kind(File, PLAIN)
