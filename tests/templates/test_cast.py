"""Templates of agents that decide, played with the packaged model."""

from __future__ import annotations

from collections.abc import AsyncGenerator

import pytest
import pytest_asyncio

from studio.engine.events import NodeFinished, RunFinished
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
    ("name", "step"),
    [
        ("router", "router.routes.0[1]/helper"),
        ("many_heads", "mixture.members.1[2]/engineer"),
        ("planner", "planner"),
        ("form", "form"),
    ],
)
async def test_a_template_runs_to_its_end(model: PackagedModel, name: str, step: str) -> None:
    events = await played(name, model)

    assert isinstance(events[-1], RunFinished)
    assert step in {event.path for event in events if isinstance(event, NodeFinished)}


@pytest.mark.asyncio(loop_scope="module")
async def test_a_text_is_written_again_until_a_person_approves(model: PackagedModel) -> None:
    events = await played("approval", model, "Shorter", "Approved")

    assert isinstance(events[-1], RunFinished)
    drafts = [event for event in events if isinstance(event, NodeFinished) and event.node == "writer"]
    assert len(drafts) == 2
