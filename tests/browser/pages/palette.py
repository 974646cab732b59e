"""What can be added, at the left."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator, Page


@dataclass(frozen=True)
class Palette:
    """The groups of components and the search over them."""

    page: Page

    def entry(self, title: str) -> Locator:
        """The entry of that title, its group opened."""
        return self.page.locator("button.entry").filter(has=self.page.get_by_text(title, exact=True))

    def open_group(self, title: str) -> None:
        """Unfold a group."""
        group = self.page.locator("button.group", has_text=title)
        if group.get_attribute("aria-expanded") == "false":
            group.click()
