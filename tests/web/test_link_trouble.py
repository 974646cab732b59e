"""What windows hear while nothing can be saved."""

from __future__ import annotations

import pytest

from studio.errors import DiskFull
from studio.flow.document import Flow
from studio.flow.edit import Describe
from studio.store.history import HistoryEntry
from studio.web import room
from studio.web.protocol import Changed, Done, Opened, Trouble
from studio.web.requests import OpenFlow, SendEdits
from tests.web.stage import Browser, Stage


def named(name: str) -> SendEdits:
    return SendEdits(revision=1, edits=(Describe(name=name),))


@pytest.fixture
def disk(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A disk that is full until the list is emptied."""
    append, is_full = stage.store.history.append, ["full"]

    async def append_when_there_is_room(flow_id: str, revision: int, entry: HistoryEntry, after: Flow) -> bool:
        if is_full:
            raise DiskFull("The disk is full.")
        return await append(flow_id, revision, entry, after)

    monkeypatch.setattr(stage.store.history, "append", append_when_there_is_room)
    monkeypatch.setattr(room, "RETRY_SECONDS", 0.01)
    return is_full


async def test_edits_wait_in_order_while_the_disk_is_full(disk: list[str], two: tuple[Browser, Browser]) -> None:
    first, second = two
    await first.send(named("One"), 50)
    told = await second.hear(Trouble)
    await second.send(named("Two"), 51)
    disk.clear()

    assert told.sentence == "The disk is full."
    assert (await second.hear(Trouble, lambda told: not told.sentence)).sentence == ""
    assert isinstance(await first.answer(50), Done)
    assert isinstance(await second.answer(51), Done)
    assert [word.change.name for word in second.heard if isinstance(word, Changed)] == ["One", "Two"]


async def test_a_break_while_the_disk_is_full_loses_no_edit(
    disk: list[str], stage: Stage, two: tuple[Browser, Browser]
) -> None:
    first, second = two
    await first.send(named("One"), 50)
    await second.hear(Trouble)
    await first.socket.close()
    await second.socket.close()
    disk.clear()

    again = await stage.browser("one")
    again.number = 60
    await again.ask(OpenFlow(flow=first.last(Opened).id))
    await again.send(named("One"), 50)

    assert isinstance(await again.answer(50), Done)
    record = await stage.store.flows.load(first.last(Opened).id)
    assert record is not None
    assert (record.flow.name, record.revision) == ("One", 2)
