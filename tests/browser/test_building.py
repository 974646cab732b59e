"""A flow built by hand from an empty canvas, run, stopped, changed back and forth, and found again."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.flows import assistant
from tests.browser.model import Model
from tests.browser.pages.desk import Desk
from tests.browser.visitor import Visitor

LONG = " ".join(f"word{number}" for number in range(2_000))
STOPPED_AFTER = """
async () => {
  const from = performance.now();
  const title = document.querySelector(".pb-runbar b");
  [...document.querySelectorAll(".pb-runbar button")].find((button) => button.textContent === "Stop").click();
  while (!title.textContent.startsWith("Stopped")) await new Promise(requestAnimationFrame);
  return performance.now() - from;
}
"""


def test_a_flow_is_built_by_drag_and_drop_and_answers(desk: Desk, model: Model) -> None:
    build_assistant(desk)
    model.says("The lamp was lit.")

    desk.chat.say("Tell me about the lighthouse.")

    expect(desk.chat.said.last).to_contain_text("The lamp was lit.")
    expect(desk.canvas.node("Agent").words).to_have_text("The lamp was lit.")
    desk.run_bar.says("Done")


def test_everything_is_there_after_a_reload_and_undo_goes_on(desk: Desk, model: Model) -> None:
    build_assistant(desk)
    model.says("The lamp was lit.")
    desk.chat.say("Tell me about the lighthouse.")
    desk.run_bar.says("Done")

    desk.reload()

    expect(desk.canvas.nodes).to_have_count(3)
    expect(desk.canvas.wires).to_have_count(2)
    expect(desk.chat.own).to_have_text("Tell me about the lighthouse.")
    expect(desk.chat.said.last).to_contain_text("The lamp was lit.")
    expect(desk.canvas.node("Agent").words).to_have_text("The lamp was lit.")
    desk.header.undo()  # the model
    desk.header.undo()  # the second wire
    expect(desk.canvas.wires).to_have_count(1)
    desk.header.redo()
    expect(desk.canvas.wires).to_have_count(2)


def test_a_long_answer_stops_within_a_second_and_keeps_its_words(visitor: Visitor, model: Model) -> None:
    desk = visitor.opens(assistant())
    model.says(LONG, pause=0.01)
    desk.chat.say("Count.")
    expect(desk.canvas.node("Writer").words).to_contain_text("word50")

    seconds = desk.page.evaluate(STOPPED_AFTER) / 1000

    assert seconds < 1
    desk.canvas.node("Writer").has_state("stopped")
    expect(desk.canvas.node("Writer").footer).to_contain_text("kept")


def test_a_setting_is_one_undo_step(visitor: Visitor) -> None:
    desk = visitor.opens(assistant())
    desk.canvas.node("Writer").open_settings()
    instructions = desk.inspector.field("Instructions")
    before = instructions.input_value()

    desk.inspector.fill("Instructions", "Write one line about the sea.")
    expect(desk.canvas.node("Writer").place).to_contain_text("about the sea")
    desk.inspector.close()
    desk.header.undo()

    expect(desk.canvas.node("Writer").place).not_to_contain_text("about the sea")
    desk.canvas.node("Writer").open_settings()
    expect(instructions).to_have_value(before)
    desk.header.redo()
    expect(instructions).to_have_value("Write one line about the sea.")


def test_moves_deletes_and_wires_are_undone_and_done_again(visitor: Visitor) -> None:
    desk = visitor.opens(assistant())
    canvas, writer = desk.canvas, desk.canvas.node("Writer")
    home = writer.place.bounding_box()
    writer.drag_by(0, 120)
    expect(desk.page.get_by_role("button", name="Undo", exact=True)).to_be_enabled()
    moved = writer.place.bounding_box()
    assert moved
    assert moved != home

    desk.press("Delete")
    expect(canvas.nodes).to_have_count(2)
    expect(canvas.wires).to_have_count(1)
    desk.press("Control+z")
    expect(canvas.nodes).to_have_count(3)
    expect(canvas.wires).to_have_count(2)
    desk.press("Control+z")
    desk.page.wait_for_function(f"document.querySelector('[data-id=writer]').getBoundingClientRect().y < {moved['y']}")
    assert writer.place.bounding_box() == home
    desk.press("Control+Shift+z", "Control+Shift+z")
    expect(canvas.nodes).to_have_count(2)


def build_assistant(desk: Desk) -> None:
    """Drag Chat input, Agent and Show onto the canvas, wire them, and choose the model."""
    canvas, palette = desk.canvas, desk.palette
    canvas.drop(palette.entry("Chat input"), canvas.at(0.2, 0.25))
    canvas.drop(palette.entry("Agent"), canvas.at(0.5, 0.4))
    canvas.drop(palette.entry("Show"), canvas.at(0.8, 0.6))
    canvas.connect(canvas.node("Chat input").port("out"), canvas.node("Agent").port("messages"))
    canvas.connect(canvas.node("Agent").port("out"), canvas.node("Show").port("message"))
    canvas.node("Agent").open_settings()
    desk.inspector.choose("Model", "Fake: fake-1")
    desk.inspector.close()
    expect(desk.header.saved).to_have_text("Saved")
