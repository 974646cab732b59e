"""A desk at which the model gives one answer after the other, the last again and again."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field

from studio.chat_model import ChatRequest
from studio.errors import ModelFailure
from studio.runtime import Reply, at_desk
from studio.values import Message
from tests.components.hearing import Hearing

CUT = "…cut"
"""An answer that ends so was cut by its length."""


@dataclass
class Scripted(Hearing):
    """What is said at the desk is written down; the answers, or failures, are those of the script."""

    answers: list[str | ModelFailure] = field(default_factory=list[str | ModelFailure])

    async def chat(self, request: ChatRequest) -> Reply:
        """The next answer."""
        said = self.answers[min(len(self.requests), len(self.answers) - 1)]
        self.requests.append(request)
        if isinstance(said, ModelFailure):
            raise said
        message = Message.of(said.removesuffix(CUT), sender=self.title, role="assistant")
        return Reply(message, 1, 1, cut=said.endswith(CUT))

    @property
    def sentences(self) -> list[str]:
        """What was logged."""
        return [sentence for sentence, _ in self.logged]


@contextmanager
def scripted(*answers: str | ModelFailure) -> Generator[Scripted]:
    """Lay the desk before whatever is called meanwhile."""
    desk = Scripted(answers=list(answers))
    token = at_desk.set(desk)
    try:
        yield desk
    finally:
        at_desk.reset(token)
