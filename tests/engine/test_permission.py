"""Nodes that ask a person before they run."""

from __future__ import annotations

from studio.engine.events import InputRequested, NodeFailed, NodeFinished
from studio.engine.journal import MemoryJournal
from tests.components.staged import answered, cut, given
from tests.engine.pieces import calls
from tests.engine.playing import flow, node, of_type

MADE = flow(send=given(node("Send", mark="!", policy={"ask_first": True}), value="Dear all"))


async def test_a_person_reads_what_it_is_given_and_lets_it_run() -> None:
    calls.clear()

    events = await answered(MADE, "Go ahead")

    asked = of_type(events, InputRequested)[0].question
    assert asked.text == "May send go ahead?\nValue: Dear all"
    assert asked.choices == ("Go ahead", "Do not")
    assert [event.value for event in of_type(events, NodeFinished)] == ["Dear all!"]


async def test_it_does_not_run_when_a_person_says_no() -> None:
    calls.clear()

    events = await answered(MADE, "do not")

    assert [event.sentence for event in of_type(events, NodeFailed)] == ["A person was asked and did not let send run."]
    assert not calls


async def test_words_that_are_on_no_button_are_asked_about_again() -> None:
    events = await answered(MADE, "perhaps", "Go ahead")

    assert len(of_type(events, InputRequested)) == 2
    assert of_type(events, NodeFinished)


async def test_what_was_allowed_before_a_kill_is_not_asked_again() -> None:
    before = MemoryJournal()
    await answered(MADE, "Go ahead", journal=before)

    events = await answered(MADE, past=cut(before, 1))

    assert not of_type(events, InputRequested)
    assert of_type(events, NodeFinished)
