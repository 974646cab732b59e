"""One node on the canvas."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from tests.browser.pages.mouse import Point, drag, middle, move, press


@dataclass(frozen=True)
class NodeOnCanvas:
    """A node as it is seen; `place` is the box it stands in."""

    page: Page
    place: Locator

    @property
    def words(self) -> Locator:
        """What it made last."""
        return self.place.locator(".pb-words")

    @property
    def footer(self) -> Locator:
        """How it stands, in words."""
        return self.place.locator(".pb-foot-words")

    @property
    def people(self) -> Locator:
        """The avatars of those who stand in it."""
        return self.place.locator(".pb-avatar")

    @property
    def speaking(self) -> Locator:
        """The avatars that are outlined."""
        return self.place.locator(".pb-avatar.speaks")

    def port(self, name: str) -> Locator:
        """A port, by its name in the flow."""
        return self.place.locator(f'.react-flow__handle[data-handleid="{name}"]')

    def click(self, *keys: str) -> None:
        """Select it, with keys held."""
        self.place.locator(".pb-title").first.click(modifiers=list(keys))  # pyright: ignore[reportArgumentType]

    def open_settings(self) -> None:
        """Select it and open its settings."""
        self.click()
        self.page.keyboard.press("Enter")

    def rename(self, title: str) -> None:
        """Write its title anew in place."""
        self.place.locator(".pb-title").first.dblclick()
        field = self.page.locator("input.pb-title")
        field.fill(title)
        field.press("Enter")
        expect(field).to_have_count(0)

    def drag_into(self, body: Locator) -> None:
        """Move it over the inside of a box and let go when the box has lit up."""
        press(self.page, middle(self.place.locator(".pb-title").first))
        move(self.page, middle(body))
        expect(self.page.locator(".pb-box.over")).to_be_visible()
        self.page.mouse.up()

    def drag_by(self, across: float, down: float) -> None:
        """Move it by so many pixels."""
        start = middle(self.place.locator(".pb-title").first)
        drag(self.page, start, Point(start.x + across, start.y + down))

    def has_state(self, state: str) -> None:
        """Wait until it is in a state, as the contract calls it."""
        expect(self.place.locator("article").first).to_have_class(re.compile(rf"\b{state}\b"))
