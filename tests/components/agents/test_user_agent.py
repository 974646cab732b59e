"""A person who answers in the middle of a run."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from components.agents.user_agent import UserAgent
from studio.engine.events import InputRequested, RunFailed
from studio.engine.journal import MemoryJournal
from studio.flow.document import Flow
from studio.values import Message
from tests.components.hearing import hearing
from tests.components.staged import answered, cut, given, notices
from tests.engine.playing import flow, node, of_type, values


async def test_it_asks_in_the_words_of_its_setting_and_hands_on_the_answer() -> None:
    with hearing() as desk:
        assert await UserAgent(question="Well?")(Message.of("a draft")) == desk.answer
    (question,) = desk.questions
    assert (question.text, question.kind, question.timeout) == ("Well?", "text", None)


async def test_how_to_answer_is_as_it_is_set() -> None:
    with hearing() as desk:
        await UserAgent(answered_with="several choices", choices=("yes", "no"), maximum=1, wait_at_most=5)()
    (question,) = desk.questions
    asked = (question.kind, question.choices, question.minimum, question.maximum, question.timeout)
    assert asked == ("choices", ("yes", "no"), None, 1, 5)


def asking(**settings: str | float) -> Flow:
    """A person who is asked in each of two rounds of a loop, and what was said last."""
    return flow(
        "loop.body.start.value > ask.message", "ask > loop.body.end.out", "loop > text.texts",
        loop=given(node("Repeat", times=2), value="draft"),
        ask=node("UserAgent", inside="loop.body").model_copy(update={"settings": settings}), text=node("JoinTexts"),
    )  # fmt: skip


async def test_in_a_loop_every_round_asks_anew() -> None:
    events = await answered(asking(), "one", "two")
    assert values(events)["text"] == "two"
    assert len(of_type(events, InputRequested)) == 2


@pytest.mark.parametrize("length", range(6))
async def test_after_a_restart_nothing_answered_is_asked_again(length: int) -> None:
    journal = MemoryJournal()
    await answered(asking(), "one", "two", journal=journal)
    past = cut(journal, length)
    given_before = sum("#ask" in path for path in past.outcomes)
    events = await answered(asking(), *("one", "two")[given_before:], past=past)
    assert values(events)["text"] == "two"
    assert len(of_type(events, InputRequested)) == 2 - given_before


async def test_when_nobody_answers_it_goes_on_with_what_is_set_and_says_so() -> None:
    journal = MemoryJournal()
    made = asking(wait_at_most=0.01, if_nobody_answers="go on", instead="silence")
    events = await answered(made, journal=journal)
    assert values(events)["text"] == "silence"
    assert notices(events) == ["got no answer in time, and went on without"] * 2
    again = await answered(made, past=cut(journal, 1))
    assert len(of_type(again, InputRequested)) == 1


async def test_when_nobody_answers_it_stops_the_run_unless_set_otherwise() -> None:
    events = await answered(asking(wait_at_most=0.01))
    assert isinstance(events[-1], RunFailed)
    assert events[-1].sentence == "Nobody answered ask in time."


def test_nobody_waits_for_no_time_at_all() -> None:
    with pytest.raises(ValidationError):
        UserAgent(wait_at_most=0)
