"""A group chat on the canvas: who stands in it, who speaks, and in which order."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.flows import group_chat
from tests.browser.model import Model
from tests.browser.pages.mouse import Point, drag, middle
from tests.browser.program import Program
from tests.browser.visitor import Visitor


def test_the_one_who_speaks_is_outlined_and_the_next_run_goes_in_the_order_the_keyboard_made(
    visit: Visit, program: Program, model: Model
) -> None:
    desk = visit(program).opens(group_chat("Ann", "Bob", at_most=2))
    talk = desk.canvas.node("Talk")
    expect(talk.people).to_have_text(["A", "B"])
    expect(talk.speaking).to_have_count(0)
    model.says("Tea.")
    model.holds("Coffee, I think.")

    desk.chat.say("What shall we drink?")
    expect(talk.speaking).to_have_attribute("title", "Bob speaks")
    model.goes_on()
    desk.run_bar.says("Done")
    expect(talk.speaking).to_have_count(0)

    desk.page.get_by_role("tab", name="Outline").click()
    desk.page.get_by_role("treeitem", name="Bob").press("Alt+ArrowUp")
    expect(talk.people).to_have_text(["B", "A"])
    expect(desk.page.get_by_text("Bob is number 1 of 2 now.")).to_be_attached()
    model.says("Water.", "Milk.")
    desk.chat.say("And now?")

    expect(desk.canvas.node("Bob").words).to_have_text("Water.")
    expect(desk.canvas.node("Ann").words).to_have_text("Milk.")


def test_members_are_dragged_into_another_order_and_one_step_takes_it_back(visitor: Visitor) -> None:
    desk = visitor.opens(group_chat("Ann", "Bob", "Cy"))
    talk = desk.canvas.node("Talk")

    lanes = talk.place.locator(".pb-lane-grip")
    last, first = middle(lanes.nth(2)), middle(lanes.nth(0))
    drag(desk.page, last, Point(first.x, first.y - 12))
    expect(talk.people).to_have_text(["C", "A", "B"])

    one, other = middle(talk.people.nth(0)), middle(talk.people.nth(1))
    drag(desk.page, one, Point(other.x + 6, other.y))
    expect(talk.people).to_have_text(["A", "C", "B"])

    desk.header.undo()
    expect(talk.people).to_have_text(["C", "A", "B"])
    desk.header.undo()
    expect(talk.people).to_have_text(["A", "B", "C"])


def test_who_hears_whom_is_ticked_and_dragged_and_follows_names(visitor: Visitor) -> None:
    desk = visitor.opens(group_chat("Ann", "Bob", "Cy"))
    desk.canvas.node("Talk").open_settings()
    lines = desk.inspector.panel.get_by_role("group", name="Who hears whom")

    def hearers(speaker: str) -> Locator:
        return lines.get_by_role("list", name=f"Who hears {speaker}", exact=True).get_by_role("listitem")

    lines.get_by_role("button", name="Choose who hears Ann").click()
    for hearer in ("Bob", "Cy"):
        desk.page.get_by_role("menuitemcheckbox", name=hearer).click()
    desk.press("Escape")
    expect(hearers("Ann")).to_have_text(["nobody"])

    hearers("Bob").get_by_text("Cy").drag_to(hearers("Ann").first)
    expect(hearers("Ann")).to_have_text(["Cy"])
    expect(hearers("Bob")).to_have_text(["Ann"])

    desk.canvas.node("Cy").rename("Cyrus")
    desk.canvas.node("Bob").click()
    desk.press("Delete")
    desk.canvas.node("Talk").click()
    expect(hearers("Ann")).to_have_text(["Cyrus"])
    expect(hearers("Cyrus")).to_have_text(["Ann"])
