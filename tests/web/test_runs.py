"""Runs started, watched, answered, stopped and gone on with over the windows of a real server."""

from __future__ import annotations

from pathlib import Path

import pytest

from studio.web.protocol import ChatChanged, Done, LinesAdded, Opened, Refused, Result, RunChanged, Sessions
from studio.web.requests import (
    AnswerQuestion,
    FullResult,
    OpenFlow,
    SendMessage,
    StartRun,
)
from tests.web.acting import chain, opened, spoken, until, views
from tests.web.stage import Browser, Parrot, Stage, staged


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
