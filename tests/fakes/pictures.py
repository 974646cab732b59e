"""Pictures as OpenAI's endpoint answers them, and a shelf in memory to keep them on.

Source: https://platform.openai.com/docs/api-reference/images/object.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import orjson
from PIL.Image import new
from pydantic import JsonValue

from studio.media_shelf import Origin
from studio.values import File, Image, MediaPart
from tests.fakes.model_server import Reply


def picture(colour: str = "red") -> bytes:
    """A small picture of one colour."""
    made = BytesIO()
    new("RGB", (4, 3), colour).save(made, "PNG")
    return made.getvalue()


def sent(*pictures: bytes) -> Reply:
    """An answer with the pictures in it."""
    return _answer([{"b64_json": b64encode(one).decode()} for one in pictures])


def told(*addresses: str) -> Reply:
    """An answer with the addresses of pictures."""
    return _answer([{"url": one, "revised_prompt": "A small picture."} for one in addresses])


def _answer(data: list[JsonValue]) -> Reply:
    content: JsonValue = {"created": 1_700_000_000, "data": data, "usage": {"total_tokens": 100}}
    return Reply((orjson.dumps(content),), headers={"Content-Type": "application/json"})


class Shelved:
    """Keeps files in memory, in the order they came."""

    def __init__(self) -> None:
        self.kept: list[tuple[bytes, Origin]] = []

    async def put(self, source: bytes | BinaryIO, origin: Origin) -> MediaPart:
        """Take the file in."""
        content = source if isinstance(source, bytes) else source.read()
        self.kept.append((content, origin))
        kind = Image if content.startswith(b"\x89PNG") else File
        return kind(hash=sha256(content).hexdigest(), mime="image/png", name=origin.name, size=len(content))

    def path(self, hash: str) -> Path | None:
        """There are no files."""
        assert hash
