"""The run bar, under the canvas."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect


@dataclass(frozen=True)
class RunBar:
    """How the run stands, and what to do next."""

    page: Page

    @property
    def bar(self) -> Locator:
        """The whole bar."""
        return self.page.locator(".pb-runbar")

    @property
    def title(self) -> Locator:
        """Its first line."""
        return self.bar.locator("b")

    def press(self, name: str) -> None:
        """Press one of its buttons."""
        self.bar.get_by_role("button", name=name, exact=True).click()

    def says(self, words: str) -> None:
        """Wait until its first line has these words."""
        expect(self.title).to_contain_text(words)
