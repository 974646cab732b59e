"""A saved flow as a node: run, seen, edited, deleted, and gone on with after a restart."""

from __future__ import annotations

from pathlib import Path

from studio.flow.document import End, Flow, Node, Wire
from studio.flow.edit import ChangeSetting
from studio.web.protocol import Changed, Done, Hello, Opened, Refused, RunChanged
from studio.web.requests import DeleteFlow, OpenFlow, SendEdits, SendMessage
from tests.web.acting import chain, opened, spoken, until, views
from tests.web.stage import Parrot, Stage, staged


def calling(name: str) -> Flow:
    """A flow whose only work is the saved flow of that id."""
    talk = chain("ChatInput", "SubFlow", "Show")
    node = talk.nodes["subflow"].model_copy(update={"settings": {"flow": name}})
    wires = (
        Wire(source=End(node="chatinput", port="out"), target=End(node="subflow", port="inputs")),
        Wire(source=End(node="subflow", port="out"), target=End(node="show", port="message")),
    )
    return talk.model_copy(update={"nodes": {**talk.nodes, "subflow": node}, "wires": wires, "name": "Outer"})


async def test_the_node_writes_and_is_done_while_the_chat_shows_who_speaks_inside(tmp_path: Path) -> None:
    model = Parrot()
    async with staged(tmp_path, model) as stage:
        browser = await stage.browser()
        saved = await opened(browser, chain("ChatInput", "DialogAgent", "Show").model_copy(update={"name": "Inner"}))
        await opened(browser, calling(saved))
        assert browser.last(Opened).problems == ()
        assert browser.last(Opened).sentences["subflow"] == "Runs “Inner”"

        await browser.ask(SendMessage(text="hello there"))
        await browser.hear(
            RunChanged, lambda told: any(view.id == "subflow" and view.state == "streaming" for view in told.nodes)
        )
        model.may_go_on.set()
        await until(browser, "done")

        assert views(browser).keys() == {"chatinput", "subflow", "show"}
        assert {view.state for view in views(browser).values()} == {"done"}
        assert spoken(browser.chat, "DialogAgent") == "HELLO THERE"
        assert {message.node for message in browser.chat if message.speaker == "DialogAgent"} == {"subflow"}


async def test_an_edit_in_the_saved_flow_counts_from_the_next_run(stage: Stage) -> None:
    browser = await stage.browser()
    saved = await opened(browser, inner_text("first"))
    outer = await opened(browser, calling(saved))
    await browser.ask(SendMessage(text="go"))
    first = await until(browser, "done")
    await browser.ask(OpenFlow(flow=saved))
    await browser.ask(SendEdits(revision=1, edits=(ChangeSetting(ids=("text",), field="text", value="second"),)))
    await browser.ask(OpenFlow(flow=outer))
    await browser.ask(SendMessage(text="go"))
    await until(browser, "done", other_than=first.bar.run)

    answers = [part.text for message in browser.chat if message.answer for part in message.parts]
    assert answers == ["first", "second"]


async def test_a_run_goes_on_after_a_restart_with_the_saved_flow_as_it_was(tmp_path: Path) -> None:
    model = Parrot()
    async with staged(tmp_path, model) as stage:
        browser = await stage.browser()
        saved = await opened(browser, chain("ChatInput", "DialogAgent", "Show"))
        outer = await opened(browser, calling(saved))
        await browser.ask(SendMessage(text="hello there"))
        await browser.hear(RunChanged, lambda told: any(view.state == "streaming" for view in told.nodes))
        await stage.store.flows.delete(saved)
    again = Parrot()
    again.may_go_on.set()
    async with staged(tmp_path, again) as stage:
        browser = await stage.browser()
        await browser.ask(OpenFlow(flow=outer))
        await until(browser, "done")

        assert spoken(browser.chat, "DialogAgent") == "HELLO THERE"


async def test_a_flow_that_was_deleted_is_said_at_once_and_the_node_fails_alone(stage: Stage) -> None:
    browser, other = await stage.browser(), await stage.browser()
    saved = await opened(other, inner_text("first"))
    await opened(browser, calling(saved))

    await other.ask(DeleteFlow(flow=saved))

    changed = await browser.hear(Changed, lambda told: bool(told.problems))
    assert [problem.sentence for problem in changed.problems] == ["The flow that SubFlow runs was deleted. Choose one."]
    assert isinstance(await browser.ask(SendMessage(text="go")), Done)
    await until(browser, "failed")
    assert views(browser)["subflow"].state == "failed"


async def test_a_flow_that_would_run_itself_is_refused(stage: Stage) -> None:
    browser = await stage.browser()
    saved = await opened(browser, calling(""))
    await browser.ask(SendEdits(revision=1, edits=(ChangeSetting(ids=("subflow",), field="flow", value=saved),)))

    refused = await browser.ask(SendMessage(text="go"))

    assert isinstance(refused, Refused)
    assert refused.sentence == "SubFlow would run “Outer” inside of itself, without end."


async def test_the_canvas_knows_no_inside_of_it(stage: Stage) -> None:
    hello = await (await stage.browser()).hear(Hello)
    spec = next(spec for spec in hello.specs if spec.name == "SubFlow")

    assert spec.slots == ()


def inner_text(words: str) -> Flow:
    """A flow that answers with a text of its own, whatever it is given."""
    flow = chain("ChatInput", "Show")
    text = Node(component="Text", title="Text", settings={"text": words})
    wire = Wire(source=End(node="text", port="out"), target=End(node="show", port="message"))
    return flow.model_copy(update={"nodes": {**flow.nodes, "text": text}, "wires": (wire,), "name": "Inner"})
