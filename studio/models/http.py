"""The one way out: every request to another machine is made here, with aiohttp.

No proxies from the environment, no cookies, no redirects, one connection a request; each kind of waiting has a limit of
its own, and an answer is cut off when its unpacked bytes grow past a cap.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Generator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from typing import Literal

import aiohttp

from studio.errors import FaultKind, OutboundFault
from studio.models.reach import Reach, guard


@dataclass(frozen=True, slots=True)
class Limits:
    """The longest waits, in seconds, and the most bytes of an answer after unpacking.

    `connect` until somebody answers, `first` until the first byte of the body, `between` two pieces, `total` in all.
    """

    connect: float = 10
    first: float = 60
    between: float = 30
    total: float = 1800
    size: int = 32_000_000


@dataclass(frozen=True, slots=True)
class Call:
    """What is asked of whom."""

    method: Literal["GET", "POST"]
    url: str
    headers: dict[str, str] = field(repr=False)
    body: bytes = field(default=b"", repr=False)


class Answer:
    """What came back: status, type, and the unpacked body piece by piece as it arrives.

    Iterating raises `OutboundFault`.
    """

    def __init__(self, response: aiohttp.ClientResponse, limits: Limits, started: float) -> None:
        self.status = response.status
        self.media_type = response.content_type if "Content-Type" in response.headers else ""
        self.retry_after = response.headers.get("Retry-After", "")
        self._content: aiohttp.StreamReader = response.content
        self._limits = limits
        self._end = started + limits.total
        self._until = started + limits.first
        self._taken: int = 0

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        late: FaultKind = "endless" if self._until >= self._end else "stalled" if self._taken else "silent"
        with _faults(late):
            async with asyncio.timeout_at(min(self._until, self._end)):
                piece: bytes = await self._content.readany()
        if not piece:
            raise StopAsyncIteration
        self._until = asyncio.get_running_loop().time() + self._limits.between
        self._taken += len(piece)
        if self._taken > self._limits.size:
            raise OutboundFault("too_big", f"more than {self._limits.size} bytes")
        return piece

    def hurry(self, seconds: float) -> None:
        """Wait no longer than this for the next piece."""
        self._until = min(self._until, asyncio.get_running_loop().time() + seconds)

    async def excerpt(self, size: int) -> bytes:
        """The first `size` bytes of the body, less when it breaks off or stalls before."""
        taken = bytearray()
        with suppress(OutboundFault):
            async for piece in self:
                taken += piece
                if len(taken) >= size:
                    break
        return bytes(taken[:size])


class Outbound:
    """Makes requests; `own_port` is where Playbill itself listens, which no request may reach."""

    def __init__(self, own_port: int | None = None) -> None:
        self.own_port = own_port

    @asynccontextmanager
    async def send(self, call: Call, reach: Reach, limits: Limits) -> AsyncGenerator[Answer]:
        """Make the call; leaving the block closes the connection, which cancels what the other side still does."""
        started = asyncio.get_running_loop().time()
        async with self._session(reach, limits) as session:
            with _faults("silent"):
                async with asyncio.timeout_at(started + limits.first):
                    response = await session.request(
                        call.method, call.url, headers=call.headers, data=call.body or None, allow_redirects=False
                    )
            try:
                yield Answer(response, limits, started)
            finally:
                response.close()

    def _session(self, reach: Reach, limits: Limits) -> aiohttp.ClientSession:
        return aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(force_close=True, socket_factory=guard(reach, self.own_port)),
            cookie_jar=aiohttp.DummyCookieJar(),
            timeout=aiohttp.ClientTimeout(total=None, connect=limits.connect),
            headers={"User-Agent": "Playbill"},
            trust_env=False,
        )


@contextmanager
def _faults(late: FaultKind) -> Generator[None]:
    try:
        yield
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as fault:
        raise OutboundFault(_kind(fault, late), str(fault)) from fault


def _kind(fault: Exception, late: FaultKind) -> FaultKind:
    match fault:
        case aiohttp.InvalidURL() | aiohttp.NonHttpUrlClientError() | ValueError():
            return "address"
        case aiohttp.ClientConnectorDNSError():
            return "unknown_host"
        case aiohttp.ClientSSLError():
            return "unsafe"
        case aiohttp.ClientConnectorError():
            return "forbidden" if isinstance(fault.os_error, PermissionError) else "nobody"
        case aiohttp.ServerTimeoutError():
            return "nobody"
        case TimeoutError():
            return late
        case aiohttp.ClientResponseError():
            return "garbled"
        case _:
            return "broken"
