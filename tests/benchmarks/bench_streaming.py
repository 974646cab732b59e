"""Words of a model through engine, event log and journal, beside a bare client of the same server."""

from __future__ import annotations

import json
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
from pydantic import SecretStr

from studio.chat_model import ModelName
from studio.engine.casting import make_plan
from studio.engine.plan import Plan
from studio.engine.run import Order, Run
from studio.models.client import ModelClient
from studio.models.http import Outbound
from studio.models.server import Server
from studio.store.runs import RunRecord
from studio.store.store import Store
from studio.values import Message
from tests.benchmarks.table import Row, side_by_side
from tests.engine.pieces import CATALOG
from tests.engine.playing import flow, node
from tests.fakes.beside_chat import BesideChat
from tests.fakes.model_server import FakeModel

TOKENS = 2_000
WORDS = " ".join("word" for _ in range(TOKENS))
TALK = flow("chat > writer.messages", chat=node("ChatInput"), writer=node("DialogAgent", max_tokens=32_000))


async def rows() -> AsyncIterator[Row]:
    """One answer of 2,000 tokens, read both ways."""
    async with FakeModel(reply=WORDS) as fake:
        server = Server("Fake", "Fake", fake.base_url, SecretStr("key"), local=True)
        models = OneModel(ModelClient(server, Outbound()))
        plan = make_plan(TALK, CATALOG)
        with tempfile.TemporaryDirectory() as folder:
            async with Store.open(Path(folder)) as store:
                record = RunRecord(await store.flows.create(TALK), 0, "{}", b"{}")
                await store.runs.accept(record)
                bare, whole = await side_by_side(
                    lambda: read_bare(fake.base_url), lambda: through(plan, models, store, record.id), 7
                )
    figure = f"{whole / TOKENS * 1e6:.0f} us/token"
    yield Row(f"answer of {TOKENS:,} tokens", figure, f"bare client {bare / TOKENS * 1e6:.0f} us/token", whole / bare)


class OneModel(BesideChat):
    """One model under every name."""

    def __init__(self, model: ModelClient) -> None:
        self._model = model

    def find(self, name: ModelName) -> ModelClient:
        """The model."""
        assert name
        return self._model


async def through(plan: Plan, models: OneModel, store: Store, id: str) -> None:
    """A run whose events are followed to the end."""
    run = Run(Order(id, plan, store.runs.journal(id), {"chat": Message.of("Tell.")}), models)
    await run.play()
    heard = 0
    async for batch in run.log.follow():
        heard += sum(event.type == "node_fragment" for event in batch)
    assert heard >= TOKENS // 2


async def read_bare(base_url: str) -> None:
    """What one would write without Playbill: read the lines, parse the JSON, join the words."""
    body = {"model": "fake", "stream": True, "messages": [{"role": "user", "content": "Tell."}]}
    words: list[str] = []
    headers = {"authorization": "Bearer key"}
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{base_url}/chat/completions", json=body, headers=headers) as answer,
    ):
        async for line in answer.content:
            if line.startswith(b"data: {"):
                words.extend(choice["delta"].get("content") or "" for choice in json.loads(line[6:])["choices"])
    assert "".join(words).strip() == WORDS
