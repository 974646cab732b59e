"""A fake model server that speaks the true protocol of chat completions, or another one, and misbehaves on demand.

In a test: `async with FakeModel() as fake: fake.say("hello world")`. Answers are used up in the order they were given;
when none is left it answers by repeating what it was told. As a process: `python -m tests.fakes.model_server --port 0`
prints its base address and serves until it is ended.
"""

from __future__ import annotations

import argparse
import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, Protocol, Self, cast

import orjson
from aiohttp import web
from pydantic import JsonValue

Then = Literal["end", "cut", "hang"]
EVENT_STREAM = {"Content-Type": "text/event-stream"}
NO_KEY: dict[str, JsonValue] = {"error": {"message": "Incorrect API key provided.", "code": "invalid_api_key"}}


@dataclass(frozen=True)
class Reply:
    """What to send: the status, headers, and the body in pieces, each after its pause; and what to do then.

    `then` is to end well, to cut the connection, or to hang until the client goes. When `go` is given, everything
    behind the first piece waits for it.
    """

    pieces: tuple[bytes, ...]
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: dict(EVENT_STREAM))
    then: Then = "end"
    pause: float = 0
    go: asyncio.Event | None = None


@dataclass(frozen=True)
class Asked:
    """One request as it came in."""

    path: str
    headers: dict[str, str]
    body: dict[str, JsonValue]
    query: str = ""


def event(content: JsonValue) -> bytes:
    """One server-sent event."""
    return b"data: " + orjson.dumps(content) + b"\n\n"


def delta(finish: str | None = None, **words: str) -> dict[str, JsonValue]:
    """One chunk of a streamed completion."""
    choice: JsonValue = {"index": 0, "delta": dict[str, JsonValue](words), "finish_reason": finish}
    return {"id": "chatcmpl-1", "object": "chat.completion.chunk", "choices": [choice]}


def tokens(text: str) -> list[str]:
    """The text in pieces of a word each, with the space that stands before it."""
    head, *rest = text.split(" ")
    return [head, *(f" {word}" for word in rest)]


def spoken(text: str, *, thinking: str = "", finish: str = "stop") -> tuple[bytes, ...]:
    """A whole streamed answer, one event a token."""
    words = tokens(text)
    usage: JsonValue = {"prompt_tokens": 7, "completion_tokens": len(words), "total_tokens": 7 + len(words)}
    return (
        event(delta(role="assistant", content="")),
        *(event(delta(reasoning_content=word)) for word in (tokens(thinking) if thinking else ())),
        *(event(delta(content=word)) for word in words),
        event(delta(finish)),
        event({"id": "chatcmpl-1", "object": "chat.completion.chunk", "choices": [], "usage": usage}),
        b"data: [DONE]\n\n",
    )


class Speak(Protocol):
    """How a protocol writes a whole streamed answer."""

    def __call__(self, text: str, *, thinking: str = "", finish: str = "stop") -> tuple[bytes, ...]: ...


@dataclass(frozen=True)
class Tongue:
    """What a server speaks: where its endpoints begin, how it answers, and how it lists models."""

    base: str
    speak: Speak
    lists: Callable[[list[str]], JsonValue]
    media_type: str = "text/event-stream"


OPENAI = Tongue("/v1", spoken, lambda names: {"object": "list", "data": [{"id": n, "object": "model"} for n in names]})


class FakeModel:
    """The server; `requests` holds what it was asked, `left` is set when a client went before its answer ended."""

    def __init__(  # noqa: PLR0913 - each may be left out
        self, *, port: int = 0, key: str = "", reply: str = "", pause: float = 0, tongue: Tongue = OPENAI
    ) -> None:
        self.tongue = tongue
        self.requests: list[Asked] = []
        self.models = ["fake-1"]
        self.files: dict[str, bytes] = {}
        self.left = asyncio.Event()
        self._replies: deque[Reply] = deque()
        self._port, self._key, self._reply, self._pause = port, key, reply, pause
        app = web.Application(client_max_size=64_000_000)
        app.router.add_post(tongue.base + "/{endpoint:.+}", self._complete)
        app.router.add_get(tongue.base + "/{endpoint:.+}", self._list)
        self._runner = web.AppRunner(app, handler_cancellation=True, access_log=None, shutdown_timeout=0.1)

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self._port).start()
        self._port = cast("tuple[str, int]", self._runner.addresses[0])[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    @property
    def port(self) -> int:
        """The port it listens on."""
        return self._port

    @property
    def base_url(self) -> str:
        """The address to configure."""
        return f"http://127.0.0.1:{self._port}{self.tongue.base}"

    def say(self, text: str, *, thinking: str = "", finish: str = "stop", go: asyncio.Event | None = None) -> None:
        """Answer the next question so; with `go`, what follows the first piece waits for it."""
        headers = {"Content-Type": self.tongue.media_type}
        self.send(Reply(self.tongue.speak(text, thinking=thinking, finish=finish), headers=headers, go=go))

    def refuse(self, status: int, body: object, headers: dict[str, str] | None = None) -> None:
        """Answer the next question with an error."""
        self.send(Reply((orjson.dumps(body),), status, {"Content-Type": "application/json", **(headers or {})}))

    def send(self, reply: Reply) -> None:
        """Answer the next question exactly so."""
        self._replies.append(reply)

    def forget(self) -> None:
        """Take back the answers that are left."""
        self._replies.clear()

    async def _complete(self, request: web.Request) -> web.StreamResponse:
        body = orjson.loads(await request.read())
        self.requests.append(Asked(request.path, dict(request.headers), body, request.query_string))
        if not self._knows(request):
            return web.json_response(NO_KEY, status=401)
        reply = self._replies.popleft() if self._replies else self._usual(self.requests[-1].body)
        try:
            return await self._send(request, reply)
        except (asyncio.CancelledError, ConnectionError):
            self.left.set()
            raise

    async def _send(self, request: web.Request, reply: Reply) -> web.StreamResponse:
        response = web.StreamResponse(status=reply.status, headers=reply.headers)
        if reply.then == "hang" and not reply.pieces:
            await asyncio.Event().wait()
        await response.prepare(request)
        for number, piece in enumerate(reply.pieces):
            if number == 1 and reply.go:
                await reply.go.wait()
            if reply.pause:
                await asyncio.sleep(reply.pause)
            await response.write(piece)
        if reply.then == "hang":
            await asyncio.Event().wait()
        if reply.then == "cut" and request.transport:
            request.transport.close()
        return response

    def _usual(self, body: dict[str, JsonValue]) -> Reply:
        match body:
            case {"messages": [*_, {"content": str(said)}]} if not self._reply:
                return Reply(spoken(f"You said: {said}"), pause=self._pause)
            case _:
                return Reply(spoken(self._reply), pause=self._pause)

    async def _list(self, request: web.Request) -> web.Response:
        if request.path in self.files:
            self.requests.append(Asked(request.path, dict(request.headers), {}))
            return web.Response(body=self.files[request.path])
        if not self._knows(request):
            return web.json_response(NO_KEY, status=401)
        return web.json_response(self.tongue.lists(self.models))

    def _knows(self, request: web.Request) -> bool:
        headers = request.headers
        shown = (headers.get("Authorization", ""), headers.get("x-api-key", ""), headers.get("x-goog-api-key", ""))
        return not self._key or self._key in (shown[0].removeprefix("Bearer "), *shown[1:])


async def _serve(options: argparse.Namespace) -> None:
    async with FakeModel(port=options.port, key=options.key, reply=options.reply, pause=options.pause) as fake:
        print(fake.base_url, flush=True)  # noqa: T201 - whoever started it reads the address
        await asyncio.Event().wait()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="A fake model server on a loopback port.")
    parser.add_argument("--port", type=int, default=0, help="the port; 0 takes a free one")
    parser.add_argument("--key", default="", help="the key it asks for")
    parser.add_argument("--reply", default="", help="what it answers; without, it repeats the question")
    parser.add_argument("--pause", type=float, default=0, help="seconds before each token")
    asyncio.run(_serve(parser.parse_args()))
