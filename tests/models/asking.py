"""Asking a model in a test."""

from __future__ import annotations

from contextlib import aclosing
from dataclasses import dataclass

import pytest
from pydantic import SecretStr

from studio.chat_model import ChatDelta, ChatModel, ChatRequest, Finished, ModelName, TextDelta
from studio.errors import ModelFailure
from studio.models.client import ModelClient
from studio.models.http import Limits, Outbound
from studio.models.post_template import PostTemplate
from studio.models.protocols import ProtocolName
from studio.models.server import Server
from studio.values import Message
from tests.fakes.model_server import FakeModel

KEY = "sk-CANARY-1234567890abcdef"
QUICK = Limits(connect=2, first=2, between=2, total=20)


def question(text: str = "Hello?", *, model: str = "work/fake-1") -> ChatRequest:
    """A question of one message, to be answered by Writer."""
    return ChatRequest(ModelName(model), "Be brief.", (Message.of(text),), speaker="Writer")


def client(fake: FakeModel, limits: Limits = QUICK, key: str = KEY) -> ModelClient:
    """A client of the fake server, under the names of a hosted provider."""
    return ModelClient(Server("Work", "OpenAI", fake.base_url, SecretStr(key)), Outbound(), limits)


POST = PostTemplate(
    headers={"X-Key": "{{key}}"},
    body={"inputs": "{{text}}", "talk": "{{messages}}", "parameters": {"max_new_tokens": "{{max_tokens}}"}},
    answer="results.0.generated.text",
)


def speaking(fake: FakeModel, protocol: ProtocolName, limits: Limits = QUICK, key: str = KEY) -> ModelClient:
    """A client that speaks this protocol to the fake server."""
    address = f"{fake.base_url}/text" if protocol == "post" else fake.base_url
    server = Server("Work", "Acme", address, SecretStr(key), protocol=protocol, post=POST)
    return ModelClient(server, Outbound(), limits)


@dataclass(frozen=True)
class Heard:
    """What came of a question: the deltas, and the failure if it failed."""

    deltas: tuple[ChatDelta, ...]
    failure: ModelFailure | None = None

    @property
    def text(self) -> str:
        """The words of the answer."""
        return "".join(delta.text for delta in self.deltas if isinstance(delta, TextDelta))

    @property
    def finished(self) -> Finished | None:
        """The last delta, when it says that the answer is whole."""
        return self.deltas[-1] if self.deltas and isinstance(self.deltas[-1], Finished) else None


async def hear(model: ChatModel, request: ChatRequest | None = None) -> Heard:
    """Ask, and take in everything until the end."""
    deltas: list[ChatDelta] = []
    async with aclosing(model.stream(request or question())) as answer:
        try:
            async for delta in answer:
                deltas.append(delta)  # noqa: PERF401 - what came before a failure counts
        except ModelFailure as failure:
            return Heard(tuple(deltas), failure)
    return Heard(tuple(deltas))


async def failure_of(model: ChatModel, request: ChatRequest | None = None) -> ModelFailure:
    """The failure that a question ends with."""
    heard = await hear(model, request)
    if heard.failure is None:
        pytest.fail(f"it answered {heard.text!r}")
    return heard.failure
