"""Every template, played with the packaged model; all in one file, so that they share one process of it."""

from __future__ import annotations

import time
from collections.abc import AsyncGenerator, Callable

import pytest
import pytest_asyncio

from studio.engine.events import Event, NodeFinished, NodeMessage, RunFinished, ToolCalled
from studio.models.http import Outbound
from studio.models.packaged import PackagedModel
from studio.web.templates import ORDER
from tests.fakes.packaged_models import packaged_models_folder
from tests.templates.real import played

ANSWERS = {"approval": ("Shorter", "Approved")}
"""What a person says in templates that ask one."""
PLAYERS = ("Ada", "Bruno", "Clara", "Dario", "Emil", "Frida")
WOLVES = ("Bruno", "Frida")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def model() -> AsyncGenerator[PackagedModel]:
    packaged = PackagedModel(packaged_models_folder(), Outbound())
    async with packaged.at_work():
        yield packaged


def finished(events: list[Event]) -> list[str]:
    """The nodes that finished, in order."""
    return [event.node for event in events if isinstance(event, NodeFinished)]


def speakers(events: list[Event], within: str = "") -> list[str]:
    """Who spoke below a path, in order."""
    said = (event for event in events if isinstance(event, NodeMessage) and not event.answer)
    return [event.message.sender for event in said if event.path.startswith(within)]


def spoken(events: list[Event], node: str) -> str:
    """What a node said last."""
    return [event.message.text for event in events if isinstance(event, NodeMessage) and event.node == node][-1]


def the_helper_is_chosen(events: list[Event]) -> None:
    assert "helper" in finished(events)
    assert "peacemaker" not in finished(events)


def all_heads_are_asked(events: list[Event]) -> None:
    assert finished(events).count("engineer") == 2


def the_text_is_written_again(events: list[Event]) -> None:
    assert finished(events).count("writer") == 2


def the_mentioned_one_answers_first(events: list[Event]) -> None:
    heard = speakers(events)
    assert heard[0] == "Cook"
    assert len(heard) <= 3
    said = [event.message.text for event in events if isinstance(event, NodeMessage) and not event.answer]
    assert all(f"@{after}" in before for before, after in zip(said, heard[1:], strict=False))


def both_sides_speak_in_turn_and_the_judge_decides(events: list[Event]) -> None:
    assert speakers(events) == ["For", "Against", "For", "Against", "Judge"]


def who_is_gone_after_the_night_is_silent_by_day(events: list[Event]) -> None:
    gone = [name for name in PLAYERS if name in spoken(events, "dawn")]
    assert len(gone) <= 1
    assert not set(gone) & set(WOLVES)
    assert speakers(events, "village.body[1]/night") == [*WOLVES]
    assert speakers(events, "village.body[1]/day") == [name for name in PLAYERS if name not in gone][:5]
    caught = any(wolf in spoken(events, "verdict") for wolf in WOLVES)
    assert ("wolf_wins" in finished(events)) is not caught


def each_perspective_speaks_once_in_the_room(events: list[Event]) -> None:
    turns = speakers(events, "hall.body[1]/each")
    assert 1 <= len(turns) <= 3
    assert set(turns) == {"Speaker"}
    assert speakers(events)[-1] == "Summary"


def everyone_is_asked_at_each_price_and_it_is_sold(events: list[Event]) -> None:
    asked = speakers(events, "clock")
    assert {name: asked.count(name) for name in ("Ada", "Ben", "Cleo")} == {"Ada": 3, "Ben": 3, "Cleo": 3}
    assert spoken(events, "auctioneer").startswith("Sold to")


HOLDS: dict[str, Callable[[list[Event]], None]] = {
    "router": the_helper_is_chosen,
    "many_heads": all_heads_are_asked,
    "approval": the_text_is_written_again,
    "group_chat": the_mentioned_one_answers_first,
    "debate": both_sides_speak_in_turn_and_the_judge_decides,
    "werewolf": who_is_gone_after_the_night_is_silent_by_day,
    "self_organising": each_perspective_speaks_once_in_the_room,
    "auction": everyone_is_asked_at_each_price_and_it_is_sold,
}
"""What must be so of a template beside that it ends with an answer."""


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("name", ORDER)
async def test_a_template_ends_with_an_answer(model: PackagedModel, name: str) -> None:
    began = time.monotonic()
    events = await played(name, model, *ANSWERS.get(name, ()))
    print(f"{name}: {time.monotonic() - began:.1f} s")  # noqa: T201 - how long each takes is looked at with -s

    assert isinstance(events[-1], RunFinished)
    answers = [event.message.text for event in events if isinstance(event, NodeMessage) and event.answer]
    assert answers
    assert all(answer.strip() for answer in answers)
    if name in HOLDS:
        HOLDS[name](events)


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize(
    ("example", "tool", "word"),
    [(0, "calculator", "95"), (1, "clock", ":"), (2, "look_up", "Tuesday")],
)
async def test_each_example_is_answered_with_the_right_tool(
    model: PackagedModel, example: int, tool: str, word: str
) -> None:
    events = await played("react", model, example=example)

    assert {event.tool for event in events if isinstance(event, ToolCalled)} == {tool}
    answers = [event.message.text for event in events if isinstance(event, NodeMessage) and event.answer]
    assert word in answers[-1]
