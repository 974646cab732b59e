"""The bar over everything."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect


@dataclass(frozen=True)
class Header:
    """Name of the flow, save state, undo and redo, problems, and the menus."""

    page: Page

    @property
    def saved(self) -> Locator:
        """How saving stands, in words."""
        return self.page.locator(".pb-header .saved")

    @property
    def name(self) -> Locator:
        """The name of the flow; a click lets one write it."""
        return self.page.locator(".pb-header button.name")

    @property
    def problems(self) -> Locator:
        """The chip that says how many problems there are."""
        return self.page.locator(".pb-header").get_by_role("button", name=re.compile("the run|to set up"))

    def rename(self, name: str) -> None:
        """Give the flow another name."""
        self.name.click()
        field = self.page.get_by_label("Name of the flow")
        field.fill(name)
        field.press("Enter")
        expect(self.name).to_have_text(name)

    def choose(self, deed: str) -> None:
        """Take a line of the flow's menu."""
        self.page.get_by_role("button", name="What can be done with this flow").click()
        self.page.get_by_role("menuitem", name=deed).click()

    def undo(self) -> None:
        """Press the undo button."""
        self.page.get_by_role("button", name="Undo", exact=True).click()

    def redo(self) -> None:
        """Press the redo button."""
        self.page.get_by_role("button", name="Redo", exact=True).click()
