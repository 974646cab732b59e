"""A person speaks to an agent in mid-answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from studio.flow.document import Flow, Node, Place
from tests.browser.conftest import Visit
from tests.browser.flows import agent, assistant, wire
from tests.browser.model import Model
from tests.browser.pages.desk import Desk
from tests.browser.program import Program
from tests.browser.visitor import Visitor

STORY = "Once upon a time there was a dog"


def couple() -> Flow:
    """A chat input that two agents hear at once."""
    return Flow(
        name="Couple",
        nodes={
            "chat_input": Node(component="ChatInput", title="Chat input"),
            "writer": agent("Writer"),
            "critic": agent("Critic"),
        },
        wires=(wire("chat_input.out", "writer.messages"), wire("chat_input.out", "critic.messages")),
        layout={"chat_input": Place(x=0, y=0), "writer": Place(x=260, y=0), "critic": Place(x=260, y=200)},
    )


def begun(visitor: Visitor, model: Model) -> Desk:
    """A window in which Writer has begun a story and holds still."""
    desk = visitor.opens(assistant())
    model.holds(STORY)
    desk.chat.say("Tell me a story")
    expect(desk.chat.stop).to_have_count(1)
    return desk


def test_a_draft_interrupts_who_is_writing(visitor: Visitor, model: Model) -> None:
    desk = begun(visitor, model)
    model.says("Miaow, said the cat.")
    expect(desk.chat.sending).to_have_text("Starts the next run")
    desk.chat.composer.fill("With cats, please")

    desk.chat.interrupt.click()

    desk.run_bar.says("Done")
    expect(desk.chat.composer).to_have_value("")
    expect(desk.chat.interrupt).to_have_count(0)
    assert_reads_well(desk)
    expect(desk.log.lines.filter(has_text="Was interrupted: you said “With cats, please”")).to_have_count(1)
    expect(desk.canvas.node("Writer").words).to_contain_text("Miaow, said the cat.")
    desk.reload()
    assert_reads_well(desk)


def assert_reads_well(desk: Desk) -> None:
    """The words so far, what the person said, and the new answer stand in their order."""
    expect(desk.chat.messages).to_have_text(
        ["Tell me a story", "WWriterstopped by you Once", "With cats, please", "WWriterAnswer Miaow, said the cat."]
    )


def test_the_keyboard_interrupts_and_takes_files_along(visitor: Visitor, model: Model, tmp_path: Path) -> None:
    desk = begun(visitor, model)
    model.says("I see.")
    file = tmp_path / "cats.txt"
    file.write_text("Cats say miaow.")
    desk.page.locator("#playbill-composer input[type=file]").set_input_files(file)
    expect(desk.page.locator("#playbill-composer .thumbnail-item")).to_be_visible()
    desk.chat.composer.fill("Look at this")

    desk.chat.composer.press("Control+Enter")

    desk.run_bar.says("Done")
    expect(desk.chat.own.last).to_contain_text("Look at this")
    expect(desk.chat.own.last).to_contain_text("cats.txt")
    expect(desk.chat.said.last).to_contain_text("I see.")
    expect(desk.page.locator("#playbill-composer .thumbnail-item")).to_have_count(0)


def test_enter_still_waits_for_the_next_run(visitor: Visitor, model: Model) -> None:
    desk = begun(visitor, model)

    desk.chat.say("And then?")
    model.goes_on()

    expect(desk.chat.said.last).to_contain_text("And then?")
    desk.run_bar.says("Done")
    expect(desk.page.get_by_text("stopped by you")).to_have_count(0)


@pytest.mark.parametrize("by_key", [False, True])
def test_stop_and_say_something_waits_for_what_there_is_to_say(visitor: Visitor, model: Model, *, by_key: bool) -> None:
    desk = begun(visitor, model)
    model.says("Miaow.")

    if by_key:
        desk.chat.stop.press("Enter")
    else:
        desk.chat.stop.hover()
        expect(desk.chat.stop).to_have_css("opacity", "1")
        desk.chat.stop.click()

    expect(desk.chat.question).to_contain_text("Writer has stopped. What do you want to say?")
    expect(desk.chat.composer).to_be_focused()
    expect(desk.chat.stop).to_have_count(0)
    desk.page.keyboard.type("With cats")
    desk.press("Enter")
    desk.run_bar.says("Done")
    expect(desk.page.locator(".pb-answered")).to_contain_text("With cats")
    expect(desk.chat.said.last).to_contain_text("Miaow.")


def test_an_agent_that_was_stopped_goes_on_by_a_button(visitor: Visitor, model: Model) -> None:
    desk = begun(visitor, model)
    model.says("there was a dog.")

    desk.chat.interrupt.click()
    desk.chat.question.get_by_role("button", name="Go on").click()

    desk.run_bar.says("Done")
    expect(desk.chat.said.last).to_contain_text("there was a dog.")


def test_the_stop_button_stays_under_the_pointer_while_words_come(visitor: Visitor, model: Model) -> None:
    desk = visitor.opens(assistant())
    model.says(" ".join(["word"] * 200), pause=0.05)
    desk.chat.say("Begin")
    expect(desk.chat.stop).to_have_count(1)
    button = desk.chat.stop.element_handle()

    expect(desk.chat.said.last).to_contain_text("word word word word word word")
    assert button.evaluate("element => element.isConnected")
    desk.chat.stop.click()

    expect(desk.chat.question).to_be_visible()


def test_one_of_two_who_write_at_once_is_chosen(visitor: Visitor, model: Model) -> None:
    desk = visitor.opens(couple())
    model.holds(STORY)
    model.holds(STORY)
    desk.chat.say("Begin")
    expect(desk.chat.stop).to_have_count(2)
    model.says("Too long!")
    desk.chat.composer.fill("Be brief")

    desk.chat.composer.press("Control+Enter")
    expect(desk.page.get_by_role("menuitem")).to_have_text(["Writer", "Critic"])
    desk.page.get_by_role("menuitem", name="Critic").click()

    expect(desk.chat.said.last).to_contain_text("Too long!")
    expect(desk.chat.own.last).to_contain_text("Be brief")
    expect(desk.chat.interrupt).to_have_text("Interrupt Writer")
    expect(desk.chat.said.filter(has_text="stopped by you")).to_have_count(1)
    expect(desk.chat.said.filter(has_text="stopped by you")).to_contain_text("Critic")


def test_a_phone_shows_both_ways_without_hovering(visit: Visit, program: Program, model: Model) -> None:
    desk = begun(visit(program, (390, 844), touch=True), model)
    model.says("Miaow.")
    expect(desk.chat.stop).to_have_css("opacity", "1")
    desk.chat.composer.fill("With cats")

    desk.chat.interrupt.tap()

    expect(desk.chat.said.last).to_contain_text("Miaow.")
    expect(desk.chat.own.last).to_contain_text("With cats")
