"""Flows in one line, and what a window does with them, for the tests of runs."""

from __future__ import annotations

from studio.flow.document import End, Flow, Node, Wire
from studio.web.protocol import Opened, RunChanged
from studio.web.requests import ListFlows, NewFlow
from studio.web.views import ChatMessage, NodeView
from tests.web.stage import Browser


def chain(*components: str) -> Flow:
    """A flow of nodes one after the other, named after their components."""
    ids = [component.lower() for component in components]
    ports = {
        "Show": "message",
        "DialogAgent": "messages",
        "UserAgent": "message",
        "UserForm": "message",
        "SubFlow": "inputs",
    }
    return Flow(
        nodes={id: Node(component=name, title=name) for id, name in zip(ids, components, strict=True)},
        wires=tuple(
            Wire(source=End(node=before, port="out"), target=End(node=id, port=ports[name]))
            for before, id, name in zip(ids, ids[1:], components[1:], strict=False)
        ),
    )


async def opened(browser: Browser, flow: Flow) -> str:
    await browser.ask(NewFlow(document=flow.model_dump_json()))
    return browser.last(Opened).id


async def until(browser: Browser, moment: str, *, other_than: str | None = None) -> RunChanged:
    """The run bar at that moment; what was told together with it has been heard, too."""
    told = await browser.hear(RunChanged, lambda told: told.bar.moment == moment and told.bar.run != other_than)
    await browser.ask(ListFlows())
    return told


def spoken(chat: list[ChatMessage], speaker: str) -> str:
    return "".join(part.text for message in chat if message.speaker == speaker for part in message.parts)


def views(browser: Browser) -> dict[str, NodeView]:
    found: dict[str, NodeView] = {}
    for told in browser.heard:
        if isinstance(told, RunChanged):
            found = {} if told.whole else found
            found |= {view.id: view for view in told.nodes}
    return found
