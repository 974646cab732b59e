"""Runs started, watched, answered, stopped and gone on with over the windows of a real server."""

from __future__ import annotations

from pathlib import Path

import pytest

from studio.flow.document import End, Flow, Node, Wire
from studio.flow.edit import ChangeSetting, RenameNode
from studio.web.protocol import ChatChanged, Done, Hello, LinesAdded, Opened, Refused, Result, RunChanged, Sessions
from studio.web.requests import (
    AnswerQuestion,
    FullResult,
    ListFlows,
    NewFlow,
    OlderLines,
    OpenFlow,
    SendEdits,
    SendMessage,
    StartRun,
    StopRun,
)
from studio.web.views import ChatMessage, NodeView
from tests.web.stage import Browser, Parrot, Stage, staged


def chain(*components: str) -> Flow:
    """A flow of nodes one after the other, named after their components."""
    ids = [component.lower() for component in components]
    ports = {"Show": "message", "DialogAgent": "messages", "UserAgent": "message"}
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


async def test_a_message_starts_a_run_and_every_window_sees_the_answer(stage: Stage) -> None:
    one, two = await stage.browser(), await stage.browser()
    flow = await opened(one, chain("ChatInput", "DialogAgent", "Show"))
    await two.ask(OpenFlow(flow=flow))

    assert isinstance(await one.ask(SendMessage(text="hello there")), Done)
    for browser in (one, two):
        await until(browser, "done")

    for browser in (one, two):
        assert spoken(browser.chat, "DialogAgent") == "HELLO THERE"
        assert {id: view.state for id, view in views(browser).items()} == dict.fromkeys(
            ("chatinput", "dialogagent", "show"), "done"
        )
        assert any(
            "Began" in line.sentence for told in browser.heard if isinstance(told, LinesAdded) for line in told.lines
        )
    assert one.last(Sessions).session.title == "hello there"


async def test_words_stream_before_the_answer_is_complete(tmp_path: Path) -> None:
    model = Parrot()
    async with staged(tmp_path, model) as stage:
        browser = await stage.browser()
        await opened(browser, chain("ChatInput", "DialogAgent", "Show"))

        await browser.ask(SendMessage(text="hello there"))
        await browser.hear(
            ChatChanged, lambda told: any("HELLO" in part.text for m in told.messages for part in m.parts)
        )
        assert views(browser)["show"].state == "waiting"
        model.may_go_on.set()
        await until(browser, "done")

        assert spoken(browser.chat, "DialogAgent") == "HELLO THERE"


async def test_a_window_that_comes_in_the_middle_of_a_run_sees_all_of_it(tmp_path: Path) -> None:
    model = Parrot()
    async with staged(tmp_path, model) as stage:
        first = await stage.browser()
        flow = await opened(first, chain("ChatInput", "DialogAgent", "Show"))
        await first.ask(SendMessage(text="hello there"))
        await first.hear(ChatChanged, lambda told: any("HELLO" in part.text for m in told.messages for part in m.parts))
        await first.socket.close()

        second = await stage.browser()
        await second.ask(OpenFlow(flow=flow))
        model.may_go_on.set()
        await until(second, "done")

        assert spoken(second.chat, "DialogAgent") == "HELLO THERE"


async def test_a_conversation_is_there_after_a_reload(stage: Stage, browser: Browser) -> None:
    flow = await opened(browser, chain("ChatInput", "DialogAgent", "Show"))
    await browser.ask(SendMessage(text="hello there"))
    await until(browser, "done")
    chat = browser.chat
    await browser.socket.close()

    again = await stage.browser()
    await again.ask(OpenFlow(flow=flow))

    assert again.chat == chat
    assert again.last(RunChanged).bar.moment == "done"


async def test_nothing_to_say_and_nobody_to_hear_it_are_refused_with_a_sentence(browser: Browser) -> None:
    await opened(browser, chain("ChatInput", "Show"))
    nothing = [await browser.ask(SendMessage(text=" ")), await browser.ask(StartRun())]
    await opened(browser, chain("Text", "Show"))
    nobody = await browser.ask(SendMessage(text="hello"))
    lost = await browser.ask(SendMessage(text="hello", files=("0" * 64,)))

    assert [answer.sentence for answer in nothing if isinstance(answer, Refused)] == ["Say something to begin."] * 2
    assert isinstance(nobody, Refused)
    assert "Add Chat input" in nobody.sentence
    assert isinstance(lost, Refused)
    assert "Attach it again" in lost.sentence


async def test_a_problem_that_stops_the_run_is_said(browser: Browser) -> None:
    await opened(browser, chain("ChatInput", "Show").model_copy(update={"wires": ()}))

    answer = await browser.ask(SendMessage(text="hello"))

    assert isinstance(answer, Refused)
    assert answer.sentence == browser.last(Opened).problems[0].sentence


@pytest.mark.parametrize("way", ["card", "composer"])
async def test_a_question_is_answered_by_its_card_or_in_the_composer(browser: Browser, way: str) -> None:
    await opened(browser, chain("ChatInput", "UserAgent", "Show"))
    await browser.ask(SendMessage(text="hello"))
    waiting = await until(browser, "needs_you")
    assert waiting.bar.run is not None

    if way == "card":
        await browser.ask(AnswerQuestion(run=waiting.bar.run, path=waiting.bar.question_path, text="blue"))
    else:
        await browser.ask(SendMessage(text="blue"))
    await until(browser, "done")

    await browser.ask(FullResult(node="show"))
    assert browser.last(Result).text == "blue"
    late = await browser.ask(AnswerQuestion(run=waiting.bar.run, path=waiting.bar.question_path, text="red"))
    assert isinstance(late, Refused)


async def test_a_second_run_waits_in_line_and_either_can_be_stopped(browser: Browser) -> None:
    await opened(browser, chain("UserAgent", "Show"))
    await browser.ask(StartRun())
    waiting = await until(browser, "needs_you")
    await browser.ask(StartRun())
    queued = await browser.hear(RunChanged, lambda told: told.bar.queued == 1)
    assert waiting.bar.run is not None

    assert queued.bar.run == waiting.bar.run
    assert isinstance(await browser.ask(StopRun(run=waiting.bar.run)), Done)
    second = await until(browser, "needs_you", other_than=waiting.bar.run)
    assert second.bar.run is not None
    await browser.ask(StopRun(run=second.bar.run))
    await until(browser, "stopped")
    assert isinstance(await browser.ask(StopRun(run=second.bar.run)), Refused)


async def test_an_edit_during_a_run_counts_for_the_next_one(tmp_path: Path) -> None:
    model = Parrot()
    async with staged(tmp_path, model) as stage:
        browser = await stage.browser()
        flow = await opened(browser, chain("ChatInput", "DialogAgent", "Show"))
        await browser.ask(SendMessage(text="hello there"))
        await browser.hear(
            ChatChanged, lambda told: any("HELLO" in part.text for m in told.messages for part in m.parts)
        )

        renamed = RenameNode(id="dialogagent", title="Parrot")
        reset = ChangeSetting(ids=("dialogagent",), field="instructions", value="Never run.")
        await browser.ask(SendEdits(revision=1, edits=(reset, renamed)))
        model.may_go_on.set()
        await until(browser, "done")

        (run,) = await stage.store.runs.of_flow(flow)
        record = await stage.store.runs.record(run.id)
        assert record is not None
        assert "Never run" not in record.document
        assert views(browser)["parrot"].state == "done"


async def test_a_run_from_a_node_uses_again_what_was_made_before(browser: Browser) -> None:
    await opened(browser, chain("ChatInput", "DialogAgent", "Show"))
    await browser.ask(SendMessage(text="hello there"))
    first = await until(browser, "done")

    await browser.ask(StartRun(origin="show"))
    await until(browser, "done", other_than=first.bar.run)

    states = {id: view.state for id, view in views(browser).items()}
    assert states["show"] == "done"
    assert states["dialogagent"] == "reused"


async def test_a_run_until_a_node_goes_no_further(browser: Browser) -> None:
    await opened(browser, chain("Text", "Show"))

    await browser.ask(StartRun(until="text"))
    await until(browser, "done")

    assert views(browser)["text"].state == "done"
    assert views(browser).get("show", NodeView(id="show", state="not_run")).state == "not_run"


async def test_an_interrupted_run_goes_on_after_a_restart(tmp_path: Path) -> None:
    async with staged(tmp_path, Parrot()) as stage:
        browser = await stage.browser()
        flow = await opened(browser, chain("ChatInput", "UserAgent", "DialogAgent", "Show"))
        await browser.ask(SendMessage(text="hello"))
        await until(browser, "needs_you")

    model = Parrot()
    model.may_go_on.set()
    async with staged(tmp_path, model) as stage:
        browser = await stage.browser()
        assert (await browser.hear(Hello)).welcome is False
        await browser.ask(OpenFlow(flow=flow))
        if browser.last(RunChanged).bar.moment != "needs_you":
            await until(browser, "needs_you")
        await browser.ask(SendMessage(text="deep blue"))
        await until(browser, "done")

        assert spoken(browser.chat, "DialogAgent") == "DEEP BLUE"
        assert len(await stage.store.runs.of_flow(flow)) == 1


async def test_older_lines_come_in_front(browser: Browser) -> None:
    await opened(browser, chain("Text", "Show"))
    await browser.ask(StartRun())
    await until(browser, "done")

    await browser.ask(OlderLines(before=3))

    older = browser.last(LinesAdded)
    assert older.before
    assert all(line.seq < 3 for line in older.lines)
    assert older.lines
