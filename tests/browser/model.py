"""A model server that answers at once and says what a test wants, in a thread beside the browser's."""

from __future__ import annotations

import asyncio
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from anyio.from_thread import BlockingPortal, start_blocking_portal

from studio.models.connections import Connection, StoredConnection
from studio.store.store import Store
from tests.fakes.model_server import FakeModel, Reply, spoken

NAME = "fake/fake-1"
"""How flows name it."""


class Model:
    """What it was asked, and what it says next; when nothing is given, it repeats what it was told."""

    def __init__(self, fake: FakeModel, portal: BlockingPortal) -> None:
        self.fake = fake
        self._portal = portal
        self._held: list[asyncio.Event] = []

    @property
    def address(self) -> str:
        """Its base address."""
        return self.fake.base_url

    def says(self, *texts: str, pause: float = 0) -> None:
        """Say these next, one an answer; `pause` is the time in seconds before each word."""
        for text in texts:
            self.fake.send(Reply(spoken(text), pause=pause))

    def holds(self, text: str) -> None:
        """Begin an answer and keep it back until `goes_on`."""
        go = asyncio.Event()
        self._held.append(go)
        first, second, *rest = spoken(text)
        self.fake.send(Reply((first + second, *rest), go=go))

    def goes_on(self) -> None:
        """Say what was kept back."""
        for go in self._held:
            self._portal.call(go.set)
        self._held.clear()

    def forgets(self) -> None:
        """Nothing is left to say."""
        self.goes_on()
        self.fake.forget()


@contextmanager
def model_serving(key: str = "") -> Generator[Model]:
    """The server while a test uses it; with a key it answers only to that."""
    with start_blocking_portal() as portal, portal.wrap_async_context_manager(FakeModel(key=key)) as fake:
        yield Model(fake, portal)


def connect(data: Path, model: Model) -> None:
    """Put the server among the models of a data folder that no program uses yet."""
    with start_blocking_portal() as portal:  # the browser has the event loop of this thread
        portal.call(_connect, data, model.address)


async def _connect(data: Path, address: str) -> None:
    connection = Connection(name="fake", title="Fake", base_url=address, model="fake-1")
    async with Store.open(data) as store:
        await store.connections.save(StoredConnection(connection=connection))
