"""One page and one browser for all tests of the Gradio side."""

from __future__ import annotations

from collections.abc import Generator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.conftest import SWITCHES
from tests.ui.teller import Teller, telling


@pytest.fixture(scope="module")
def server() -> Generator[Teller]:
    """The page's server."""
    with telling() as teller:
        yield teller


@pytest.fixture(scope="module")
def chromium() -> Generator[Browser]:
    """Chromium; no name but this computer's leads anywhere in it."""
    expect.set_options(timeout=20_000)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=SWITCHES)
        yield started
        started.close()


@pytest.fixture
def page(chromium: Browser) -> Generator[Page]:
    """A fresh window."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    opened = context.new_page()
    yield opened
    context.close()
