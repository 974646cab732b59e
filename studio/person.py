"""How a component asks a person who may not answer."""

from __future__ import annotations

from studio import runtime
from studio.answering import Misfit, read_answer
from studio.errors import Unanswered
from studio.question import Question
from studio.values import Message


async def answer_to(question: Question) -> Message | None:
    """The person's answer, None when nobody answered in time; either stays as it was when the run goes on.

    One that does not fit, wherever it came from, is asked for again.
    """
    while True:
        try:
            answer = read_answer(question, await runtime.ask(question))
        except Unanswered:
            return None
        if not isinstance(answer, Misfit):
            return answer
