"""A run that asks a person."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.flows import question
from tests.browser.visitor import Visitor


def test_a_question_is_said_everywhere_and_answered_by_a_button(visitor: Visitor) -> None:
    desk = visitor.opens(question("Yes", "Not yet"))
    desk.chat.say("Begin")

    expect(desk.chat.question).to_contain_text("Shall we go on?")
    desk.run_bar.says("Waiting for your answer")
    expect(desk.page).to_have_title("(1) Question - Playbill")
    desk.canvas.node("Ask a person").has_state("needs_you")
    desk.chat.question.get_by_role("button", name="Not yet").click()

    desk.run_bar.says("Done")
    expect(desk.chat.question).to_have_count(0)
    expect(desk.page.locator(".pb-answered")).to_contain_text("Not yet")
    expect(desk.chat.said.last).to_contain_text("Not yet")
    expect(desk.page).to_have_title("Question - Playbill")


def test_a_question_is_answered_from_the_composer(visitor: Visitor) -> None:
    desk = visitor.opens(question())
    desk.chat.say("Begin")
    expect(desk.chat.composer).to_have_attribute("placeholder", "Answer Ask a person…")
    expect(desk.chat.sending).to_have_text("Answers Ask a person")
    desk.run_bar.press("Answer")
    expect(desk.chat.composer).to_be_focused()

    desk.chat.say("With all my heart")

    desk.run_bar.says("Done")
    expect(desk.chat.said.last).to_contain_text("With all my heart")
    expect(desk.chat.sending).to_have_text("Starts a run")


def test_a_question_outlives_a_reload(visitor: Visitor) -> None:
    desk = visitor.opens(question("Yes", "No"))
    desk.chat.say("Begin")
    expect(desk.chat.question).to_be_visible()

    desk.reload()

    desk.run_bar.says("Waiting for your answer")
    desk.chat.question.get_by_role("button", name="Yes").click()
    desk.run_bar.says("Done")
