"""Flows and conversations made, copied, named and deleted in windows."""

from __future__ import annotations

import pytest

from studio.flow.document import Flow
from studio.flow.edit import Describe
from studio.web.protocol import Flows, Opened, Refused, Sessions
from studio.web.requests import (
    ChangeSession,
    DeleteFlow,
    DuplicateFlow,
    ListFlows,
    NewFlow,
    NewSession,
    OpenFlow,
    SendEdits,
)
from tests.web.stage import Browser


async def test_the_empty_flow_of_the_beginning_makes_room_for_the_first_choice(browser: Browser) -> None:
    await browser.ask(OpenFlow())
    await browser.ask(NewFlow(template="assistant"))

    flows = browser.last(Flows).flows
    assert [(flow.name, flow.nodes, flow.deleted) for flow in flows] == [
        ("Talk with an assistant", 3, False),
        ("Untitled", 0, True),
    ]


async def test_flows_are_copied_deleted_and_brought_back(two: tuple[Browser, Browser]) -> None:
    first, second = two
    flow = first.last(Opened).id
    await first.ask(SendEdits(revision=1, edits=(Describe(name="Stories"),)))

    await first.ask(DuplicateFlow(flow=flow))
    copy = first.last(Opened).id
    await first.ask(DeleteFlow(flow=flow))
    moved = await second.hear(Opened, lambda told: told.id == copy)
    late = await second.ask(OpenFlow(flow=flow))
    await first.ask(DeleteFlow(flow=flow, restore=True))
    await first.ask(ListFlows())

    assert moved.flow.name == "Stories copy"
    assert isinstance(late, Refused)
    assert {(card.name, card.deleted) for card in first.last(Flows).flows} == {
        ("Stories", False),
        ("Stories copy", False),
    }


@pytest.mark.parametrize("document", ["", "{}x", '{"nodes": 7}', '{"version": 99}', "[" * 5_000])
async def test_a_file_that_is_no_flow_is_refused_with_a_sentence(browser: Browser, document: str) -> None:
    answer = await browser.ask(NewFlow(document=document))

    assert isinstance(answer, Refused)
    assert answer.sentence.endswith(".")


async def test_a_file_becomes_a_flow(browser: Browser) -> None:
    await browser.ask(NewFlow(document=Flow(name="From a file").model_dump_json()))

    assert browser.last(Opened).flow.name == "From a file"


async def test_conversations_begin_get_names_and_go(two: tuple[Browser, Browser]) -> None:
    first, second = two
    old = first.last(Opened).session

    await first.ask(NewSession())
    new = first.last(Opened).session
    await first.ask(ChangeSession(session=new.id, title="Lighthouses"))
    told = await second.hear(Sessions, lambda told: "Lighthouses" in {one.title for one in told.sessions})
    await first.ask(ChangeSession(session=new.id, delete=True))

    assert told.session.id == old.id
    assert first.last(Sessions).session.id == old.id
    assert [one.id for one in first.last(Sessions).sessions] == [old.id]
