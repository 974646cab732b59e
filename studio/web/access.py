"""Who may do what: a guard around everything that is served, Gradio's routes, WebSockets and streams included.

A request must name this server, come from none but our own pages, and carry a pass. Whoever opens the address printed
in the terminal gets one, and so does, where there is a password, whoever knows it. What is public stands in one list.
The guard is plain ASGI, so that streams pass through it untouched.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers
from starlette.requests import Request, cookie_parser
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from studio.web import door_pages
from studio.web.body_limit import BodyLimit
from studio.web.headers import with_headers
from studio.web.hosts import Hosts, comes_from_elsewhere, names_us_once
from studio.web.passes import PASS_SECONDS, Passes, Ticket
from studio.web.password import Password

PUBLIC = frozenset({"/healthz"})
"""What answers without a pass; the guard answers `/login` and the ticket itself."""
CLOSED = (
    "/gradio_api/deep_link",
    "/gradio_api/dev/",
    "/gradio_api/process_recording",
    "/gradio_api/proxy=",
    "/gradio_api/runs",
    "/gradio_api/undo-vibe-edit",
    "/gradio_api/vibe-",
    "/login",
    "/logout",
    "/monitoring",
)
"""What Gradio offers and we do not: nothing that begins so is reached, with a pass or without."""
_WEBSOCKET_REFUSED = 1008


@dataclass(frozen=True, slots=True)
class Access:
    """What the guard asks: the names we answer to, the passes given out, and the ways to get one."""

    hosts: Hosts
    cookie: str
    passes: Passes
    ticket: Ticket
    password: Password | None = None

    def lets_in(self, headers: Headers) -> bool:
        """Whether a request carries a pass."""
        return any(self.passes.holds(cookie_parser(line).get(self.cookie, "")) for line in headers.getlist("cookie"))


class Guard:
    """The outermost ASGI application."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app = app
        self._limited = BodyLimit(app)
        self._access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve or refuse one connection."""
        match scope["type"]:
            case "lifespan":
                await self._app(scope, receive, send)
            case "websocket":
                await self._websocket(scope, receive, send)
            case _:
                answer = await self._answer(scope, receive) or self._limited
                await answer(scope, receive, with_headers(send))

    async def _websocket(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        own = names_us_once(headers, self._access.hosts) and not comes_from_elsewhere(headers, "CONNECT")
        if own and self._access.lets_in(headers):
            await self._app(scope, receive, send)
            return
        await receive()
        await send({"type": "websocket.close", "code": _WEBSOCKET_REFUSED})

    async def _answer(self, scope: Scope, receive: Receive) -> Response | None:
        """What the guard itself answers; None lets the request in."""
        request = Request(scope, receive)
        if not names_us_once(request.headers, self._access.hosts):
            return PlainTextResponse("Playbill does not answer to this name.", 400)
        if comes_from_elsewhere(request.headers, request.method):
            return PlainTextResponse("Another page asked for this, so it was not done.", 403)
        match request.method, request.url.path:
            case "GET", "/" if "token" in request.query_params:
                return await self._redeem(request)
            case _, "/login" if self._access.password is not None:
                return await self._log_in(request, self._access.password)
            case "POST", "/logout" if self._access.lets_in(request.headers):
                return await self._log_out(request)
            case _, path if path.startswith(CLOSED):
                return PlainTextResponse("There is nothing here.", 404)
            case _, path if path in PUBLIC or self._access.lets_in(request.headers):
                return None
            case _:
                return self._refusal(request)

    def _refusal(self, request: Request) -> Response:
        if "text/html" not in request.headers.get("accept", ""):
            return PlainTextResponse("Open Playbill first: it gives this browser its pass.", 401)
        return HTMLResponse(door_pages.ask_password() if self._access.password else door_pages.use_the_link(), 401)

    async def _redeem(self, request: Request) -> Response:
        rest = [(name, value) for name, value in parse_qsl(request.url.query) if name != "token"]
        clean = f"/?{urlencode(rest)}" if rest else "/"
        if self._access.lets_in(request.headers):
            return RedirectResponse(clean, 303)
        if self._access.ticket.redeem(request.query_params["token"]):
            return await self._admit(request, clean)
        return self._refusal(request)

    async def _log_in(self, request: Request, password: Password) -> Response:
        if request.method != "POST":
            return HTMLResponse(door_pages.ask_password())
        guess = await _password_in(request)
        match await password.admits(guess, request.client.host if request.client else ""):
            case True:
                return await self._admit(request, "/")
            case False:
                return HTMLResponse(door_pages.ask_password("That is not the password."), 401)
            case None:
                return HTMLResponse(door_pages.ask_password("Too many tries. Wait a minute, then try again."), 429)

    async def _admit(self, request: Request, address: str) -> Response:
        answer = RedirectResponse(address, 303)
        given = await asyncio.to_thread(self._access.passes.issue)
        secure = request.url.scheme == "https"
        answer.set_cookie(self._access.cookie, given, PASS_SECONDS, httponly=True, samesite="strict", secure=secure)
        return answer

    async def _log_out(self, request: Request) -> Response:
        await asyncio.to_thread(self._access.passes.revoke, request.cookies.get(self._access.cookie, ""))
        answer = RedirectResponse("/", 303)
        answer.delete_cookie(self._access.cookie, httponly=True, samesite="strict")
        return answer


async def _password_in(request: Request) -> str:
    """The password in a posted form; empty when the form is none or far too long."""
    content = b""
    async for piece in request.stream():
        content += piece
        if len(content) > 8_192:  # noqa: PLR2004 - a form of one field
            return ""
    try:
        return dict(parse_qsl(content.decode("ascii"))).get("password", "")
    except UnicodeDecodeError:
        return ""
