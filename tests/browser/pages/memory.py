"""What the selected node remembers."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator, Page


@dataclass(frozen=True)
class MemoryInInspector:
    """The section of the inspector."""

    page: Page

    @property
    def section(self) -> Locator:
        """The whole section."""
        return self.page.locator(".pb-drawer").filter(has_text="What it remembers")

    @property
    def count(self) -> Locator:
        """How many messages there are, in words."""
        return self.section.locator(".head small")

    @property
    def texts(self) -> Locator:
        """The words of the messages."""
        return self.section.locator(".entry .text")

    def open(self) -> None:
        """Open it."""
        self.section.get_by_role("button", name="What it remembers").click()

    def entry(self, text: str) -> Locator:
        """The message with these words."""
        return self.section.locator(".entry").filter(has_text=text)

    def rewords(self, text: str, now: str) -> None:
        """Write a message anew."""
        entry = self.entry(text)
        entry.hover()
        entry.get_by_role("button", name="Change").click()
        field = self.section.locator(".entry textarea")
        field.fill(now)
        field.blur()

    def forgets(self, text: str) -> None:
        """Take a message away."""
        entry = self.entry(text)
        entry.hover()
        entry.get_by_role("button", name="Forget").click()

    def adds(self, sender: str, text: str) -> None:
        """Write a message as somebody."""
        self.section.get_by_role("button", name="Add a message").click()
        self.section.get_by_label("Who says it").click()
        self.page.get_by_role("option", name=sender).click()
        self.section.get_by_label("What is said").fill(text)
        self.section.get_by_role("button", name="Add", exact=True).click()
