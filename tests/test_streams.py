"""Results while they are being made."""

from __future__ import annotations

import asyncio

import pytest

from studio import runtime
from studio.component import Component
from studio.errors import ProducerFailed, ProducerRestarted
from studio.streams import Feed, Step, start
from studio.values import Value


class Speaker(Component):
    """Says words one by one."""

    words: tuple[str, ...] = ("one", "two")
    """What it says."""
    fails: bool = False
    """Whether it breaks off."""

    async def __call__(self) -> str:
        """Speak."""
        for word in self.words:
            runtime.emit(word)
            await asyncio.sleep(0)
        if self.fails:
            raise ValueError("lost its voice")
        return " ".join(self.words)


async def heard(step: Step[str]) -> list[Value]:
    """Everything a reader hears."""
    return [fragment async for fragment in step]


async def test_a_step_is_iterated_and_awaited() -> None:
    step = start(Speaker())
    assert await heard(step) == ["one", "two"]
    assert await step == "one two"


async def test_every_reader_starts_at_the_first_fragment_however_late_it_comes() -> None:
    step = start(Speaker())
    early = asyncio.create_task(heard(step))
    assert await step == "one two"
    assert await early == await heard(step) == ["one", "two"]


async def test_what_emits_nothing_yields_its_value_once() -> None:
    async def quiet(value: int) -> int:
        return value + 1

    step = start(quiet, 1)
    assert [fragment async for fragment in step] == [2]
    assert await step == 2


async def test_two_steps_do_not_hear_each_other() -> None:
    one, two = start(Speaker(words=("a", "b"))), start(Speaker(words=("c",)))
    assert (await heard(one), await heard(two)) == (["a", "b"], ["c"])


async def test_a_failure_reaches_readers_and_whoever_waits() -> None:
    step = start(Speaker(fails=True))
    with pytest.raises(ProducerFailed, match="lost its voice"):
        await heard(step)
    with pytest.raises(ValueError, match="lost its voice"):
        await step


async def test_a_reader_gets_what_was_said_before_the_failure() -> None:
    step = start(Speaker(fails=True))
    reader = aiter(step)
    assert [await anext(reader), await anext(reader)] == ["one", "two"]
    with pytest.raises(ProducerFailed):
        await anext(reader)
    with pytest.raises(ValueError, match="voice"):
        await step


async def test_a_retry_restarts_readers_that_had_begun() -> None:
    feed = Feed()
    feed.emit("wrong")
    reader = feed.read()
    assert await anext(reader) == "wrong"
    feed.restart()
    with pytest.raises(ProducerRestarted):
        await anext(reader)
    feed.emit("right")
    feed.finish("right")
    assert [fragment async for fragment in feed.read()] == ["right"]


async def test_a_reader_that_waits_is_woken_by_a_restart() -> None:
    feed = Feed()
    waiting = asyncio.create_task(feed.settled())
    await asyncio.sleep(0)
    feed.restart()
    with pytest.raises(ProducerRestarted):
        await waiting


async def test_a_reader_that_comes_after_a_restart_hears_nothing_of_it() -> None:
    feed = Feed()
    feed.emit("wrong")
    feed.restart()
    feed.finish("value")
    assert [fragment async for fragment in feed.read()] == ["value"]
