"""The page of settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from playwright.sync_api import Locator, Page, expect


@dataclass(frozen=True)
class Settings:
    """Connections to model providers, and the form in which one is made."""

    page: Page

    @classmethod
    def opens(cls, page: Page, address: str) -> Self:
        """Go there, to the form of a new connection."""
        page.goto(f"{address}/settings")
        page.get_by_role("button", name="Add a connection").click()
        settings = cls(page)
        settings.form.wait_for()
        return settings

    @property
    def form(self) -> Locator:
        """The form."""
        return self.page.locator(".pb-form")

    @property
    def result(self) -> Locator:
        """How the test of the connection went."""
        return self.form.locator(".block.pb-trial")

    def card(self, title: str) -> Locator:
        """The card of a connection."""
        return self.page.locator(".pb-cards .pb-card").filter(has_text=title)

    def fill(self, *, name: str, address: str, key: str) -> None:
        """Write a connection to a server of one's own."""
        self.form.get_by_role("combobox", name="Provider").click()
        self.page.get_by_role("option", name="Other", exact=True).click()
        expect(self.form.get_by_label("Address")).to_have_value("")  # what the provider suggests has arrived
        self.form.get_by_label("Name").fill(name)
        self.form.get_by_label("Address").fill(address)
        self.form.get_by_label("Key").fill(key)

    def write(self, label: str, text: str) -> None:
        """Write into a field."""
        self.form.get_by_label(label).fill(text)

    def choose(self, label: str, option: str) -> None:
        """Choose from the list of a field."""
        self.form.get_by_role("combobox", name=label).click()
        self.page.get_by_role("option", name=option, exact=True).click()

    def choose_model(self, name: str) -> None:
        """Write which model it offers."""
        field = self.form.get_by_role("combobox", name="Model")
        field.fill(name)
        field.press("Enter")

    def press(self, name: str) -> None:
        """Press a button of the form."""
        self.form.get_by_role("button", name=name).click()
