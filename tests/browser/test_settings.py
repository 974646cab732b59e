"""The page of settings."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest
from playwright.sync_api import Page, WebSocket, expect

from tests.browser.flows import assistant
from tests.browser.model import Model, model_serving
from tests.browser.pages.settings import Settings
from tests.browser.program import Program
from tests.browser.visitor import Visitor

CANARY = "sk-canary-7d1f9e2b4c6a8035"


@pytest.fixture
def locked() -> Generator[Model]:
    """A model server that answers only to a key."""
    with model_serving(key=CANARY) as model:
        yield model


def test_a_connection_is_added_tested_and_its_key_never_seen_again(
    visitor: Visitor, program: Program, locked: Model
) -> None:
    desk = visitor.opens(assistant())
    told = listen(desk.page)
    settings = Settings.opens(desk.page, program.address)
    settings.fill(name="Work", address=locked.address, key=CANARY)
    settings.press("Test connection")
    expect(settings.result).to_contain_text("Works")
    settings.choose_model("fake-1")
    settings.press("Save")
    card = settings.card("Work")
    expect(card).to_contain_text("8035")
    expect(card).not_to_contain_text(CANARY)
    card.get_by_role("button", name="Test connection").click()
    expect(card).to_contain_text("Works")
    told.append(desk.page.content())

    desk.page.goto(program.address)
    desk.canvas.node("Writer").open_settings()
    desk.inspector.choose("Model", "Work: fake-1")
    desk.chat.say("Hello")
    desk.run_bar.says("Done")
    with desk.page.expect_download() as download:
        desk.header.choose("Save a copy as file")
    told += [desk.page.content(), download.value.path().read_text()]

    assert locked.fake.requests[-1].headers["Authorization"] == f"Bearer {CANARY}"
    assert not [words for words in told if CANARY in words]
    assert not [file for file in files(program.folder) if CANARY.encode() in file.read_bytes()]


def test_a_wrong_key_is_told_in_a_sentence(visitor: Visitor, program: Program, locked: Model) -> None:
    desk = visitor.opens(assistant())
    settings = Settings.opens(desk.page, program.address)
    settings.fill(name="Office", address=locked.address, key="sk-wrong-0123456789")

    settings.press("Test connection")

    expect(settings.result).to_contain_text("did not accept the key of “Office”.")


def listen(page: Page) -> list[str]:
    """Everything that the server tells the page from now on."""
    told: list[str] = []

    def hear(socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: told.append(str(frame)))

    page.on("websocket", hear)
    page.on("response", lambda answer: told.append(str(answer.headers)))
    return told


def files(folder: Path) -> list[Path]:
    """All files under a folder."""
    return [path for path in folder.rglob("*") if path.is_file()]
