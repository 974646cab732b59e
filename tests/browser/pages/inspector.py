"""The settings of what is selected."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator, Page

from tests.browser.pages.memory import MemoryInInspector


@dataclass(frozen=True)
class Inspector:
    """Its fields, by their titles."""

    page: Page

    @property
    def panel(self) -> Locator:
        """The whole panel."""
        return self.page.locator(".pb-inspector")

    @property
    def memory(self) -> MemoryInInspector:
        """What the node remembers."""
        return MemoryInInspector(self.page)

    def field(self, title: str) -> Locator:
        """The control of a field."""
        return self.panel.get_by_label(title, exact=True)

    def fill(self, title: str, text: str) -> None:
        """Write into a field and leave it."""
        self.field(title).fill(text)
        self.field(title).blur()

    def choose(self, title: str, option: str) -> None:
        """Choose from the list of a field."""
        self.field(title).click()
        self.page.get_by_role("option", name=option).click()

    def close(self) -> None:
        """Close the panel."""
        self.panel.get_by_role("button", name="Close").click()
