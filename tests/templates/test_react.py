"""The template of an assistant with tools, asked each of its examples and answered by the packaged model."""

from __future__ import annotations

from collections.abc import AsyncGenerator

import pytest
import pytest_asyncio

from studio.engine.events import NodeMessage, RunFinished, ToolCalled
from studio.models.http import Outbound
from studio.models.packaged import PackagedModel
from tests.fakes.packaged_models import packaged_models_folder
from tests.templates.real import played


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def model() -> AsyncGenerator[PackagedModel]:
    packaged = PackagedModel(packaged_models_folder(), Outbound())
    async with packaged.at_work():
        yield packaged


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize(
    ("example", "tool", "word"),
    [(0, "calculator", "95"), (1, "clock", ":"), (2, "look_up", "Tuesday")],
)
async def test_each_example_is_answered_with_the_right_tool(
    model: PackagedModel, example: int, tool: str, word: str
) -> None:
    events = await played("react", model, example=example)

    assert isinstance(events[-1], RunFinished)
    assert {event.tool for event in events if isinstance(event, ToolCalled)} == {tool}
    answers = [event.message.text for event in events if isinstance(event, NodeMessage) and event.answer]
    assert word in answers[-1]
