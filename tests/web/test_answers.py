"""Answers that fit their question or are refused with a sentence, over the windows of a real server."""

from __future__ import annotations

import pytest
from pydantic import JsonValue

from studio.flow.document import Flow
from studio.web.protocol import Done, Refused, Result
from studio.web.requests import AnswerQuestion, FullResult, SendMessage
from tests.web.acting import chain, opened, until
from tests.web.stage import Browser


def asking(component: str = "UserAgent", **settings: JsonValue) -> Flow:
    """A flow that asks a person and shows the answer."""
    made = chain("ChatInput", component, "Show")
    id = component.lower()
    node = made.nodes[id].model_copy(update={"settings": settings})
    return made.model_copy(update={"nodes": {**made.nodes, id: node}})


async def asked(browser: Browser, flow: Flow) -> AnswerQuestion:
    """An empty answer to what the flow asks when it is told hello."""
    await opened(browser, flow)
    await browser.ask(SendMessage(text="hello"))
    bar = (await until(browser, "needs_you")).bar
    return AnswerQuestion(run=bar.run or "", path=bar.question_path)


@pytest.mark.parametrize("way", ["card", "composer"])
async def test_letters_for_a_number_are_refused_and_the_question_stays(browser: Browser, way: str) -> None:
    empty = await asked(browser, asking(answered_with="number"))
    wrong, right = (
        empty.model_copy(update={"text": text}) if way == "card" else SendMessage(text=text) for text in ("ten", "10")
    )

    refused = await browser.ask(wrong)
    assert isinstance(refused, Refused)
    assert refused.sentence == "“ten” is not a number. Write one such as 12 or 3.5."
    assert isinstance(await browser.ask(right), Done)
    await until(browser, "done")

    await browser.ask(FullResult(node="show"))
    assert browser.last(Result).text == "10"


async def test_a_form_is_refused_at_the_field_that_does_not_fit_and_then_its_data_goes_on(browser: Browser) -> None:
    flow = asking("UserForm")
    wires = tuple(
        wire.model_copy(update={"source": wire.source.model_copy(update={"port": "message"})})
        if wire.source.node == "userform"
        else wire
        for wire in flow.wires
    )
    empty = await asked(browser, flow.model_copy(update={"wires": wires}))

    refused = await browser.ask(empty.model_copy(update={"values": {"name": "Ada", "age": "old"}}))
    assert isinstance(refused, Refused)
    assert (refused.field, refused.sentence) == ("age", "“old” is not a number. Write one such as 12 or 3.5.")
    assert isinstance(await browser.ask(SendMessage(text="Ada")), Refused)
    assert isinstance(await browser.ask(empty.model_copy(update={"values": {"name": "Ada", "age": "36"}})), Done)
    await until(browser, "done")

    await browser.ask(FullResult(node="show"))
    assert browser.last(Result).text == "name: Ada\nage: 36"
