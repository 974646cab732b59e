"""A guarded server that runs while a test does, and what its terminal would print."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from aiohttp import ClientSession, ClientWebSocketResponse, DummyCookieJar
from starlette.types import ASGIApp

from studio.web.access import Access, Guard
from studio.web.hosts import Hosts
from studio.web.passes import Passes, Ticket
from studio.web.password import Password
from tests.web.serving import serving

COOKIE = "playbill_test"


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    text: str


@dataclass
class House:
    """A guarded server."""

    address: str
    access: Access
    client: ClientSession
    printed: list[str] = field(default_factory=list[str])

    @property
    def url(self) -> str:
        return f"http://{self.address}"

    def pass_header(self) -> dict[str, str]:
        return {"Cookie": f"{COOKIE}={self.access.passes.issue()}"}

    async def ask(
        self, method: str, path: str, headers: dict[str, str] | None = None, data: bytes | None = None
    ) -> Answer:
        """Ask as a program does: no cookie but those in `headers`."""
        async with self.client.request(
            method, self.url + path, headers=headers, data=data, allow_redirects=False
        ) as answer:
            named = {name.lower(): value for name, value in answer.headers.items()}
            return Answer(answer.status, named, (await answer.read()).decode("utf-8", "replace"))

    async def connect(self, path: str, headers: dict[str, str] | None = None) -> ClientWebSocketResponse:
        """Open a WebSocket."""
        return await self.client.ws_connect(self.url + path, headers=headers, max_msg_size=0)


@asynccontextmanager
async def guarded(app: ASGIApp, folder: Path, password: Password | None = None) -> AsyncGenerator[House]:
    """Serve the application behind a guard; its passes lie in the folder."""
    printed: list[str] = []
    access = Access(
        Hosts.for_address("127.0.0.1"), COOKIE, Passes(folder / "passes.json"), Ticket(printed.append), password
    )
    async with serving(Guard(app, access)) as address, ClientSession(cookie_jar=DummyCookieJar()) as client:
        yield House(address, access, client, printed)
