"""The server that the tests of this folder share."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from tests.web.stage import Browser, Parrot, Stage, staged


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncGenerator[Stage]:
    """A server whose model says everything at once."""
    model = Parrot()
    model.may_go_on.set()
    async with staged(tmp_path, model) as opened:
        yield opened


@pytest.fixture
async def browser(stage: Stage) -> Browser:
    """A window of it."""
    return await stage.browser()
