"""Wrappers round a model: breaker and pace."""

from __future__ import annotations

from collections.abc import AsyncGenerator

import pytest

from studio.chat_model import ChatDelta, ChatModel, ChatRequest, Finished, ModelName, TextDelta
from studio.errors import ModelFailure
from studio.models.breaker import FAILURES, REST, Breaker, Guarded
from studio.models.pace import Pace
from studio.models.server import Server
from tests.models.asking import Heard, hear

DOWN = ModelFailure("down", retryable=True)
BUSY = ModelFailure("busy", retryable=True, retry_after=7)
NO = ModelFailure("no")
SERVER = Server("Work", "Acme", "http://localhost")


class Scripted:
    """Does one thing after the other: fails, speaks, or speaks and then fails; the last again and again."""

    def __init__(self, *script: ModelFailure | str | tuple[str, ModelFailure]) -> None:
        self.script = list(script)
        self.asked: list[ModelName] = []

    async def stream(self, request: ChatRequest) -> AsyncGenerator[ChatDelta]:
        self.asked.append(request.model)
        match self.script.pop(0) if len(self.script) > 1 else self.script[0]:
            case ModelFailure() as failure:
                raise failure
            case str(text):
                yield TextDelta(text)
                yield Finished()
            case (text, failure):
                yield TextDelta(text)
                raise failure


class Clock:
    """A clock that is set."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


async def asked_often(model: ChatModel, times: int) -> list[Heard]:
    return [await hear(model) for _ in range(times)]


async def test_a_server_that_fails_again_and_again_is_left_in_peace() -> None:
    clock, model = Clock(), Scripted(DOWN)
    guarded = Guarded(model, SERVER, Breaker(clock))
    *_, last = await asked_often(guarded, FAILURES + 3)

    assert len(model.asked) == FAILURES
    assert last.failure
    assert last.failure.sentence == "Acme failed again and again, so it is left in peace for a moment."
    assert (last.failure.retryable, last.failure.retry_after) == (True, REST)


async def test_after_a_rest_one_question_finds_out() -> None:
    clock, model = Clock(), Scripted(*[DOWN] * FAILURES, DOWN, "back", "again")
    guarded = Guarded(model, SERVER, Breaker(clock))
    await asked_often(guarded, FAILURES)
    clock.now = REST
    found = await asked_often(guarded, 2)
    clock.now = 2 * REST

    assert [heard.failure and heard.failure.sentence == "down" for heard in found] == [True, False]
    assert [heard.text for heard in await asked_often(guarded, 2)] == ["back", "again"]


async def test_only_one_question_at_a_time_finds_out() -> None:
    clock, breaker = Clock(), Breaker(lambda: clock.now)
    for _ in range(FAILURES):
        breaker.failed()
    clock.now = REST

    assert [breaker.closed_for(), breaker.closed_for()] == [0, 1]
    breaker.given_up()
    assert breaker.closed_for() == 0


@pytest.mark.parametrize("failure", [BUSY, NO])
async def test_a_server_that_answers_is_not_broken(failure: ModelFailure) -> None:
    model = Scripted(failure)
    await asked_often(Guarded(model, SERVER, Breaker()), 2 * FAILURES)

    assert len(model.asked) == 2 * FAILURES


async def test_a_success_forgets_the_failures_before_it() -> None:
    model = Scripted(DOWN, DOWN, DOWN, DOWN, "fine", DOWN, DOWN, DOWN, DOWN, "fine")

    assert [heard.text for heard in await asked_often(Guarded(model, SERVER, Breaker()), 10)][4::5] == ["fine", "fine"]


def test_questions_keep_their_distance() -> None:
    clock = Clock()
    pace = Pace(30, clock)

    assert [pace.wait(), pace.wait(), pace.wait()] == [0, 2, 4]
    clock.now = 100
    assert [pace.wait(), pace.wait()] == [0, 2]
