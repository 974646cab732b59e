"""What the tests in a browser share: one Playbill, one model server, one browser; each test has windows of its own."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from studio.flow.document import Flow
from tests.browser.model import Model, connect, model_serving
from tests.browser.pages.desk import Desk
from tests.browser.program import PATIENCE, Program, running
from tests.browser.visitor import USUAL, Visitor

SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
)


class Visit(Protocol):
    """Lets a visitor in, with a window of some size."""

    def __call__(
        self, program: Program, size: tuple[int, int] = USUAL, *, dark: bool = False, touch: bool = False
    ) -> Visitor:
        """The visitor."""
        ...


@pytest.fixture(scope="session")
def shared_model() -> Generator[Model]:
    """The model server that all tests talk to."""
    with model_serving() as model:
        yield model


@pytest.fixture
def model(shared_model: Model) -> Generator[Model]:
    """The model server, with nothing left to say from the test before."""
    yield shared_model
    shared_model.forgets()


@pytest.fixture(scope="session")
def program(tmp_path_factory: pytest.TempPathFactory, shared_model: Model) -> Generator[Program]:
    """The Playbill that most tests use; it knows the model server."""
    folder = tmp_path_factory.mktemp("playbill")
    connect(folder / "data", shared_model)
    with running(folder) as started:
        yield started


@pytest.fixture
def own_program(tmp_path_factory: pytest.TempPathFactory, model: Model) -> Generator[Program]:
    """A Playbill for one test alone, that may be killed."""
    folder = tmp_path_factory.mktemp("own")
    connect(folder / "data", model)
    with running(folder) as started:
        yield started


@pytest.fixture
def new_program(tmp_path_factory: pytest.TempPathFactory) -> Generator[Program]:
    """A Playbill that nobody has used yet."""
    with running(tmp_path_factory.mktemp("new")) as started:
        yield started


@pytest.fixture(scope="session")
def browser() -> Generator[Browser]:
    """Chromium; no name but this computer's leads anywhere in it."""
    expect.set_options(timeout=PATIENCE * 1000)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=SWITCHES)
        yield started
        started.close()


FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember that a test failed, so that its windows are kept as pictures."""
    report = yield
    if report.when == "call":
        item.stash[FAILED] = report.failed
    return report


@pytest.fixture
def visit(browser: Browser, request: pytest.FixtureRequest, tmp_path: Path) -> Generator[Visit]:
    """Gives visitors, each with a browser profile of its own; what went wrong in their pages fails the test."""
    visitors: list[Visitor] = []

    def come(program: Program, size: tuple[int, int] = USUAL, *, dark: bool = False, touch: bool = False) -> Visitor:
        visitors.append(Visitor.comes(browser, program, size, dark=dark, touch=touch))
        return visitors[-1]

    yield come
    if request.node.stash.get(FAILED, False):
        for visitor in visitors:
            visitor.keep_pictures(tmp_path)
    for visitor in visitors:
        visitor.leaves()


@pytest.fixture
def visitor(visit: Visit, program: Program) -> Visitor:
    """Somebody with a window of 1440x900 on the shared Playbill."""
    return visit(program)


@pytest.fixture
def desk(visitor: Visitor) -> Desk:
    """A page with a new, empty flow."""
    return visitor.opens(Flow(name="Empty"))
