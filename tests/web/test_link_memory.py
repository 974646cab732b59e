"""A window that reads and changes what an agent remembers."""

from __future__ import annotations

import orjson
import pytest

from studio.flow.document import End, Flow, Node, Place, Wire
from studio.flow.edit import AddNode, RenameNode
from studio.values import Image
from studio.web.memory_changes import (
    AddMessage,
    ForgetEntries,
    ForgetEverything,
    ImportMessages,
    MemoryChange,
    RewordEntry,
    TakeBackChange,
)
from studio.web.protocol import Done, Memory, MemoryChanged, Opened, Refused
from studio.web.requests import ChangeMemory, NewSession, ReadMemory, SendEdits, SendMessage
from tests.web.acting import chain, opened, until
from tests.web.stage import Browser, Stage


@pytest.fixture
async def talked(stage: Stage, browser: Browser) -> Browser:
    """A window in whose conversation an agent was told something and has answered."""
    stage.model.may_go_on.set()
    await opened(browser, chain("ChatInput", "DialogAgent"))
    await browser.ask(SendMessage(text="my cat is grey"))
    await until(browser, "done")
    return browser


async def remembered(browser: Browser, node: str = "dialogagent") -> list[tuple[str, str]]:
    assert isinstance(await browser.ask(ReadMemory(node=node)), Done)
    return [(entry.sender, entry.text) for entry in browser.last(Memory).entries]


async def change(browser: Browser, made: MemoryChange, node: str = "dialogagent") -> Done | Refused:
    return await browser.ask(ChangeMemory(node=node, name=made.kind, change=made))


async def test_what_was_said_is_remembered_with_who_said_it(talked: Browser) -> None:
    assert await remembered(talked) == [("User", "my cat is grey"), ("DialogAgent", "MY CAT IS GREY")]
    assert talked.last(Memory).count == 2


async def test_messages_are_reworded_added_and_forgotten_and_it_can_be_taken_back(talked: Browser) -> None:
    await remembered(talked)
    first, second = talked.last(Memory).entries

    await change(talked, RewordEntry(entry=first.key, text="my cat is black"))
    forgotten = ForgetEntries(entries=(second.key,))
    said = await change(talked, forgotten)
    await change(talked, AddMessage(sender="DialogAgent", text="I like cats."))

    assert isinstance(said, Done)
    assert said.toast == "A message was forgotten."
    assert await remembered(talked) == [("User", "my cat is black"), ("DialogAgent", "I like cats.")]
    assert talked.last(Memory).entries[1].role == "assistant"
    await change(talked, TakeBackChange(change=forgotten.kind))
    assert [text for _, text in await remembered(talked)] == ["my cat is black", "MY CAT IS GREY", "I like cats."]


async def test_everything_is_forgotten_under_a_new_name_too(talked: Browser) -> None:
    await talked.ask(SendEdits(revision=1, edits=(RenameNode(id="dialogagent", title="Writer"),)))

    said = await change(talked, ForgetEverything(), "writer")

    assert isinstance(said, Done)
    assert said.toast == "Writer has forgotten everything."
    assert await remembered(talked, "writer") == []


async def test_the_same_agent_again_has_the_same_memory(talked: Browser) -> None:
    again = Node(component="DialogAgent", title="Again", same_as="dialogagent")
    await talked.ask(SendEdits(revision=1, edits=(AddNode(id="again", node=again, place=Place(x=0, y=0)),)))

    assert len(await remembered(talked, "again")) == 2
    assert talked.last(Memory).node == "dialogagent"


async def test_a_file_takes_the_place_of_what_was_remembered(talked: Browser) -> None:
    lost = Image(hash="a" * 64, mime="image/png", size=3, name="tree.png")
    document = orjson.dumps([{"name": "Ann", "content": "Hello."}, {"parts": [lost.model_dump()]}]).decode()

    said = await change(talked, ImportMessages(document=document))

    assert isinstance(said, Done)
    assert said.toast.startswith("DialogAgent remembers 2 messages from the file. What was attached")
    assert await remembered(talked) == [("Ann", "Hello."), ("", "[tree.png]")]


@pytest.mark.parametrize(
    "made",
    [ImportMessages(document="[1]"), AddMessage(sender="User", text=" "), RewordEntry(entry="99999", text="nobody")],
)
async def test_what_cannot_be_done_is_said(talked: Browser, made: MemoryChange) -> None:
    assert isinstance(await change(talked, made), Refused)
    assert len(await remembered(talked)) == 2


async def test_a_message_cannot_be_emptied(talked: Browser) -> None:
    await remembered(talked)
    first = talked.last(Memory).entries[0]

    assert isinstance(await change(talked, RewordEntry(entry=first.key, text="  ")), Refused)


async def test_other_windows_hear_that_it_changed(two: tuple[Browser, Browser]) -> None:
    first, second = two
    await first.ask(
        SendEdits(
            revision=1, edits=(AddNode(id="a", node=Node(component="DialogAgent", title="A"), place=Place(x=0, y=0)),)
        )
    )

    await change(first, AddMessage(sender="User", text="Hello."), "a")

    assert (await second.hear(MemoryChanged)).node == "a"


async def test_it_is_downloaded_and_read_again(stage: Stage, talked: Browser) -> None:
    shown = talked.last(Opened)
    path = f"/api/flows/{shown.id}/conversations/{shown.session.id}/memories/dialogagent"
    file = await stage.house.ask("GET", path, stage.house.pass_header())
    await change(talked, ForgetEverything())

    await change(talked, ImportMessages(document=file.text))

    assert "dialogagent_remembers.json" in file.headers["content-disposition"]
    assert [text for _, text in await remembered(talked)] == ["my cat is grey", "MY CAT IS GREY"]


async def test_the_next_run_answers_out_of_the_edited_memory(talked: Browser) -> None:
    await change(talked, ForgetEverything())
    await talked.ask(SendMessage(text="and now"))
    await until(talked, "done")

    assert [text for _, text in await remembered(talked)] == ["and now", "AND NOW"]


async def test_a_value_of_all_conversations_is_the_same_in_a_new_one(browser: Browser) -> None:
    keep = Node(component="Variable", title="Keep", settings={"where": "all conversations"})
    wire = Wire(source=End(node="chat", port="out"), target=End(node="keep", port="message"))
    chat = Node(component="ChatInput", title="Chat")
    await opened(browser, Flow(nodes={"chat": chat, "keep": keep}, wires=(wire,)))
    await browser.ask(SendMessage(text="blue"))
    await until(browser, "done")

    await browser.ask(NewSession())

    assert await remembered(browser, "keep") == [("User", "blue")]
