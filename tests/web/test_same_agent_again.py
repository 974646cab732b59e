"""One agent standing at two places of a flow: in one run, in the next, and after a restart."""

from __future__ import annotations

from pathlib import Path

from studio.flow.document import End, Flow, Node, Wire
from studio.web.protocol import Memory, Opened
from studio.web.requests import OpenFlow, ReadMemory, SendMessage
from tests.web.acting import opened, until
from tests.web.stage import Browser, Parrot, staged

FLOW = Flow(
    nodes={
        "chat": Node(component="ChatInput", title="Chat"),
        "writer": Node(component="DialogAgent", title="Writer"),
        "again": Node(component="DialogAgent", title="Again", same_as="writer"),
    },
    wires=(
        Wire(source=End(node="chat", port="out"), target=End(node="writer", port="messages")),
        Wire(source=End(node="writer", port="out"), target=End(node="again", port="messages")),
    ),
)


async def remembered(browser: Browser, node: str) -> list[tuple[str, str]]:
    await browser.ask(ReadMemory(node=node))
    return [(entry.sender, entry.text) for entry in browser.last(Memory).entries]


async def test_both_places_remember_what_either_heard_across_runs_and_a_restart(tmp_path: Path) -> None:
    async with staged(tmp_path, model := Parrot()) as stage:
        model.may_go_on.set()
        browser = await stage.browser()
        flow = await opened(browser, FLOW)
        await browser.ask(SendMessage(text="hello"))
        first = (await until(browser, "done")).bar.run
        heard = [("User", "hello"), ("Writer", "HELLO"), ("Again", "HELLO")]
        assert await remembered(browser, "again") == await remembered(browser, "writer") == heard

    async with staged(tmp_path, model := Parrot()) as stage:
        model.may_go_on.set()
        browser = await stage.browser()
        await browser.ask(OpenFlow(flow=flow))
        assert browser.last(Opened).flow == FLOW
        await browser.ask(SendMessage(text="more"))
        await until(browser, "done", other_than=first)
        assert [text for _, text in await remembered(browser, "writer")] == [
            "hello",
            *["HELLO"] * 2,
            "more",
            *["MORE"] * 2,
        ]
