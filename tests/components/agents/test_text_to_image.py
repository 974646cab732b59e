"""A picture from words."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from components.agents.text_to_image import TextToImage
from studio.chat_model import ModelName
from studio.engine.events import NodeMessage
from studio.engine.journal import MemoryJournal
from studio.errors import StepFailure
from studio.values import Image, Message
from tests.components.hearing import hearing
from tests.components.staged import cut, given, performed
from tests.engine.playing import flow, node, of_type
from tests.fakes.beside_chat import BRUSH

CAT = Message.of("A cat on a wall")
MODEL = ModelName("work/brush")


async def test_it_has_the_description_drawn_and_shows_the_picture_in_the_chat() -> None:
    with hearing() as desk:
        drawn = await TextToImage(model=MODEL, manner="In watercolour.", quality="high")(CAT)

    ((request, model),) = desk.drawings
    assert (request.description, request.size, request.quality) == (
        "A cat on a wall\n\nIn watercolour.",
        "1024x1024",
        "high",
    )
    assert model == MODEL
    assert [type(part) for part in drawn.parts] == [Image]
    assert drawn.sender == "Writer"
    assert len(desk.said) == 1


async def test_several_pictures_make_one_message() -> None:
    with hearing():
        drawn = await TextToImage(model=MODEL, number=3)(CAT)

    assert len(drawn.media) == 3


async def test_a_message_without_words_is_not_drawn() -> None:
    with hearing() as desk, pytest.raises(StepFailure) as found:
        await TextToImage(model=MODEL, manner="In watercolour.")(Message.of(" "))

    assert found.value.sentence == "Writer got no words that say what to draw."
    assert desk.drawings == []


@pytest.mark.parametrize("size", ["big", "0x100", "1024", "1024x"])
def test_a_size_is_width_and_height(size: str) -> None:
    with pytest.raises(ValidationError):
        TextToImage(size=size)


async def test_a_picture_is_not_drawn_twice_when_the_run_goes_on() -> None:
    made = flow(draw=given(node("TextToImage", model="work/brush"), message="A cat"))
    journal, before = MemoryJournal(), BRUSH.strokes
    first = await performed(made, journal)
    again = await performed(made, past=cut(journal, 1))

    assert next(iter(journal.outcomes)) == "draw#draw1"
    assert BRUSH.strokes == before + 1
    assert [event.message.parts for event in of_type(again, NodeMessage)] == [
        event.message.parts for event in of_type(first, NodeMessage)
    ]
