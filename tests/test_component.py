"""The door before every call of a component, and what stands behind it outside a run."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import pytest

from studio import runtime
from studio.agent import Agent
from studio.component import Component, doorway
from studio.errors import NoRunError
from studio.question import Question
from studio.values import Message

passed: list[str] = []


async def watchful(
    component: Component, call: Callable[..., Awaitable[Any]], arguments: tuple[Any, ...], named: dict[str, Any]
) -> object:
    """A step that writes down who came through the door, and closes it behind them as runs do."""
    passed.append(type(component).__name__)
    token = doorway.set(None)
    try:
        return await call(component, *arguments, **named)
    finally:
        doorway.reset(token)


@pytest.fixture
def run() -> Iterator[None]:
    passed.clear()
    token = doorway.set(watchful)
    yield
    doorway.reset(token)


class Double(Component):
    """Says it twice."""

    async def __call__(self, text: str) -> str:
        """Double."""
        return text * 2


class Quadruple(Double):
    """Says it four times."""

    async def __call__(self, text: str) -> str:
        """Double the doubled."""
        return await super().__call__(await super().__call__(text))


class Same(Double):
    """Has no call of its own."""


async def test_outside_a_run_the_door_steps_aside() -> None:
    assert await Double()("a") == "aa"
    assert await Double()(text="a") == "aa"
    assert await Quadruple()("a") == "aaaa"


@pytest.mark.usefixtures("run")
async def test_in_a_run_a_call_goes_through_the_door_once() -> None:
    assert await Quadruple()("a") == "aaaa"
    assert passed == ["Quadruple"]


@pytest.mark.usefixtures("run")
async def test_an_inherited_call_has_one_door() -> None:
    assert await Same()("a") == "aa"
    assert passed == ["Same"]


async def test_outside_a_run_what_only_tells_does_nothing() -> None:
    runtime.emit("a")
    runtime.say(Message.of("a"))
    runtime.log("said a")
    runtime.remember(Message.of("a"))
    assert (runtime.memory(), runtime.title(), runtime.current()) == ((), "", None)


async def test_outside_a_run_nobody_can_be_asked() -> None:
    with pytest.raises(NoRunError, match="A person to ask is there only while a flow runs"):
        await runtime.ask(Question(text="Well?"))
    with pytest.raises(NoRunError, match="A model"):
        await Agent().ask(Message.of("hello"))
    with pytest.raises(NoRunError, match="process"):
        await runtime.blocking(len, "abc")


def test_equal_settings_are_equal_components() -> None:
    assert Agent(instructions="Be brief.") == Agent(instructions="Be brief.")
    assert Agent(instructions="Be brief.") != Agent()
