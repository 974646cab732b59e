"""One window of Playbill."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from tests.browser.pages.canvas import Canvas
from tests.browser.pages.chat import Chat
from tests.browser.pages.header import Header
from tests.browser.pages.inspector import Inspector
from tests.browser.pages.log import Log
from tests.browser.pages.palette import Palette
from tests.browser.pages.run_bar import RunBar


@dataclass(frozen=True)
class Desk:
    """The page and its regions."""

    page: Page

    @property
    def header(self) -> Header:
        """The bar over everything."""
        return Header(self.page)

    @property
    def palette(self) -> Palette:
        """What can be added."""
        return Palette(self.page)

    @property
    def canvas(self) -> Canvas:
        """The flow as a picture."""
        return Canvas(self.page)

    @property
    def inspector(self) -> Inspector:
        """The settings of what is selected."""
        return Inspector(self.page)

    @property
    def chat(self) -> Chat:
        """The conversation."""
        return Chat(self.page)

    @property
    def run_bar(self) -> RunBar:
        """How the run stands."""
        return RunBar(self.page)

    @property
    def log(self) -> Log:
        """What happened, line by line."""
        return Log(self.page)

    @property
    def toast(self) -> Locator:
        """The newest sentence that passes by."""
        return self.page.locator(".pb-toast").last

    @property
    def flow(self) -> str:
        """The id of the open flow."""
        return self.page.evaluate("sessionStorage.getItem('playbill-flow')")

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def reload(self) -> None:
        """Load the page again."""
        self.page.reload()
        expect(self.header.saved).to_have_text("Saved")
