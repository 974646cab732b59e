"""Windows that edit one flow over their WebSockets."""

from __future__ import annotations

import pytest

from studio.flow.document import End, Node, Place, Wire
from studio.flow.edit import AddNode, ChangeSetting, Connect, Describe, MoveNodes, RemoveNodes, RenameNode
from studio.web.link import NOT_UNDERSTOOD
from studio.web.protocol import Changed, Done, Hello, Opened, Refused
from studio.web.requests import (
    NewFlow,
    OpenFlow,
    Redo,
    SendEdits,
    Undo,
)
from studio.web.templates import ORDER
from tests.web.stage import Browser, Stage

WRITER = AddNode(id="writer", node=Node(component="DialogAgent", title="Writer"), place=Place(x=0, y=0))
CRITIC = AddNode(id="critic", node=Node(component="DialogAgent", title="Critic"), place=Place(x=224, y=0))
WIRE = Wire(source=End(node="writer", port="out"), target=End(node="critic", port="messages"))


def edits(*made: AddNode | Connect | RemoveNodes | RenameNode | ChangeSetting | Describe | MoveNodes) -> SendEdits:
    return SendEdits(revision=1, edits=made)


async def test_a_new_window_is_greeted_with_all_that_can_be_drawn(browser: Browser) -> None:
    hello = await browser.hear(Hello)

    assert {spec.name for spec in hello.specs} >= {"DialogAgent", "While", "ChatInput"}
    assert "text" in hello.fits["message"]
    assert [card.drawing for card in hello.templates][:3] == ["one", "loop", "fan"]
    assert [card.name for card in hello.templates] == list(ORDER)
    assert hello.models[0].line == "On this computer, free"
    assert hello.welcome


async def test_a_flow_opens_with_its_sentences_hues_and_problems(browser: Browser) -> None:
    await browser.ask(NewFlow(template="writer_and_critic"))

    opened = browser.last(Opened)
    assert opened.flow.name == "Writer and critic"
    assert opened.sentences["writer"].startswith("Writes with the built-in model")
    assert opened.hues == {"writer": 0, "critic": 1}
    assert (opened.problems, opened.undo, opened.redo) == ((), None, None)


async def test_both_windows_see_an_edit_and_only_the_sender_gets_its_number(two: tuple[Browser, Browser]) -> None:
    first, second = two

    answer = await first.ask(edits(WRITER, CRITIC, Connect(wire=WIRE)))
    seen = await second.hear(Changed)

    mine = first.last(Changed)
    assert answer == Done(number=first.number)
    assert (mine.number, seen.number) == (first.number, None)
    assert mine.change == seen.change
    assert set(seen.change.nodes) == {"writer", "critic"}
    assert seen.undo == "Add 2 nodes"


async def test_undo_and_redo_are_shared_and_survive_a_reload(stage: Stage, two: tuple[Browser, Browser]) -> None:
    first, second = two
    await first.ask(edits(WRITER))
    await first.ask(edits(ChangeSetting(ids=("writer",), field="instructions", value="Rhyme.")))
    await first.socket.close()

    await second.ask(Undo())
    again = await stage.browser()
    await again.ask(OpenFlow(flow=second.last(Opened).id))
    await again.ask(Redo())
    await again.ask(Undo())
    await again.ask(Undo())

    assert again.last(Opened).flow.nodes["writer"].settings == {}
    assert again.last(Opened).redo == "Change Writer"
    assert again.last(Changed).change.nodes == {"writer": None}
    assert again.last(Changed).undo is None
    assert isinstance(await again.ask(Undo()), Refused)


async def test_a_late_edit_is_refused_with_a_sentence(two: tuple[Browser, Browser]) -> None:
    first, second = two
    await first.ask(edits(WRITER))
    await first.ask(edits(RemoveNodes(ids=("writer",))))

    answer = await second.ask(edits(ChangeSetting(ids=("writer",), field="instructions", value="Rhyme.")))

    assert isinstance(answer, Refused)
    assert answer.sentence.startswith("Writer was deleted in another window a moment ago")


async def test_a_batch_with_one_refused_edit_changes_nothing(two: tuple[Browser, Browser]) -> None:
    first, _ = two

    answer = await first.ask(edits(WRITER, RenameNode(id="nobody", title="Somebody")))
    await first.ask(OpenFlow(flow=first.last(Opened).id))

    assert isinstance(answer, Refused)
    assert first.last(Opened).flow.nodes == {}


async def test_deleting_a_node_offers_to_take_that_back(two: tuple[Browser, Browser]) -> None:
    first, _ = two
    await first.ask(edits(WRITER))

    answer = await first.ask(edits(RemoveNodes(ids=("writer",))))

    assert answer == Done(number=first.number, toast="Writer deleted.", undoable=True)


async def test_a_request_that_is_sent_again_after_a_break_is_done_once(stage: Stage) -> None:
    first = await stage.browser("same")
    await first.ask(OpenFlow())
    await first.ask(edits(WRITER))
    number = first.number
    await first.socket.close()

    again = await stage.browser("same")
    again.number = 100
    await again.ask(OpenFlow(flow=first.last(Opened).id))
    again.number = number - 1
    answer = await again.ask(edits(WRITER))

    assert answer == Done(number=number)
    again.number = 200
    await again.ask(OpenFlow(flow=first.last(Opened).id))
    assert list(again.last(Opened).flow.nodes) == ["writer"]


async def test_an_acknowledged_edit_is_on_disk(stage: Stage, browser: Browser) -> None:
    await browser.ask(OpenFlow())
    await browser.ask(edits(WRITER, Describe(name="Bedtime stories")))

    record = await stage.store.flows.load(browser.last(Opened).id)

    assert record is not None
    assert (record.flow.name, list(record.flow.nodes), record.revision) == ("Bedtime stories", ["writer"], 2)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 0),
        ("{", 0),
        ("[]", 0),
        ('{"number": 7}', 7),
        ('{"number": -7, "request": {"kind": "undo"}}', 0),
        ('{"number": 7, "request": {"kind": "nothing"}}', 7),
        ('{"number": 7, "request": {"kind": "undo", "owner": "me"}}', 7),
        ('{"number": 7, "request": {"kind": "send_edits", "revision": 1, "edits": [{"kind": "add_node"}]}}', 7),
        ("[" * 100_000, 0),
        ('{"number": ' + "9" * 5_000 + "}", 0),
    ],
)
async def test_what_is_no_request_is_refused_with_a_sentence(browser: Browser, text: str, number: int) -> None:
    await browser.socket.send_str(text)

    assert await browser.hear(Refused) == Refused(number=number, sentence=NOT_UNDERSTOOD)
    assert isinstance(await browser.ask(OpenFlow()), Done)


async def test_an_edit_without_an_open_flow_is_refused(browser: Browser) -> None:
    answer = await browser.ask(edits(WRITER))

    assert isinstance(answer, Refused)
    assert "No flow is open" in answer.sentence
