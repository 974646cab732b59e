"""A process that performs a story on a data folder until it is done, however often it is killed: `performer FOLDER`."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncGenerator
from pathlib import Path

import orjson

from studio.chat_model import ChatDelta, ChatRequest, Finished, ModelName, TextDelta
from studio.encoding import encode
from studio.engine.engine import Engine
from studio.store.runs import RunRecord
from studio.store.store import Store
from studio.values import Message
from studio.web.commission import Commission
from studio.web.runs import Runs
from tests.engine.pieces import CATALOG
from tests.fakes.beside_chat import BesideChat
from tests.faults.story import STORY

RUN = "the-story"
GROUP = 0.03
"""Seconds; longer than outcomes wait for their group, so that a kill finds some of them safe."""


class FewWords:
    """A model that answers with its instructions and how many messages it was shown."""

    async def stream(self, request: ChatRequest) -> AsyncGenerator[ChatDelta, None]:
        """A few words; who watches the process is told of each answer."""
        await asyncio.sleep(GROUP)
        yield TextDelta(request.instructions)
        print("said", flush=True)  # noqa: T201 - who watches reads it
        yield TextDelta(f" {len(request.messages)}")
        yield Finished()


class FewModels(BesideChat):
    """One model for every name."""

    def find(self, name: ModelName) -> FewWords:
        """The model."""
        assert name
        return FewWords()


async def perform(folder: Path) -> None:
    """Begin the run or go on with it, and say when it is done."""
    async with Store.open(folder) as store:
        with Engine(FewModels()) as engine:
            runs = Runs(store, engine, CATALOG)
            async with runs.open():
                if await store.runs.run(RUN) is None:
                    await begin(store, runs)
                await ended(store, runs)
                print("done", flush=True)  # noqa: T201 - who watches reads it


async def ended(store: Store, runs: Runs) -> None:
    """Wait for the end of the run, which may lie before this process."""
    while True:
        if going := runs.find(RUN):
            await going.run.ended()
            return
        stored = await store.runs.run(RUN)
        if stored and stored.status in {"finished", "failed", "stopped"}:
            return


async def begin(store: Store, runs: Runs) -> None:
    """Accept the run in a new conversation."""
    flow_id = await store.flows.create(STORY)
    session = await store.sessions.create(flow_id)
    commission = Commission(inputs={"chat": orjson.loads(encode(Message.of("hello")))})
    record = RunRecord(
        flow_id, 0, STORY.model_dump_json(), commission.model_dump_json().encode(), session=session.id, id=RUN
    )
    await runs.start(record, STORY, commission)


if __name__ == "__main__":
    asyncio.run(perform(Path(sys.argv[1])))
