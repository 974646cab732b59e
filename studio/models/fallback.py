"""Several models as one: the next is asked when one fails before its first word."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import replace

from studio.chat_model import ChatDelta, ChatRequest, Finished, ModelName, Models, TextDelta
from studio.errors import ModelFailure


class Fallback:
    """Asks the models in this order; at least one is named.

    Once a model has begun to speak it is not replaced, since nobody could take back what was read.
    """

    def __init__(self, models: Models, names: tuple[ModelName, ...]) -> None:
        self._models = models
        self._names = names

    async def stream(self, request: ChatRequest) -> AsyncGenerator[ChatDelta]:
        """The answer of the first model that gives one; raises the `ModelFailure` of the last."""
        for name in self._names[:-1]:
            spoke = False
            try:
                async with aclosing(self._answer(name, request)) as answer:
                    async for delta in answer:
                        spoke = spoke or isinstance(delta, TextDelta | Finished)
                        yield delta
            except ModelFailure:
                if spoke:
                    raise
            else:
                return
        async with aclosing(self._answer(self._names[-1], request)) as answer:
            async for delta in answer:
                yield delta

    async def _answer(self, name: ModelName, request: ChatRequest) -> AsyncGenerator[ChatDelta]:
        async with aclosing(self._models.find(name).stream(replace(request, model=name))) as answer:
            async for delta in answer:
                yield delta
