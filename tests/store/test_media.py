from __future__ import annotations

import wave
from errno import ENOSPC
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from struct import pack
from zlib import compress, crc32

import pytest
from PIL import Image as Pictures

from studio.errors import DiskFull, TooLarge
from studio.store.media import Origin, label
from studio.store.store import Store
from studio.values import Audio, File, Image, MediaPart


def a_picture(kind: str) -> bytes:
    content = BytesIO()
    Pictures.new("RGB", (4, 3), "red").save(content, kind)
    return content.getvalue()


def a_sound(seconds: float) -> bytes:
    content = BytesIO()
    with wave.open(content, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(bytes(int(seconds * 16000)))
    return content.getvalue()


def a_bomb(side: int) -> bytes:
    """A PNG whose header claims a picture of side x side pixels."""
    header, data = b"IHDR" + pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0), b"IDAT" + compress(bytes(1000))
    chunks = (pack(">I", len(chunk) - 4) + chunk + pack(">I", crc32(chunk)) for chunk in (header, data))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


async def stored(folder: Path, content: bytes, origin: Origin | None = None) -> MediaPart:
    async with Store.open(folder) as store:
        return await store.media.put(content, origin or Origin())


async def test_a_file_is_kept_under_its_hash_and_only_once(tmp_path: Path) -> None:
    content = a_picture("PNG")
    async with Store.open(tmp_path) as store:
        first = await store.media.put(content, Origin("a.png"))
        second = await store.media.put(BytesIO(content), Origin("b.png"))
        path = store.media.path(first.hash)
        assert await store.media.find(first.hash) == first
    assert first.hash == second.hash == sha256(content).hexdigest()
    assert path is not None
    assert path.read_bytes() == content
    assert [file for file in (tmp_path / "media").rglob("*") if file.is_file()] == [path]


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
async def test_a_picture_is_told_by_its_bytes_whatever_the_sender_says(tmp_path: Path, kind: str) -> None:
    part = await stored(tmp_path, a_picture(kind), Origin("x.exe", "text/html"))
    assert isinstance(part, Image)
    assert (part.mime, part.width, part.height) == (f"image/{kind.lower()}", 4, 3)


async def test_a_sound_knows_how_long_it_plays_by_what_is_there(tmp_path: Path) -> None:
    claims_ten_hours = bytearray(a_sound(0.5))
    claims_ten_hours[40:44] = pack("<I", 16000 * 36_000)
    honest, lying = await stored(tmp_path, a_sound(0.5)), await stored(tmp_path, bytes(claims_ten_hours))
    assert isinstance(honest, Audio)
    assert honest.seconds == pytest.approx(0.5)
    assert lying.seconds == pytest.approx(0.5, abs=0.1)


@pytest.mark.parametrize(
    ("content", "declared", "mime"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "image/svg+xml", "text/plain"),
        (b"<!doctype html><script>alert(1)</script>", "text/html", "text/plain"),
        (b"\x89PNG\r\n\x1a\n<script>alert(1)</script>", "image/png", "application/octet-stream"),
        (b"a,b\n1,2\n", "text/csv", "text/csv"),
        ("ein Wörtchen".encode(), "", "text/plain"),
        (b"%PDF-1.7", "image/png", "application/pdf"),
        (b"RIFF\0\0\0\0XXXX\xff\xfe", "audio/wav", "application/octet-stream"),
        (b"\x7fELF\0\1", "audio/wav", "application/octet-stream"),
        (b"", "image/png", "application/octet-stream"),
    ],
)
async def test_what_is_no_picture_sound_or_film_is_a_plain_file(
    tmp_path: Path, content: bytes, declared: str, mime: str
) -> None:
    part = await stored(tmp_path, content, Origin(mime=declared))
    assert isinstance(part, File)
    assert part.mime == mime


async def test_a_sound_in_a_container_of_films_is_what_its_sender_says(tmp_path: Path) -> None:
    content = b"\x1a\x45\xdf\xa3" + b"\0" * 20 + b"webm"
    assert (await stored(tmp_path, content, Origin(mime="audio/webm"))).mime == "audio/webm"
    assert (await stored(tmp_path, content, Origin(mime="text/html"))).mime == "video/webm"


@pytest.mark.parametrize("side", [10_001, 30_000])
async def test_a_picture_that_would_fill_the_memory_is_refused_and_nothing_of_it_is_kept(
    tmp_path: Path, side: int
) -> None:
    with pytest.raises(TooLarge, match="million pixels"):
        await stored(tmp_path, a_bomb(side))
    assert not [file for file in (tmp_path / "media").rglob("*") if file.is_file()]


async def test_a_file_over_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("studio.store.media.MAX_BYTES", 10)
    with pytest.raises(TooLarge):
        await stored(tmp_path, b"x" * 11)
    assert not [file for file in (tmp_path / "media").rglob("*") if file.is_file()]


@pytest.mark.parametrize(
    "hash",
    [
        "",
        "..",
        "../../playbill.db",
        "/etc/passwd",
        "a" * 63,
        "A" * 64,
        "a" * 64 + "\n",
        "ab/" + "c" * 61,
        "%2e%2e/",
        "a\0b",
    ],
)
async def test_s8_only_a_hash_leads_to_a_file(tmp_path: Path, hash: str) -> None:
    async with Store.open(tmp_path) as store:
        assert store.media.path(hash) is None
        assert await store.media.find(hash) is None


async def test_s8_a_link_put_into_the_folder_leads_nowhere(tmp_path: Path) -> None:
    async with Store.open(tmp_path) as store:
        (tmp_path / "media" / "aa").mkdir()
        (tmp_path / "media" / "aa" / ("a" * 62)).symlink_to("/etc/passwd")
        assert store.media.path("a" * 64) is None


@pytest.mark.parametrize(
    ("name", "shown"),
    [("../../etc/passwd", "passwd"), ("C:\\x\\cat.png", "cat.png"), ("a\0b\x1b[31m", "ab[31m"), ("n" * 300, "n" * 255)],
)
def test_s8_a_name_is_a_label_and_never_a_path(name: str, shown: str) -> None:
    assert label(name) == shown


async def test_what_a_killed_process_left_half_stored_is_cleared_away(tmp_path: Path) -> None:
    await stored(tmp_path, b"kept")
    (tmp_path / "media" / "half.incoming").write_bytes(b"half")
    async with Store.open(tmp_path):
        assert not list((tmp_path / "media").glob("*.incoming"))


class FullDisk(BytesIO):
    """A file that comes in while the disk runs full."""

    def read(self, _: int | None = -1, /) -> bytes:
        raise OSError(ENOSPC, "No space left on device")


async def test_a_full_disk_is_told_and_nothing_of_the_file_is_kept(tmp_path: Path) -> None:
    async with Store.open(tmp_path) as store:
        with pytest.raises(DiskFull, match="Make room"):
            await store.media.put(FullDisk(), Origin())
        assert not list((tmp_path / "media").iterdir())
        assert (await store.media.put(b"fits", Origin())).size == 4
