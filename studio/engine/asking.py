"""A model asked under the policy of its node: tries with growing, jittered waits, then the other models in turn.

Each question is tried by itself, so that a node that asks several times never repeats what it has done already.
"""

from __future__ import annotations

from contextlib import aclosing
from dataclasses import replace
from typing import TYPE_CHECKING

from studio.chat_model import CallDelta, ChatDelta, ChatRequest, Finished, TextDelta, ThinkingDelta, WarmingUp
from studio.engine.answer import Answer
from studio.engine.attempts import begin_again, patiently
from studio.engine.events import NodeWarming
from studio.errors import ModelFailure
from studio.runtime import Reply
from studio.streams import listener

if TYPE_CHECKING:
    from studio.engine.desk import RunDesk
    from studio.engine.interruption import Speech


async def asked(desk: RunDesk, request: ChatRequest, speech: Speech) -> Reply:
    """The reply of the first model that gives one; raises the `ModelFailure` of the last, which is not tried again.

    What is said meanwhile stands in `speech`, for the one who interrupts.
    """
    *others, last = (request.model, *request.others)
    for name in others:
        try:
            return await _asked_one(desk, replace(request, model=name), speech)
        except ModelFailure as failure:
            if not request.aside:
                begin_again(desk, failure.sentence)
            desk.log(f"asks another model, since the one before did not answer: {failure.sentence}", "notice")
    return await _asked_one(desk, replace(request, model=last), speech)


async def _asked_one(desk: RunDesk, request: ChatRequest, speech: Speech) -> Reply:
    async def attempt() -> Reply:
        speech.answer = answer = Answer()
        async with aclosing(desk.run.models.find(request.model).stream(request)) as deltas:
            async for delta in deltas:
                if not request.aside or isinstance(delta, WarmingUp):
                    _hear(desk, delta)
                answer.add(delta)
        return answer.reply(desk.title)

    return await patiently(desk, attempt)


def _hear(desk: RunDesk, delta: ChatDelta) -> None:
    """Stream what a model says next."""
    match delta:
        case TextDelta(text):
            if feed := listener.get():
                feed.emit(text)
            desk.stream(text)
        case ThinkingDelta(text):
            if text:
                desk.stream(text, thinking=True)
        case WarmingUp(share):
            run = desk.run
            run.tell(NodeWarming(run.log.number(), run.now(), desk.path, desk.cast.id, share))
        case CallDelta() | Finished():
            pass
