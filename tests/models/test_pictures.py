from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.chat_model import ChatRequest, ModelName
from studio.models.client import ModelClient
from studio.models.http import Outbound
from studio.models.pictures import MAX_PICTURE, pictures_in
from studio.models.server import Server
from studio.models.sight import sees
from studio.models.stopping import Stopping
from studio.values import Image, Message
from tests.fakes.model_server import FakeModel
from tests.models.asking import QUICK, hear

PNG = b"\x89PNG not really"
HASH = sha256(PNG).hexdigest()


class Folder:
    """Files named after their hashes."""

    def __init__(self, folder: Path, *contents: bytes) -> None:
        self.folder = folder
        for content in contents:
            (folder / sha256(content).hexdigest()).write_bytes(content)

    def path(self, hash: str) -> Path | None:
        return self.folder / hash if (self.folder / hash).exists() else None


def picture(hash: str = HASH, mime: str = "image/png", size: int = len(PNG)) -> Image:
    return Image(hash=hash, mime=mime, size=size, caption="a cat")


@pytest.mark.parametrize(
    ("model", "found"),
    [("gpt-4o", f"data:image/png;base64,{b64encode(PNG).decode()}"), ("gpt-3.5-turbo", "[picture: a cat]")],
)
async def test_a_model_that_sees_is_shown_pictures_and_another_is_told(tmp_path: Path, model: str, found: str) -> None:
    async with FakeModel() as fake:
        client = ModelClient(Server("Work", "Acme", fake.base_url), Outbound(), QUICK, Folder(tmp_path, PNG))
        fake.say("A cat")
        await hear(client, ChatRequest(ModelName(f"work/{model}"), "", (Message(parts=(picture(),)),)))

    sent = str(fake.requests[0].body["messages"])
    assert [shown in sent for shown in ("data:image", "[picture")] == [
        shown in found for shown in ("data:", "[picture")
    ]
    assert found in sent


@pytest.mark.parametrize(
    "image",
    [picture(hash="0" * 64), picture(mime="image/tiff"), picture(size=MAX_PICTURE + 1)],
    ids=["lost", "strange", "large"],
)
async def test_a_picture_that_cannot_be_shown_is_left_to_words(tmp_path: Path, image: Image) -> None:
    assert await pictures_in([Message(parts=(image,))], Folder(tmp_path, PNG)) == {}


async def test_the_newest_pictures_are_shown_when_not_all_fit(tmp_path: Path) -> None:
    contents = [bytes([number]) for number in range(5)]
    images = [picture(sha256(content).hexdigest(), size=MAX_PICTURE) for content in contents]
    shown = await pictures_in([Message(parts=tuple(images))], Folder(tmp_path, *contents))

    assert list(shown) == [image.hash for image in reversed(images[2:])]


@pytest.mark.parametrize(
    "model",
    [
        *("gpt-4o-mini", "gpt-5-mini", "o3", "o4-mini", "claude-sonnet-4-5", "gemini-2.5-flash", "gemma3:4b"),
        *("llava:7b", "qwen2.5vl:3b", "qwen3-vl-plus", "Qwen/Qwen2.5-VL-7B-Instruct", "llama3.2-vision", "pixtral-12b"),
        *("mistral-small-latest", "meta-llama/Llama-4-Scout", "anthropic/claude-opus-4.5"),
    ],
)
def test_models_that_see_are_known_by_their_names(model: str) -> None:
    assert sees(model)


@pytest.mark.parametrize(
    "model",
    [
        *("gpt-3.5-turbo", "gpt-oss-20b", "o1-mini", "o3-mini", "gemma3:1b", "gemma3:270m", "llama3.2", "qwen-plus"),
        *("deepseek-chat", "text-embedding-3-small", "gpt-4o-audio-preview", "fake-1", ""),
    ],
)
def test_models_that_are_not_known_to_see_are_taken_for_blind(model: str) -> None:
    assert not sees(model)


@given(st.lists(st.text("abc", max_size=4)), st.lists(st.text("abc", min_size=1, max_size=3), max_size=2))
def test_an_answer_ends_before_the_first_stop_word_however_it_is_cut(pieces: list[str], stops: list[str]) -> None:
    stopping, whole = Stopping(tuple(stops)), "".join(pieces)
    said = "".join(map(stopping.take, pieces))
    said += "" if stopping.hit else stopping.rest()
    ends = [whole.find(stop) for stop in stops if stop in whole]

    assert stopping.hit == bool(ends)
    assert whole.startswith(said)
    assert not any(stop in said for stop in stops)
    assert stopping.hit or said == whole
