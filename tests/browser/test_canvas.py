"""What hands do on the canvas."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from studio.flow.document import Place
from tests.browser.conftest import Visit
from tests.browser.flows import agent, assistant, rounds, row
from tests.browser.model import Model
from tests.browser.pages.mouse import middle
from tests.browser.program import Program
from tests.browser.visitor import Visitor


def test_a_node_dragged_into_a_repeat_box_goes_round(visitor: Visitor, model: Model) -> None:
    desk = visitor.opens(rounds(times=2))
    writer, repeat = desk.canvas.node("Writer"), desk.canvas.node("Repeat")
    writer.drag_into(repeat.place.locator(".pb-lane-empty"))
    expect(repeat.place.locator(".pb-lane-empty")).to_have_count(0)
    if desk.canvas.wires.count() == 2:
        desk.canvas.connect(repeat.port("body.start.value"), writer.port("messages"))
        desk.canvas.connect(writer.port("out"), repeat.port("body.end.out"))
    model.says("First draft.", "Second draft.")

    desk.chat.say("Write.")

    desk.run_bar.says("Done")
    expect(desk.chat.said.last).to_contain_text("Second draft.")
    expect(writer.footer.locator("..")).to_contain_text("2 of 2")


def test_one_action_row_is_seen_at_a_time_and_all_of_it(visit: Visit, program: Program) -> None:
    titles = ("Writer", "Critic", "Poet", "Judge")
    desk = visit(program, (1280, 720)).opens(row(*((title.lower(), agent(title)) for title in titles)))
    rows = desk.page.locator(".pb-acts")
    desk.canvas.node("Critic").click()

    desk.canvas.node("Judge").place.hover()

    expect(rows).to_have_count(1)
    expect(rows).to_be_in_viewport(ratio=1)
    right_edge = "document.querySelector('.pb-acts').getBoundingClientRect().right"
    desk.page.wait_for_function(f"{right_edge} < document.querySelector('.pb-canvas').getBoundingClientRect().right")
    desk.canvas.node("Critic").place.hover()
    desk.page.keyboard.press("Enter")
    expect(desk.inspector.panel).to_be_visible()
    desk.page.wait_for_function(f"{right_edge} < document.querySelector('.pb-inspector').getBoundingClientRect().left")


def test_a_wire_that_does_not_fit_says_why(visitor: Visitor) -> None:
    desk = visitor.opens(row(("writer", agent("Writer")), ("critic", agent("Critic"))))
    critic, writer = desk.canvas.node("Critic"), desk.canvas.node("Writer")

    desk.canvas.hold_wire(critic.port("out"), middle(writer.port("messages")))

    expect(desk.page.locator(".pb-hint")).to_contain_text("That would make a circle.")
    desk.page.mouse.up()
    expect(desk.canvas.wires).to_have_count(1)


def test_a_wire_dropped_on_the_ground_offers_what_fits(visitor: Visitor) -> None:
    desk = visitor.opens(assistant())
    desk.canvas.hold_wire(desk.canvas.node("Writer").port("out"), desk.canvas.at(0.5, 0.8))
    desk.page.mouse.up()
    offered = desk.page.get_by_role("dialog", name="What fits here")
    expect(offered.get_by_role("option", name=re.compile(r"^Note\b"))).to_have_count(0)

    offered.get_by_role("option", name="Ask a person").click()

    expect(desk.canvas.nodes).to_have_count(4)
    expect(desk.canvas.wires).to_have_count(3)


def test_deleting_a_node_joins_its_neighbours(visitor: Visitor, model: Model) -> None:
    desk = visitor.opens(assistant())
    desk.canvas.node("Writer").click()
    desk.press("Delete")
    expect(desk.canvas.wires).to_have_count(1)

    desk.chat.say("An echo.")

    expect(desk.chat.said.last).to_contain_text("An echo.")
    assert not model.fake.requests or "An echo." not in str(model.fake.requests[-1].body)


def test_a_copy_is_pasted_and_several_are_selected_at_once(visitor: Visitor) -> None:
    desk = visitor.opens(assistant())
    canvas = desk.canvas
    canvas.node("Chat input").click()
    canvas.node("Writer").click("Control")
    expect(canvas.selected).to_have_count(2)

    desk.press("Control+c", "Control+v")

    expect(canvas.nodes).to_have_count(5)
    expect(canvas.wires).to_have_count(3)
    canvas.marquee(canvas.at(0.02, 0.03), canvas.at(0.98, 0.8))
    expect(canvas.selected).to_have_count(5)
    desk.press("Escape")
    expect(canvas.selected).to_have_count(0)


def test_tidy_up_leaves_no_node_on_another(visitor: Visitor) -> None:
    flow = assistant()
    desk = visitor.opens(flow.model_copy(update={"layout": {name: Place(x=9, y=9) for name in flow.nodes}}))

    desk.page.get_by_role("button", name="Tidy up").click()

    desk.page.wait_for_function(APART)
    desk.press("Control+z")
    desk.page.wait_for_function(f"!({APART})()")


APART = """
() => {
  const boxes = [...document.querySelectorAll(".react-flow__node")].map((node) => node.getBoundingClientRect());
  return boxes.every((one, at) => boxes.slice(at + 1).every((other) =>
    one.right < other.left || other.right < one.left || one.bottom < other.top || other.bottom < one.top));
}
"""


def test_a_problem_leads_to_its_node_and_its_button_mends_it(visitor: Visitor) -> None:
    flow = assistant()
    desk = visitor.opens(flow.model_copy(update={"wires": flow.wires[:1]}))
    desk.header.problems.click()
    problem = desk.page.locator(".pb-problems .row").filter(has_text="Show")

    problem.locator("button.what").click()
    expect(desk.canvas.selected).to_contain_text("Show")
    problem.get_by_role("button", name="Connect Writer", exact=True).click()

    expect(desk.canvas.wires).to_have_count(2)
    expect(desk.header.problems).to_have_count(0)


def test_a_field_changed_during_a_run_counts_from_the_next(visitor: Visitor, model: Model) -> None:
    desk = visitor.opens(assistant())
    model.holds("One moment please.")
    desk.chat.say("Hello")
    desk.canvas.node("Writer").has_state("streaming")
    desk.canvas.node("Writer").open_settings()

    desk.inspector.fill("Instructions", "Whisper.")

    expect(desk.inspector.panel).to_contain_text("Counts from the next run")
    model.goes_on()
    desk.run_bar.says("Done")
    assert "Whisper." not in str(model.fake.requests[-1].body)
    desk.chat.say("Again")
    expect(desk.chat.said.last).to_contain_text("You said: Again")
    assert "Whisper." in str(model.fake.requests[-1].body)
