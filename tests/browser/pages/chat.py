"""The chat, at the right."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator, Page


@dataclass(frozen=True)
class Chat:
    """Messages, the question card, and the composer."""

    page: Page

    @property
    def messages(self) -> Locator:
        """All that was said."""
        return self.page.locator("#playbill-messages .message-row")

    @property
    def own(self) -> Locator:
        """What the user said."""
        return self.page.locator("#playbill-messages .user-row")

    @property
    def said(self) -> Locator:
        """What others said."""
        return self.page.locator("#playbill-messages .bot-row")

    @property
    def composer(self) -> Locator:
        """Where messages are written."""
        return self.page.locator("#playbill-composer textarea")

    @property
    def sending(self) -> Locator:
        """What sending does, in words."""
        return self.page.locator(".pb-sending")

    @property
    def interrupt(self) -> Locator:
        """Says the draft to who is writing."""
        return self.page.locator(".pb-interrupt")

    @property
    def stop(self) -> Locator:
        """The buttons on messages that are being written."""
        return self.page.get_by_role("button", name="Stop and say something")

    @property
    def question(self) -> Locator:
        """The card of an open question."""
        return self.page.locator(".playbill-question")

    def say(self, text: str) -> None:
        """Write a message and send it with Enter."""
        self.composer.fill(text)
        self.composer.press("Enter")
