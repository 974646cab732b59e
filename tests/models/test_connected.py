from __future__ import annotations

import pytest
from cryptography.fernet import Fernet
from pydantic import SecretStr

from studio.chat_model import ModelName
from studio.errors import ModelFailure
from studio.models.connections import Connection
from studio.models.http import Outbound
from studio.models.trial import try_connection
from studio.store.secrets import Vault
from tests.fakes.model_server import FakeModel
from tests.models.asking import KEY, POST, hear, question
from tests.models.connecting import Shelf, client_of, connected, work


async def test_a_saved_connection_answers_also_after_a_restart() -> None:
    shelf, vault = Shelf(), Vault(Fernet.generate_key())
    async with FakeModel(key=KEY) as fake:
        await connected(shelf, vault).save(work(fake), SecretStr(KEY))
        models = connected(shelf, vault)
        await models.load()
        heard = await hear(client_of(models))

    assert heard.text == "You said: Hello?"
    assert [card.name for card in models.cards()] == [ModelName.default, "work/fake-1", "work/gpt-image-1"]
    assert [card.draws for card in models.cards()] == [False, False, True]


async def test_a_changed_connection_keeps_its_key_until_it_gets_another() -> None:
    async with FakeModel(key=KEY) as fake:
        models = connected(Shelf())
        await models.save(work(fake), SecretStr(KEY))
        await models.save(work(fake, model="fake-2"))
        assert (await hear(client_of(models))).failure is None
        await models.save(work(fake), SecretStr(""))

        assert not models.connections[0].has_key
        assert (await hear(client_of(models))).failure


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("", "No model is chosen yet."),
        ("home/qwen", "There is no connection called “home”."),
        ("packaged/other", "There is no connection called “packaged”."),
    ],
)
def test_a_model_that_is_not_there_can_be_replaced_by_the_built_in_one(name: str, sentence: str) -> None:
    with pytest.raises(ModelFailure) as found:
        connected(Shelf()).find(ModelName(name))

    assert found.value.sentence == sentence
    assert found.value.remedy
    assert (found.value.remedy.field, found.value.remedy.value) == ("model", "packaged/qwen")


async def test_a_deleted_connection_is_gone_with_its_key() -> None:
    shelf = Shelf()
    async with FakeModel() as fake:
        models = connected(shelf)
        await models.save(work(fake), SecretStr(KEY))
        await models.delete("work")

    assert (shelf.kept, models.connections) == ({}, ())


async def test_a_key_sealed_elsewhere_is_to_be_entered_again() -> None:
    shelf = Shelf()
    async with FakeModel() as fake:
        await connected(shelf).save(work(fake), SecretStr(KEY))
    models = connected(shelf)
    await models.load()
    with pytest.raises(ModelFailure) as found:
        models.find(ModelName("work/fake-1"))

    assert found.value.sentence == "The key of “Work” can no longer be read. Enter it again."


async def test_a_key_is_nowhere_to_be_seen() -> None:
    shelf = Shelf()
    async with FakeModel() as fake:
        models = connected(shelf)
        await models.save(work(fake), SecretStr(KEY))
        fake.refuse(401, {"error": {"message": f"Incorrect API key provided: {KEY}"}})
        heard = await hear(client_of(models), question())

    server = models.connections[0].server(models.key_of("work"))
    shown = [repr(shelf.kept), repr(models.connections), repr(server), repr(heard), str(models.cards())]
    stored = [one.model_dump_json() for one in shelf.kept.values()]
    assert heard.failure
    assert not any("CANARY" in text for text in [*shown, *stored, heard.failure.details])


async def test_trying_a_connection_says_that_it_works_and_what_it_offers() -> None:
    async with FakeModel(key=KEY) as fake:
        trial = await try_connection(work(fake, model=""), SecretStr(KEY), Outbound())

    assert (trial.works, trial.models) == (True, ("fake-1",))
    assert trial.sentence.startswith("Works, answered in 0.")


async def test_trying_a_connection_says_why_it_does_not_work() -> None:
    async with FakeModel(key=KEY) as fake:
        trial = await try_connection(work(fake), SecretStr("sk-wrong"), Outbound())
        nobody = fake.port
    gone = await try_connection(work(fake, preset="ollama"), SecretStr(""), Outbound())

    assert trial.sentence == "Refused: OpenAI did not accept the key of “Work”."
    assert gone.sentence == f"Refused: Nothing answers at 127.0.0.1:{nobody}. Is Ollama running?"


async def test_a_card_says_what_its_model_cannot_do() -> None:
    models = connected(Shelf())
    for name, model in (("eyes", "gpt-4o"), ("ears", "gpt-3.5-turbo")):
        await models.save(Connection(name=name, title=name, base_url="https://x.example.com", model=model))
    await models.save(Connection(name="told", title="Told", base_url="https://x.example.com", model="x", sight=True))
    await models.save(Connection(name="own", title="Own", base_url="https://x.example.com", protocol="post", post=POST))

    assert {card.name: card.cannot for card in models.cards()[1:]} == {
        "eyes/gpt-4o": ("hear sound",),
        "ears/gpt-3.5-turbo": ("see pictures", "hear sound"),
        "told/x": ("hear sound",),
        "own/default": ("see pictures", "hear sound"),
    }
