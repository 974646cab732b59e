"""Trying a connection out before it is relied upon."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from dataclasses import dataclass

from pydantic import SecretStr

from studio.chat_model import ChatRequest, ModelName
from studio.errors import ModelFailure
from studio.models.client import ModelClient
from studio.models.connections import Connection
from studio.models.http import Limits, Outbound
from studio.values import Message

_PATIENCE = Limits(first=60, total=90)


@dataclass(frozen=True, slots=True)
class Trial:
    """How a connection did: whether it works, in a sentence, and the models that its server offers."""

    works: bool
    sentence: str
    models: tuple[str, ...] = ()


async def try_connection(connection: Connection, key: SecretStr, outbound: Outbound) -> Trial:
    """Ask the connection's model for a word, or the first one offered when it names none."""
    client = ModelClient(connection.server(key), outbound, _PATIENCE)
    models: tuple[str, ...] = ()
    try:
        models = await _offered(client, needed=not connection.chosen)
        model = connection.chosen or next(iter(models), "")
        if not model:
            return Trial(works=False, sentence="It answers, but offers no model. Type the name of one.")
        seconds = await _answer_time(client, ModelName(f"{connection.name}/{model}"))
    except ModelFailure as failure:
        return Trial(works=False, sentence=f"Refused: {failure.sentence}", models=models)
    return Trial(works=True, sentence=f"Works, answered in {seconds:.1f} s", models=models)


async def _offered(client: ModelClient, *, needed: bool) -> tuple[str, ...]:
    try:
        return await client.models()
    except ModelFailure:
        if needed:
            raise
        return ()


async def _answer_time(client: ModelClient, model: ModelName) -> float:
    question = ChatRequest(model, "", (Message.of("Say hello."),), temperature=0, max_tokens=16)
    loop = asyncio.get_running_loop()
    began = loop.time()
    async with aclosing(client.stream(question)) as answer:
        await anext(answer)
    return loop.time() - began
