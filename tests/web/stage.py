"""A whole server over a real store and a real engine while a test runs, and windows that talk with it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import TypeVar

from aiohttp import ClientWebSocketResponse
from pydantic import TypeAdapter

from studio.catalog import catalog
from studio.chat_model import ChatDelta, ChatRequest, Finished, ModelCard, ModelName, TextDelta
from studio.engine.engine import Engine
from studio.errors import ModelFailure
from studio.models.packaged import CARD
from studio.models.warmth import Failed, Thermometer
from studio.store.store import Store
from studio.web.hub import Hub
from studio.web.link import URL, link_router
from studio.web.media import media_router
from studio.web.memory_download import memory_router
from studio.web.protocol import ChatChanged, Done, Refused, Told
from studio.web.python_file import python_router
from studio.web.requests import Envelope, Request
from studio.web.rest import rest_router
from studio.web.runs import Runs
from studio.web.services import Services
from studio.web.site import build_site
from studio.web.views import ChatMessage
from tests.fakes.beside_chat import BesideChat
from tests.web.house import House, guarded

T = TypeVar("T")
_TOLD: TypeAdapter[Told] = TypeAdapter(Told)
PATIENCE = 20


@dataclass
class Parrot(BesideChat):
    """A model that repeats the last message in capitals; before its last word it waits until it may go on."""

    may_go_on: Event = field(default_factory=Event)

    async def stream(self, request: ChatRequest) -> AsyncGenerator[ChatDelta]:
        """The words one by one."""
        *words, last = request.messages[-1].text.upper().split()
        for word in words:
            yield TextDelta(f"{word} ")
        await asyncio.to_thread(self.may_go_on.wait)
        yield TextDelta(last)
        yield Finished("stop", 1, 1)

    def find(self, name: ModelName) -> Parrot:
        """The one model there is."""
        assert name == CARD.name
        return self

    def cards(self) -> tuple[ModelCard, ...]:
        """The one model there is."""
        return (CARD,)


@dataclass
class Browser:
    """A window: it remembers what it was told, and keeps the conversation as a page does."""

    socket: ClientWebSocketResponse
    number: int = 0
    mark: int = 0
    heard: list[Told] = field(default_factory=list[Told])
    chat: list[ChatMessage] = field(default_factory=list[ChatMessage])

    async def next(self) -> Told:
        """The next word of the server."""
        told = _TOLD.validate_json(await self.socket.receive_str(timeout=PATIENCE))
        self.heard.append(told)
        if isinstance(told, ChatChanged):
            self.chat[told.first :] = told.messages
        return told

    async def hear(self, kind: type[T], like: Callable[[T], bool] = lambda _: True) -> T:
        """The first word of a kind that is as wanted, behind the one that was heard so before."""
        async with asyncio.timeout(PATIENCE):
            while True:
                told = self.heard[self.mark] if self.mark < len(self.heard) else await self.next()
                self.mark += 1
                if isinstance(told, kind) and like(told):
                    return told

    async def ask(self, request: Request) -> Done | Refused:
        """Ask, and wait for the answer."""
        self.number += 1
        await self.send(request, self.number)
        return await self.answer(self.number)

    async def answer(self, number: int) -> Done | Refused:
        """The answer to the request of that number."""
        async with asyncio.timeout(PATIENCE):
            while True:
                told = await self.next()
                if isinstance(told, Done | Refused) and told.number == number:
                    return told

    async def send(self, request: Request, number: int) -> None:
        """Ask, and do not wait."""
        await self.socket.send_str(Envelope(number=number, request=request).model_dump_json())

    def last(self, kind: type[T]) -> T:
        """The last word of a kind."""
        return next(told for told in reversed(self.heard) if isinstance(told, kind))


@dataclass
class Stage:
    """A server with its parts."""

    house: House
    store: Store
    runs: Runs
    hub: Hub
    model: Parrot

    async def browser(self, id: str = "") -> Browser:
        """A new window; one with the id of another is that window after a break."""
        headers = {**self.house.pass_header(), "Origin": self.house.url}
        return Browser(await self.house.connect(f"{URL}?window={id}", headers))


@asynccontextmanager
async def staged(folder: Path, model: Parrot) -> AsyncGenerator[Stage]:
    """Open everything over a data folder; leaving it is like ending Playbill."""
    thermometer = Thermometer(Failed(ModelFailure("It is not needed here.")))
    async with Store.open(folder) as store:
        with Engine(model) as engine:
            runs = Runs(store, engine, catalog())
            hub = Hub(Services("1.0", store, runs, catalog(), model, thermometer))
            site = build_site(
                (link_router(hub), rest_router(hub), python_router(hub), memory_router(hub), media_router(store.media))
            )
            async with runs.open(), hub.open(), guarded(site, folder) as house:
                try:
                    yield Stage(house, store, runs, hub, model)
                finally:
                    model.may_go_on.set()
