"""The questions a run waits with, answered from outside the engine's loop."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from studio.question import Question
from studio.values import Message


@dataclass(slots=True)
class Waiting:
    """One open question and whom the answer goes to."""

    node: str
    question: Question
    answer: asyncio.Future[Message]


class Questions:
    """The open questions of one run by the path of the asking step."""

    def __init__(self) -> None:
        self._open: dict[str, Waiting] = {}

    def first(self) -> tuple[str, Waiting] | None:
        """The question that has waited longest."""
        return next(iter(self._open.items()), None)

    def at(self, path: str) -> Question | None:
        """The question that waits at a path."""
        waiting = self._open.get(path)
        return waiting.question if waiting else None

    async def ask(self, path: str, node: str, question: Question) -> Message | None:
        """The person's answer, None when nobody answered in time."""
        waiting = Waiting(node, question, asyncio.get_running_loop().create_future())
        self._open[path] = waiting
        try:
            async with asyncio.timeout(question.timeout):
                return await waiting.answer
        except TimeoutError:
            return None
        finally:
            self._open.pop(path, None)

    def answer(self, path: str, message: Message) -> bool:
        """Hand in an answer from any thread; False when nobody waits at that path any more."""
        waiting = self._open.pop(path, None)
        if waiting is None:
            return False
        waiting.answer.get_loop().call_soon_threadsafe(_settle, waiting.answer, message)
        return True


def _settle(future: asyncio.Future[Message], message: Message) -> None:
    if not future.done():
        future.set_result(message)
