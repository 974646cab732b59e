"""A person who answers in the middle of a run."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from components.agents.user_agent import UserAgent
from studio.values import Message
from tests.components.hearing import hearing


async def test_it_asks_in_the_words_of_its_setting_and_hands_on_the_answer() -> None:
    with hearing() as desk:
        assert await UserAgent(question="Well?")(Message.of("a draft")) == desk.answer
    (question,) = desk.questions
    assert (question.text, question.kind, question.timeout) == ("Well?", "text", None)


async def test_choices_make_it_a_choice() -> None:
    with hearing() as desk:
        await UserAgent(choices=("yes", "no"), wait_at_most=5)()
    (question,) = desk.questions
    assert (question.kind, question.choices, question.timeout) == ("choice", ("yes", "no"), 5)


def test_nobody_waits_for_no_time_at_all() -> None:
    with pytest.raises(ValidationError):
        UserAgent(wait_at_most=0)
