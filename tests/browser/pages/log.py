"""The log, under the canvas."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator, Page


@dataclass(frozen=True)
class Log:
    """Its lines and filters."""

    page: Page

    @property
    def panel(self) -> Locator:
        """The whole panel."""
        return self.page.locator(".pb-log")

    @property
    def lines(self) -> Locator:
        """The lines in view."""
        return self.panel.locator(".pb-line")

    def press(self, name: str) -> None:
        """Press one of its filters or buttons."""
        self.panel.get_by_role("button", name=name).click()

    def only(self, title: str) -> None:
        """Show the lines of one node."""
        self.press("All nodes")
        self.page.get_by_role("menuitem", name=title).or_(
            self.page.get_by_role("menuitemcheckbox", name=title)
        ).first.click()

    def search(self, words: str) -> None:
        """Show the lines with these words."""
        self.press("Search")
        self.panel.get_by_role("searchbox").fill(words)
