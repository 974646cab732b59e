"""Runs of parts of a flow, one after the other, edited meanwhile, and gone on with after a restart."""

from __future__ import annotations

from pathlib import Path

from studio.flow.edit import ChangeSetting, RenameNode
from studio.web.protocol import ChatChanged, Done, Hello, LinesAdded, Refused, RunChanged
from studio.web.requests import (
    OlderLines,
    OpenFlow,
    SendEdits,
    SendMessage,
    StartRun,
    StopRun,
)
from studio.web.views import NodeView
from tests.web.acting import chain, opened, spoken, until, views
from tests.web.stage import Browser, Parrot, staged


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
