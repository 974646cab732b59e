"""A model that answers by what it is asked and by nothing else, so that a run that goes on hears the same again."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator
from hashlib import sha256

from pydantic import JsonValue

from studio.chat_model import ChatDelta, ChatModel, ChatRequest, Finished, ModelName, TextDelta
from tests.fakes.beside_chat import BesideChat

CORRECTED = "could not be used"
"""What stands in a question that follows on an answer that could not be read."""


class Thoughtful(BesideChat):
    """Words that tell the whole question, or a form filled in by it; one form in three is no form at first.

    What holds one of the words in `stubborn` never gets a form. The only model there is.
    """

    def __init__(self, *stubborn: str) -> None:
        self.asked: list[ChatRequest] = []
        self._stubborn = stubborn

    def find(self, name: ModelName) -> ChatModel:
        """Itself."""
        assert name
        return self

    async def stream(self, request: ChatRequest) -> AsyncGenerator[ChatDelta, None]:
        """The answer to the question."""
        self.asked.append(request)
        yield TextDelta(self._answer(request))
        yield Finished()

    def _answer(self, request: ChatRequest) -> str:
        told = "\n".join((request.instructions, *(f"{m.sender}: {m.text}" for m in request.messages)))
        sum_ = sha256(told.encode()).hexdigest()
        if request.schema is None:
            return f"{request.speaker} {len(request.messages)} {sum_[:6]}"
        stubborn = any(word in message.text for message in request.messages for word in self._stubborn)
        if stubborn or (CORRECTED not in told and int(sum_, 16) % 3 == 0):
            return f"No form {sum_[:6]}"
        return json.dumps(_filled(request.schema, sum_))


def _filled(schema: JsonValue, seed: str) -> JsonValue:
    """A value that fits a schema, chosen by the seed."""
    number = int(sha256(seed.encode()).hexdigest(), 16)
    match schema:
        case {"enum": [*choices]}:
            return choices[number % len(choices)]
        case {"type": "object", "properties": dict() as fields}:
            return {name: _filled(field, f"{seed}{name}") for name, field in fields.items()}
        case {"type": "array", "items": items}:
            return [_filled(items, f"{seed}{place}") for place in range(1 + number % 3)]
        case {"type": "boolean"}:
            return number % 2 == 0
        case {"type": "integer" | "number"}:
            return number % 100
        case _:
            return f"words {number % 1000}"
