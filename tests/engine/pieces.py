"""Small components and a model of few words, for the tests of the engine."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, AsyncIterable
from contextlib import suppress
from typing import ClassVar, NamedTuple, TypeVar

from components.agents.dialog_agent import DialogAgent
from components.agents.user_agent import UserAgent
from components.logic.if_ import If
from components.messages.chat_input import ChatInput
from components.messages.join_texts import JoinTexts
from components.messages.show import Show
from components.messages.text import Text
from components.pipelines.repeat import Repeat
from components.pipelines.sequence import Sequence
from components.pipelines.while_ import While
from studio import runtime
from studio.catalog import Catalog
from studio.chat_model import ChatDelta, ChatRequest, Finished, ModelName, TextDelta
from studio.component import Body, Component, Effect, Turn, in_turn
from studio.errors import StepFailure
from studio.values import Value
from tests.fakes.beside_chat import BesideChat

T = TypeVar("T")
calls: dict[str, int] = {}
"""How often a counted piece was called, by its mark; cleared by the tests that look."""


class Echo(Component):
    """Gives back what it gets."""

    async def __call__(self, value: str) -> str:
        """Echo."""
        return value


class Add(Component):
    """Adds up numbers."""

    plus: float = 0
    """What to add."""

    async def __call__(self, *values: float) -> float:
        """Add."""
        return sum(values) + self.plus


class Pair(NamedTuple):
    """Two results."""

    low: float
    high: float


class MinMax(Component):
    """The least and the greatest."""

    async def __call__(self, *values: float) -> Pair:
        """Compare."""
        return Pair(min(values), max(values))


class Counted(Component):
    """Counts its calls and fails the first few."""

    mark: str = "counted"
    """What it is counted under."""
    failures: int = 0
    """How many calls fail first."""

    async def __call__(self, value: str) -> str:
        """Count."""
        calls[self.mark] = calls.get(self.mark, 0) + 1
        if calls[self.mark] <= self.failures:
            raise StepFailure(f"{self.mark} is not ready.", retryable=True)
        return f"{value}{self.mark}"


class Send(Counted):
    """Does something that shows in the world."""

    effect: ClassVar[Effect] = "once"


class Sleep(Component):
    """Waits a while."""

    seconds: float = 0.05
    """How long."""

    async def __call__(self, value: str = "") -> str:
        """Wait."""
        await asyncio.sleep(self.seconds)
        return value


class Stubborn(Component):
    """Does not listen when it is told to stop."""

    async def __call__(self) -> str:
        """Swallow every cancellation until the test lets go."""
        while "let go" not in calls:
            with suppress(asyncio.CancelledError):
                await asyncio.sleep(0.01)
        return "late"


class Block(Component):
    """Blocks a process."""

    async def __call__(self) -> Value:
        """Block."""
        return await runtime.blocking(time.sleep, 60)  # noqa: TID251 - what blocks is the point


class Explode(Component):
    """Raises something."""

    what: str = "ValueError"
    """The name of the exception."""

    async def __call__(self, value: str = "") -> str:
        """Raise."""
        kinds: dict[str, type[BaseException]] = {
            kind.__name__: kind
            for kind in (ValueError, SystemExit, KeyboardInterrupt, MemoryError, RecursionError, asyncio.CancelledError)
        }
        raise kinds[self.what](value)


class Words(Component):
    """Says words one by one."""

    words: tuple[str, ...] = ("one ", "two ", "three")
    """The words."""
    failures: int = 0
    """How many tries break off after the first word."""

    async def __call__(self) -> str:
        """Speak."""
        calls["words"] = calls.get("words", 0) + 1
        for word in self.words:
            runtime.emit(word)
            await asyncio.sleep(0)
            if calls["words"] <= self.failures:
                raise StepFailure("It broke off.", retryable=True)
        return "".join(self.words)


class Loud(Component):
    """Hears words while they are said."""

    async def __call__(self, words: AsyncIterable[str]) -> str:
        """Shout what was heard, with bars between."""
        heard: list[str] = []
        async for word in words:
            calls["heard"] = calls.get("heard", 0) + 1
            heard.append(word.strip().upper())
        return "|".join(heard)


class ThreeAtOnce(Component):
    """Runs its body three times side by side, the last turn begun first."""

    async def __call__(self, value: str, body: Body[str, str]) -> str:
        """Three turns."""
        turns = (Turn(number, apart=True) for number in (3, 2, 1))
        return ", ".join(await asyncio.gather(*(in_turn(turn, body, value) for turn in turns)))


class FewWords:
    """A model that answers with its instructions and the number of messages it was shown."""

    async def stream(self, request: ChatRequest) -> AsyncGenerator[ChatDelta, None]:
        """Two deltas and an end."""
        calls["model"] = calls.get("model", 0) + 1
        await asyncio.sleep(0.001)
        yield TextDelta(f"{request.instructions} ")
        yield TextDelta(str(len(request.messages)))
        yield Finished("stop", 1, 2)


class FewModels(BesideChat):
    """One model for every name."""

    def find(self, name: ModelName) -> FewWords:
        """The model."""
        assert name
        return FewWords()


PIECES: tuple[type[Component], ...] = (
    Echo, Add, MinMax, Counted, Send, Sleep, Stubborn, Block, Explode, Words, Loud, ThreeAtOnce,
    ChatInput, Text, Show, JoinTexts, DialogAgent, UserAgent, Repeat, While, Sequence, If,
)  # fmt: skip
CATALOG = Catalog({piece.__name__: piece for piece in PIECES}, ())
