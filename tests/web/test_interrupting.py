"""A person speaks to an agent in mid-answer: what windows show, and what comes too late."""

from __future__ import annotations

from pathlib import Path

from studio.web.chat_requests import TOO_LATE
from studio.web.protocol import ChatChanged, Done, RunChanged
from studio.web.requests import AnswerQuestion, Interrupt, SendMessage
from tests.web.acting import chain, opened, spoken, until
from tests.web.happening import Happening
from tests.web.picture import Picture, begun, shown, words
from tests.web.stage import Browser, Parrot, Stage, staged


def interrupted() -> Happening:
    """A writer that is spoken to after two words."""
    run = Happening()
    run.begins("Tell me a story")
    run.starts("writer")
    run.streams("writer", "Once ", "upon ")
    run.is_interrupted("writer", "Once upon", "With cats!")
    return run


def said(picture: Picture) -> list[tuple[str, str, bool]]:
    """Who said what, and whether they are still writing."""
    return [(message.role, words(message), message.writing) for message in picture.chat[1:]]


def test_the_words_so_far_stay_and_the_answer_follows_what_was_said() -> None:
    run = interrupted()
    kept = ("assistant", "Once upon", False), ("user", "With cats!", False)
    assert said(shown(run)) == [*kept]

    run.streams("writer", "Mi")
    assert said(shown(run)) == [*kept, ("assistant", "Mi", True)]

    run.says("writer", "Miaow.")
    run.finishes("writer", "Miaow.")
    assert said(shown(run)) == [*kept, ("assistant", "Miaow.", False)]


def test_a_message_says_where_its_writer_can_be_interrupted_only_while_it_writes() -> None:
    run = Happening()
    run.begins("Tell me a story")
    run.starts("polish.body[1]/critic~2")
    run.streams("polish.body[1]/critic~2", "No")
    assert shown(run).chat[-1].path == "polish.body[1]/critic~2"

    run.is_interrupted("polish.body[1]/critic~2", "No", "Why?")
    assert {message.path for message in shown(run).chat} == {""}


def test_only_the_words_that_were_cut_short_are_marked() -> None:
    run = interrupted()
    run.says("writer", "Miaow.")

    assert [words(message) for message in shown(run).chat if message.cut] == ["Once upon"]


def test_a_try_after_the_interruption_takes_nothing_of_it_back() -> None:
    run = interrupted()
    run.streams("writer", "Mi")
    run.retries("writer")
    run.is_interrupted("writer", "", "With cats!")

    assert said(shown(run)) == [("assistant", "Once upon", False), ("user", "With cats!", False)]


def test_a_run_that_goes_on_shows_the_interruption_once() -> None:
    run = interrupted()
    run.begins(resumed=True)
    run.starts("writer")
    run.is_interrupted("writer", "Once upon", "With cats!", again=True)
    picture = shown(run)

    assert said(picture) == [("assistant", "Once upon", False), ("user", "With cats!", False)]
    assert [line.sentence for line in picture.lines.values() if "interrupted" in line.sentence] == [
        "Was interrupted: you said “With cats!”"
    ]


def test_the_node_thinks_again_and_the_log_keeps_the_count_of_words() -> None:
    picture = shown(interrupted())

    assert (picture.nodes["writer"].state, picture.nodes["writer"].words) == ("running", "Thinking")
    assert [line.sentence for line in picture.lines.values()][-2:] == [
        "Broke off after 2 words",
        "Was interrupted: you said “With cats!”",
    ]


def test_a_window_that_looks_on_sees_the_same_as_one_that_opens_later() -> None:
    view, seen = begun(), Picture()
    for event in interrupted():
        view.feed([event])
        seen.put(view.take())

    assert said(seen) == said(shown(interrupted()))


async def writing(browser: Browser) -> Interrupt:
    """The words with which to interrupt the message that is being written."""
    told = await browser.hear(
        ChatChanged, lambda told: any(message.path and message.parts for message in told.messages)
    )
    message = next(message for message in told.messages if message.path)
    return Interrupt(run=message.run, where=message.path)


async def test_an_agent_goes_on_with_what_is_said_to_it(tmp_path: Path) -> None:
    model = Parrot()
    async with staged(tmp_path, model) as stage:
        browser = await stage.browser()
        await opened(browser, chain("ChatInput", "DialogAgent", "Show"))
        await browser.ask(SendMessage(text="hello there"))
        aim = await writing(browser)

        assert isinstance(await browser.ask(aim.model_copy(update={"text": "be brief"})), Done)
        model.may_go_on.set()
        await until(browser, "done")

        assert [words(message) for message in browser.chat] == ["hello there", "HELLO", "be brief", "BE BRIEF"]


async def test_an_agent_that_is_stopped_waits_for_what_the_person_has_to_say(tmp_path: Path) -> None:
    model = Parrot()
    async with staged(tmp_path, model) as stage:
        browser = await stage.browser()
        await opened(browser, chain("ChatInput", "DialogAgent", "Show"))
        await browser.ask(SendMessage(text="hello there"))
        aim = await writing(browser)

        await browser.ask(aim)
        bar = (await browser.hear(RunChanged, lambda told: told.bar.question is not None)).bar
        model.may_go_on.set()
        await browser.ask(AnswerQuestion(run=bar.run or "", path=bar.question_path, text="be brief"))
        await until(browser, "done")

        assert spoken(browser.chat, "DialogAgent") == "HELLOBE BRIEF"
        assert [message.given for message in browser.chat if message.question] == ["be brief"]


async def test_what_comes_when_the_agent_is_done_starts_the_next_run(stage: Stage) -> None:
    browser = await stage.browser()
    await opened(browser, chain("ChatInput", "DialogAgent", "Show"))
    await browser.ask(SendMessage(text="hello there"))
    first = (await until(browser, "done")).bar.run or ""

    told = await browser.ask(Interrupt(run=first, where="dialogagent", text="be brief"))
    assert isinstance(told, Done)
    assert told.toast == TOO_LATE
    await until(browser, "done", other_than=first)

    assert words(browser.chat[-1]) == "BE BRIEF"
