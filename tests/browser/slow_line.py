"""A line between server and page that keeps back what the server says, for as long as a test wants."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import WebSocketRoute


@dataclass
class SlowLine:
    """Give `between` to a page before it loads."""

    _to_page: WebSocketRoute | None = None
    _holds: bool = False
    _held: list[str | bytes] = field(default_factory=list[str | bytes])

    def between(self, page: WebSocketRoute) -> None:
        """Stand between a page and its server."""
        self._to_page = page
        server = page.connect_to_server()
        page.on_message(server.send)
        server.on_message(self._said)

    def hold(self) -> None:
        """Keep back what the server says from now on; what the page says arrives."""
        self._holds = True

    def release(self) -> None:
        """Hand over what was kept back, and keep nothing more."""
        self._holds = False
        held, self._held = self._held, []
        for words in held:
            self._said(words)

    def _said(self, words: str | bytes) -> None:
        if self._holds or not self._to_page:
            self._held.append(words)
        else:
            self._to_page.send(words)
