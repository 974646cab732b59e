"""The chat model that comes with Playbill: put together, started and warmed in the background, shared by all nodes."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncGenerator
from contextlib import aclosing, asynccontextmanager
from copy import copy
from pathlib import Path

from studio.chat_model import ChatDelta, ChatRequest, ModelCard, ModelName, WarmingUp
from studio.errors import ModelFailure
from studio.models.client import ModelClient
from studio.models.failures import TRY_AGAIN
from studio.models.http import Limits, Outbound
from studio.models.packaged_process import serving
from studio.models.server import Server
from studio.models.warmth import Failed, Ready, Thermometer, Warming
from studio.models.weights import assemble, find_parts

CARD = ModelCard(
    name=ModelName.default,
    title="Built-in model",
    where="On this computer",
    price="Free",
    cannot=("see pictures", "hear sound"),
)
_READ = 0.6
"""The share of the warming that is done when the weights are checked; loading them is the rest."""
_RESTARTS = 3
_STABLE = 60.0
_OFF = Failed(ModelFailure("The built-in model is switched off."))
_PATIENT = Limits(first=900, between=300)
"""Questions beyond the model's four slots wait in line for one."""


class PackagedModel:
    """Answers through a process of its own, which is started again when it stops by accident.

    Its warmth may be looked at from any thread and its answers be asked for on any event loop, while it is `at_work`
    on one. `weights` stands for the packaged ones.
    """

    def __init__(self, folder: Path, outbound: Outbound, weights: Path | None = None) -> None:
        self.thermometer = Thermometer(_OFF)
        self._folder = folder
        self._outbound = outbound
        self._weights = weights
        self._loop: asyncio.AbstractEventLoop | None = None
        self._wanted = asyncio.Event()

    @asynccontextmanager
    async def at_work(self) -> AsyncGenerator[None]:
        """Warm up in the background and answer until the block ends."""
        self._loop = asyncio.get_running_loop()
        self.thermometer.turn(Warming(0.0))
        keeping = asyncio.create_task(self._keep())
        try:
            yield
        finally:
            keeping.cancel()
            await asyncio.wait([keeping])
            self._loop = None

    def again(self) -> None:
        """Try once more to make ready what could not be made ready."""
        if self._loop and isinstance(self.thermometer.warmth, Failed):
            self.thermometer.turn(Warming(0.0))
            self._loop.call_soon_threadsafe(self._wanted.set)

    async def stream(self, request: ChatRequest) -> AsyncGenerator[ChatDelta]:
        """How far the model is warmed up, then the answer delta by delta; raises `ModelFailure`."""
        self.again()
        async with aclosing(self.thermometer.follow()) as following:
            async for warmth in following:
                match warmth:
                    case Warming(share):
                        yield WarmingUp(share)
                    case Ready(server):
                        break
                    case Failed(failure):
                        raise copy(failure)
            else:
                return
        async with aclosing(self._answer(server, request)) as answer:
            async for delta in answer:
                yield delta

    def _answer(self, server: Server, request: ChatRequest) -> AsyncGenerator[ChatDelta]:
        return ModelClient(server, self._outbound, _PATIENT).stream(request)

    async def _keep(self) -> None:
        try:
            while True:
                failure = await self._failed()
                self._wanted.clear()
                self.thermometer.turn(Failed(failure))
                await self._wanted.wait()
        finally:
            self.thermometer.turn(_OFF)

    async def _failed(self) -> ModelFailure:
        """Serve as long as possible; what it failed with at last."""
        try:
            await self._serve_and_restart()
        except ModelFailure as failure:
            return failure
        except OSError as fault:
            sentence = "The built-in model could not be prepared."
            return ModelFailure(sentence, remedy=TRY_AGAIN, details=str(fault))
        return ModelFailure("The built-in model stopped again and again.", remedy=TRY_AGAIN)

    async def _serve_and_restart(self) -> None:
        loop, soon = asyncio.get_running_loop(), 0
        while soon <= _RESTARTS:
            began = loop.time()
            await self._serve()
            soon = 1 if loop.time() - began > _STABLE else soon + 1

    async def _serve(self) -> None:
        self.thermometer.turn(Warming(0.0))
        self._folder.mkdir(parents=True, exist_ok=True)
        weights = self._weights or await self._assembled()
        self.thermometer.turn(Warming(_READ))
        async with serving(weights, self._folder / "packaged.log") as running:
            self.thermometer.turn(Ready(running.server))
            await running.ended()

    async def _assembled(self) -> Path:
        given_up = threading.Event()

        def progress(share: float) -> None:
            if given_up.is_set():
                raise InterruptedError
            self.thermometer.turn(Warming(round(share * _READ, 2)))

        try:
            return await asyncio.to_thread(assemble, find_parts(), self._folder, progress)
        finally:
            given_up.set()
