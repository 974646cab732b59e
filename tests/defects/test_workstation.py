"""The defects of AgentScope's old workstation, one test each: none of them is here."""

from __future__ import annotations

import asyncio
from pathlib import Path

import orjson
import pytest

from studio.catalog import catalog
from studio.chat_model import ModelName
from studio.engine.casting import make_plan
from studio.engine.events import NodeFinished, NodeFragment, NodeStarted, NodeStopped, RunFinished
from studio.engine.journal import MemoryJournal, Outcome
from studio.engine.run import Order, Run
from studio.flow.check import check
from studio.flow.document import Flow
from studio.flow.edit import RenameNode
from studio.flow.load import read_flow, write_flow
from studio.web.protocol import Opened
from studio.web.requests import NewFlow, OpenFlow, SendEdits, Undo
from studio.web.templates import ORDER, template
from tests.components.staged import EVERYTHING, given, performed
from tests.engine.pieces import FewModels, calls
from tests.engine.playing import flow, node, of_type, played, run_of, values
from tests.web.stage import Parrot, staged

MODELS = frozenset({ModelName.default})


def read_again(made: Flow) -> Flow:
    """The flow as it comes out of its file."""
    found = read_flow(write_flow(made))
    assert isinstance(found, Flow)
    return found


def outside(folder: Path) -> list[Path]:
    """Files of that name anywhere around the data folder."""
    return list(folder.rglob("*outside*"))


@pytest.mark.parametrize(("text", "way"), [("yes please", "A yes please"), ("no", "B no")])
async def test_1_an_if_keeps_its_condition(text: str, way: str) -> None:
    made = flow(
        "text > choice.value",
        "choice.then.start.value > a.texts", "a > choice.then.end.out",
        "choice.otherwise.start.value > b.texts", "b > choice.otherwise.end.out",
        text=node("Text", text=text),
        choice=node("If", condition={"rules": [{"operator": "begins with", "value": "yes"}]}),
        a=given(node("JoinTexts", inside="choice.then", between="A ")),
        b=given(node("JoinTexts", inside="choice.otherwise", between="B ")),
    )  # fmt: skip
    events = await performed(read_again(made))
    taken = [event.node for event in of_type(events, NodeFinished) if event.node in "ab"]
    assert taken == [way[0].lower()]


async def test_2_a_node_gets_what_all_its_predecessors_made() -> None:
    made = flow(
        "one > join.texts", "two > join.texts", "three > join.texts",
        one=node("Text", text="1"), two=node("Text", text="2"), three=node("Text", text="3"),
        join=node("JoinTexts", between=" "),
    )  # fmt: skip
    assert values(await played(made))["join"] == "1 2 3"


async def test_3_each_branch_gets_what_their_common_parent_made() -> None:
    made = flow(
        "parent > left.value", "parent > right.value",
        parent=node("Text", text="P"), left=node("Counted", mark="!"), right=node("Counted", mark="?"),
    )  # fmt: skip
    found = values(await played(made))
    assert (found["left"], found["right"]) == ("P!", "P?")


async def test_4_branches_run_at_once_and_show_their_state_while_words_stream() -> None:
    sleepers = {f"s{number}": node("Sleep", seconds=0.05) for number in range(20)}
    events = await played(flow(words=node("Words"), **sleepers))
    first_end = next(place for place, event in enumerate(events) if isinstance(event, NodeFinished))
    started = [event for event in events[: first_end + 1] if isinstance(event, NodeStarted)]
    assert len(started) == 21
    assert [event.text for event in of_type(events, NodeFragment)] == ["one ", "two ", "three"]


async def test_4_a_run_is_stopped_in_the_middle_and_a_node_is_tried_again_by_itself() -> None:
    retried = await played(
        flow(n=given(node("Counted", mark="four", failures=1, policy={"tries": 2, "wait": 0}), value="x"))
    )
    assert [event.value for event in of_type(retried, NodeFinished)] == ["xfour"]
    run = run_of(flow(long=node("Sleep", seconds=60)))
    playing = asyncio.create_task(run.play())
    async for batch in run.log.follow():
        if of_type(batch, NodeStarted):
            run.stop()
        if of_type(batch, NodeStopped):
            break
    await playing
    assert await run.ended() == "stopped"


async def test_4_a_run_from_the_middle_keeps_what_there_was() -> None:
    made = flow("a > b.value", a=given(node("Counted", mark="first"), value="x"), b=node("Counted", mark="second"))
    reuse = {"a": Outcome("a", "a", "", b'"kept"', 0.0)}
    calls.clear()
    run = Run(Order("run", make_plan(made, EVERYTHING), MemoryJournal(), reuse=reuse), FewModels())
    await run.play()
    assert await run.ended() == "finished"
    assert calls == {"second": 1}


@pytest.mark.parametrize("words", ["max", "print", "lambda x: x", "__import__('os').system('true')"])
async def test_5_a_text_that_looks_like_python_stays_a_text(words: str) -> None:
    made = read_again(flow("text > echo.value", text=node("Text", text=words), echo=node("Echo")))
    assert values(await played(made))["echo"] == words


async def test_6_a_posted_flow_runs_nothing_and_is_taken_from_nobody_unknown(tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    evil = f"__import__('pathlib').Path({str(canary)!r}).touch()"
    posted = orjson.dumps(
        {"version": 1, "nodes": {"a": {"component": "If", "title": evil, "settings": {"condition": evil}}}}
    )
    headers = {"Content-Type": "application/json"}
    async with staged(tmp_path, Parrot()) as stage:
        stranger = await stage.house.ask("POST", "/api/flows", headers, posted)
        await stage.house.ask("POST", "/api/flows", {**stage.house.pass_header(), **headers}, posted)
        assert stranger.status in (401, 403)
    assert not canary.exists()


@pytest.mark.parametrize(
    "path", ["/api/file?path=/etc/passwd", "/media/../../../etc/passwd", "/media/%2e%2e%2fetc%2fpasswd"]
)
async def test_7_no_file_is_given_by_its_path_and_none_written_outside_the_folder(tmp_path: Path, path: str) -> None:
    data = tmp_path / "deep" / "data"
    data.mkdir(parents=True)
    async with staged(data, Parrot()) as stage:
        answer = await stage.house.ask("GET", path, stage.house.pass_header())
        await stage.store.flows.create(Flow(name="../../outside"))
    assert "root:" not in answer.text
    assert answer.status >= 400
    assert outside(tmp_path) == []


async def test_11_every_shipped_flow_can_be_run() -> None:
    for name in ORDER:
        flow_of_it = template(name)
        assert flow_of_it is not None
        assert check(flow_of_it, catalog(), MODELS) == ()
        assert make_plan(flow_of_it, catalog()).count > 0


async def test_13_the_same_agent_at_two_places_survives_its_file() -> None:
    made = flow(
        "a > b.messages",
        a=given(node("DialogAgent", instructions="A"), messages="hi"),
        b=node("DialogAgent", same_as="a"),
    )
    again = read_again(made)
    assert again == made
    assert of_type(await played(again), RunFinished)


async def test_14_a_run_needs_no_other_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert of_type(await played(flow(words=node("Words"))), RunFinished)


def test_16_the_check_finds_an_empty_text_in_any_kind_of_field() -> None:
    made = flow(chat=node("ChatInput"), a=given(node("DialogAgent", instructions=""), messages="hi"))
    assert [problem.field for problem in check(made, catalog(), MODELS)] == ["instructions"]


async def test_17_a_change_can_be_taken_back_in_another_window_too(tmp_path: Path) -> None:
    async with staged(tmp_path, Parrot()) as stage:
        first = await stage.browser("one")
        await first.ask(NewFlow(template="assistant"))
        opened = first.last(Opened)
        await first.ask(SendEdits(revision=opened.revision, edits=(RenameNode(id="assistant", title="Clerk"),)))
        second = await stage.browser("two")
        await second.ask(OpenFlow(flow=opened.id))
        renamed = second.last(Opened)
        await second.ask(Undo())
        record = await stage.store.flows.load(opened.id)
    assert "clerk" in renamed.flow.nodes
    assert renamed.undo
    assert record
    assert "assistant" in record.flow.nodes
