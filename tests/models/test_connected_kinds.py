"""What a connection gives besides talk, and what is said of it."""

from __future__ import annotations

import pytest
from pydantic import SecretStr

from studio.chat_model import ModelName
from studio.embedding_model import EmbeddingRequest
from studio.errors import ModelFailure
from studio.media_shelf import Origin
from studio.models.connections import Connection
from studio.models.presets import preset
from studio.picture_model import PictureRequest
from tests.fakes.embeddings import embedded
from tests.fakes.model_server import FakeModel
from tests.fakes.pictures import picture, sent
from tests.models.asking import KEY, hear
from tests.models.connecting import Shelf, client_of, connected, work


@pytest.mark.parametrize(
    ("name", "sentence", "button"),
    [
        ("", "No model that draws is chosen yet. Connect one, and choose it.", "Open Models"),
        ("packaged/qwen", "The built-in model cannot draw. Connect one that can.", "Open Models"),
        ("home/brush", "There is no connection called “home”.", "Choose another model"),
    ],
)
def test_without_a_model_that_draws_there_is_a_way_to_connect_one(name: str, sentence: str, button: str) -> None:
    with pytest.raises(ModelFailure) as found:
        connected(Shelf()).painter(ModelName(name))

    assert found.value.sentence == sentence
    assert found.value.remedy
    assert (found.value.remedy.label, found.value.remedy.action) == (button, "open_models")


async def test_one_connection_talks_embeds_and_draws() -> None:
    async with FakeModel(key=KEY) as fake:
        models = connected(Shelf())
        await models.save(work(fake), SecretStr(KEY))
        fake.say("Hello")
        fake.send(embedded("cat"))
        fake.send(sent(picture()))
        assert (await hear(client_of(models))).text == "Hello"
        assert await models.embedder(ModelName("work/e")).embed(EmbeddingRequest(("cat",)))
        assert await models.painter(ModelName("work/b")).draw(PictureRequest("A cat"), Origin())

    assert [asked.body["model"] for asked in fake.requests] == ["fake-1", "e", "b"]


@pytest.mark.parametrize(
    ("address", "price"),
    [
        ("http://localhost:8080/v1", "Free"),
        ("http://192.168.1.7:8080/v1", "Free"),
        ("https://models.example.com/v1", "Paid to the provider"),
    ],
)
async def test_a_server_of_ones_own_is_not_called_paid(address: str, price: str) -> None:
    models = connected(Shelf())
    await models.save(Connection(name="own", title="Own", base_url=address, model="x"))

    assert models.cards()[1].price == price


def test_dashscope_embeds_ten_texts_at_a_time() -> None:
    assert preset("dashscope").embeds_at_once == 10
