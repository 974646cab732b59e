"""What an agent remembers, seen and edited beside its settings."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.flows import assistant
from tests.browser.model import Model
from tests.browser.program import Program
from tests.browser.visitor import Visitor

PHONE = (390, 844)


def test_a_person_edits_what_the_agent_remembers_and_it_answers_out_of_that(
    visit: Visit, program: Program, model: Model
) -> None:
    desk = visit(program).opens(assistant())
    model.says("A grey cat.", "A black cat.")
    desk.chat.say("My cat is grey.")
    desk.run_bar.says("Done")

    desk.canvas.node("Writer").open_settings()
    memory = desk.inspector.memory
    memory.open()
    expect(memory.count).to_have_text("2 messages")
    expect(memory.texts).to_have_text(["My cat is grey.", "A grey cat."])

    memory.rewords("My cat is grey.", "My cat is black.")
    memory.forgets("A grey cat.")
    expect(memory.texts).to_have_text(["My cat is black."])
    desk.toast.get_by_role("button", name="Undo").click()
    expect(memory.texts).to_have_text(["My cat is black.", "A grey cat."])
    desk.chat.say("What colour is it?")
    expect(memory.count).to_have_text("4 messages")
    assert "My cat is black." in str(model.fake.requests[-1])

    desk.inspector.panel.get_by_role("button", name="Forget everything").click()
    expect(memory.count).to_have_text("nothing yet")
    desk.toast.get_by_role("button", name="Undo").click()
    expect(memory.count).to_have_text("4 messages")
    memory.adds("User", "It is called Ink.")
    expect(memory.texts.last).to_have_text("It is called Ink.")

    desk.reload()
    desk.canvas.node("Writer").open_settings()
    memory.open()
    expect(memory.count).to_have_text("5 messages")


def test_the_same_agent_again_shows_the_same_memory(visitor: Visitor) -> None:
    desk = visitor.opens(assistant())
    desk.canvas.node("Writer").place.click(button="right")
    desk.page.get_by_role("menuitem", name="Same agent again").click()
    expect(desk.canvas.nodes).to_have_count(4)
    desk.press("Enter")
    memory = desk.inspector.memory
    memory.open()

    memory.adds("User", "Hello.")

    expect(desk.inspector.panel).to_contain_text("Shares its settings and memory with Writer")
    expect(memory.texts).to_have_text(["Hello."])


def test_it_is_there_on_a_phone(visit: Visit, program: Program) -> None:
    desk = visit(program, PHONE).opens(assistant())
    desk.page.get_by_role("button", name="Flow", exact=True).click()
    desk.page.get_by_role("treeitem").filter(has_text="Writer").first.click()
    memory = desk.inspector.memory
    memory.open()

    memory.adds("Writer", "I was here.")

    expect(memory.texts).to_have_text(["I was here."])
