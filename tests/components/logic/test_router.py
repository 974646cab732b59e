"""A model that chooses the way."""

from __future__ import annotations

import pytest

from components.logic.router import Router
from studio.errors import ModelFailure
from studio.form import Named
from studio.values import Message
from tests.components.scripted import scripted

ROUTER = Router(routes=(Named(name="Question", help="asks"), Named(name="complaint")))


async def first(message: Message) -> str:
    return f"1 {message.text}"


async def second(message: Message) -> str:
    return f"2 {message.text}"


async def other(message: Message) -> str:
    return f"other {message.text}"


@pytest.mark.parametrize(
    ("said", "result"), [("question", "1 hi"), ("Complaint", "2 hi"), ("none of these", "other hi")]
)
async def test_the_way_that_the_model_chooses_is_run_and_no_other(said: str, result: str) -> None:
    with scripted(f'{{"choice": "{said}"}}') as desk:
        assert await ROUTER(Message.of("hi"), first, second, otherwise=other) == result
    (request,) = desk.requests
    assert "- Question: asks" in request.instructions
    assert (request.temperature, request.aside) == (0, True)


async def test_a_way_without_anything_in_it_is_the_other_one() -> None:
    with scripted('{"choice": "complaint"}'):
        assert await ROUTER(Message.of("hi"), first, otherwise=other) == "other hi"


async def test_a_choice_that_is_none_is_asked_for_again_and_then_the_other_way_is_taken() -> None:
    with scripted('{"choice": "praise"}') as desk:
        assert await ROUTER(Message.of("hi"), first, second, otherwise=other) == "other hi"
    assert len(desk.requests) == 3
    notices = [sentence for sentence, level in desk.logged if level == "notice"]
    assert notices[-1].startswith("could not tell which way fits. Writer's answer could not be read, three times in a")


async def test_a_model_that_does_not_answer_at_all_fails_it() -> None:
    with scripted(ModelFailure("Nobody there.")), pytest.raises(ModelFailure, match="Nobody there"):
        await ROUTER(Message.of("hi"), first, second, otherwise=other)
