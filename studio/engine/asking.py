"""A model asked under the policy of its node: tries with growing, jittered waits, then the other models in turn.

Each question is tried by itself, so that a node that asks several times never repeats what it has done already.
"""

from __future__ import annotations

from contextlib import aclosing
from dataclasses import replace
from typing import TYPE_CHECKING

from studio.chat_model import ChatRequest, WarmingUp
from studio.engine.answer import Answer
from studio.engine.attempts import begin_again, patiently
from studio.errors import ModelFailure
from studio.runtime import Reply

if TYPE_CHECKING:
    from studio.engine.desk import RunDesk


async def asked(desk: RunDesk, request: ChatRequest) -> Reply:
    """The reply of the first model that gives one; raises the `ModelFailure` of the last, which is not tried again."""
    *others, last = (request.model, *request.others)
    for name in others:
        try:
            return await _asked_one(desk, replace(request, model=name))
        except ModelFailure as failure:
            if not request.aside:
                begin_again(desk, failure.sentence)
            desk.log(f"asks another model, since the one before did not answer: {failure.sentence}", "notice")
    return await _asked_one(desk, replace(request, model=last))


async def _asked_one(desk: RunDesk, request: ChatRequest) -> Reply:
    async def attempt() -> Reply:
        answer = Answer()
        async with aclosing(desk.run.models.find(request.model).stream(request)) as deltas:
            async for delta in deltas:
                if not request.aside or isinstance(delta, WarmingUp):
                    desk.hear(delta)
                answer.add(delta)
        return answer.reply(desk.title)

    return await patiently(desk, attempt)
