"""Somebody in front of Playbill: a browser profile, its windows, and what went wrong in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Request, StorageState, expect

from studio.flow.document import Flow
from studio.flow.load import write_flow
from tests.browser.pages.desk import Desk
from tests.browser.program import PATIENCE, Program
from tests.browser.slow_line import SlowLine

USUAL = (1440, 900)
_PASSES: dict[str, StorageState] = {}
"""The cookies of each program's first visitor: its link works once."""


@dataclass
class Visitor:
    """A profile of the browser, of which `wrong` says what its pages should not have done."""

    context: BrowserContext
    program: Program
    wrong: list[str] = field(default_factory=list[str])

    @classmethod
    def comes(  # noqa: PLR0913 - each may be left out
        cls,
        browser: Browser,
        program: Program,
        size: tuple[int, int] = USUAL,
        *,
        dark: bool = False,
        touch: bool = False,
    ) -> Self:
        """Let in: with the printed link the first, with the pass of the first the others."""
        width, height = size
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            storage_state=_PASSES.get(program.link),
            accept_downloads=True,
            has_touch=touch,
            is_mobile=touch,
        )
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        context.set_default_timeout(PATIENCE * 1000)
        if program.link not in _PASSES:
            admitted = context.request.get(program.link, headers={"accept": "text/html"})
            assert admitted.ok, admitted.text()
            _PASSES[program.link] = context.storage_state()
        visitor = cls(context, program)
        context.on("request", visitor._asked)
        context.on("console", visitor._said)
        context.on("weberror", lambda error: visitor.wrong.append(f"failed: {error.error}"))
        return visitor

    def opens(self, flow: Flow) -> Desk:
        """A window on a flow that was not there before."""
        answer = self.context.request.post(
            f"{self.program.address}/api/flows",
            data=write_flow(flow),
            headers={"content-type": "application/json"},
        )
        assert answer.ok, answer.text()
        return self.window(answer.json()["id"])

    def window(self, flow: str | None = None, line: SlowLine | None = None) -> Desk:
        """One more window, on a flow or on the one that was open last; a slow line keeps words back from it."""
        page = self.context.new_page()
        if line:
            page.route_web_socket("**/playbill/ws*", line.between)
        if flow is not None:
            remembered = f"sessionStorage.getItem('playbill-flow') ?? sessionStorage.setItem('playbill-flow', '{flow}')"
            page.add_init_script(remembered)
        page.goto(self.program.address)
        desk = Desk(page)
        expect(desk.header.saved).to_have_text("Saved")
        return desk

    def keep_pictures(self, folder: Path) -> None:
        """Keep what the windows show."""
        for number, page in enumerate(self.context.pages):
            page.screenshot(path=folder / f"{id(self)}-{number}.png")

    def leaves(self) -> None:
        """Close all windows; fails for what went wrong in them."""
        self.context.close()
        assert not self.wrong

    def _asked(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in {"http", "https", "ws", "wss"} and address.netloc != f"localhost:{self.program.port}":
            self.wrong.append(f"asked {request.url}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error" and "Content Security Policy" in message.text:
            self.wrong.append(message.text)
