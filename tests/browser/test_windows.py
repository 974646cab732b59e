"""Several windows on one flow, and a server that goes away under them."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.flows import assistant
from tests.browser.model import Model
from tests.browser.program import Program
from tests.browser.slow_line import SlowLine
from tests.browser.visitor import Visitor


def test_two_windows_see_each_others_edits_at_once(visitor: Visitor) -> None:
    one = visitor.opens(assistant())
    other = visitor.window(one.flow)

    one.canvas.node("Writer").rename("Poet")
    expect(other.canvas.node("Poet").place).to_be_visible()
    other.canvas.node("Poet").click()
    other.press("Delete")

    expect(one.canvas.nodes).to_have_count(2)
    one.press("Control+z")
    expect(other.canvas.nodes).to_have_count(3)


def test_a_late_edit_is_refused_with_a_sentence(visitor: Visitor) -> None:
    one = visitor.opens(assistant())
    line = SlowLine()
    other = visitor.window(one.flow, line)
    other.canvas.node("Writer").open_settings()
    line.hold()

    one.canvas.node("Writer").click()
    one.press("Delete")
    expect(one.canvas.nodes).to_have_count(2)
    other.inspector.fill("Instructions", "Nobody will read this.")
    line.release()

    expect(other.toast).to_contain_text("Writer was deleted in another window a moment ago")
    expect(other.canvas.nodes).to_have_count(2)
    expect(other.header.saved).to_have_text("Saved")


def test_a_killed_server_costs_nothing(visit: Visit, own_program: Program, model: Model) -> None:
    desk = visit(own_program).opens(assistant())
    model.holds("This is never said to its end.")
    desk.chat.say("Tell me")
    desk.canvas.node("Writer").has_state("streaming")

    own_program.kill()
    desk.canvas.node("Show").rename("Stage")
    expect(desk.header.saved).to_have_text("Not saved. Trying again")
    model.says("The answer after all.")
    own_program.start()

    expect(desk.header.saved).to_have_text("Saved")
    expect(desk.canvas.node("Stage").place).to_be_visible()
    expect(desk.chat.said.last).to_contain_text("The answer after all.")
    desk.canvas.node("Stage").has_state("done")
    expect(desk.chat.own).to_have_text("Tell me")


def test_seven_tabs_on_one_flow_stay_quick(visitor: Visitor, model: Model) -> None:
    first = visitor.opens(assistant())
    tabs = [first, *(visitor.window(first.flow) for _ in range(6))]
    last = tabs[-1]
    model.says("Seen by all.")

    first.chat.say("Hello")
    for tab in tabs:
        expect(tab.chat.said.last).to_contain_text("Seen by all.")
        tab.run_bar.says("Done")
    first.canvas.node("Writer").click()
    last.page.evaluate(SEES_TWO_NODES)
    deleted = first.page.evaluate(DELETES)

    assert last.page.evaluate("window.seen") - deleted < QUICK


QUICK = 1_000
"""Milliseconds until an edit is seen in another window."""
SEES_TWO_NODES = """
() => {
  window.seen = new Promise((done) => {
    const look = () => document.querySelectorAll(".react-flow__node").length === 2 && done(Date.now());
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  });
}
"""
DELETES = """
() => {
  document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "Delete", bubbles: true }));
  return Date.now();
}
"""
