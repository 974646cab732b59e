"""An agent with tools on the canvas: given tools by hand, seen while it uses them, and relieved of them."""

from __future__ import annotations

from playwright.sync_api import expect

from studio.flow.document import Flow, Node
from tests.browser.flows import row
from tests.browser.model import NAME, Model
from tests.browser.visitor import Visitor
from tests.fakes.calling import Wish, openai
from tests.fakes.model_server import Reply


def helper() -> Flow:
    """A chat input, an agent that has no tools yet, and what it says."""
    return row(
        ("chat_input", Node(component="ChatInput", title="Chat input")),
        ("helper", Node(component="ReActAgent", title="Helper", settings={"model": NAME})),
        ("show", Node(component="Show", title="Show")),
        name="Helper",
    )


def test_a_tool_that_was_dropped_into_an_agent_is_used_for_the_answer(visitor: Visitor, model: Model) -> None:
    desk = visitor.opens(helper())
    desk.palette.open_group("Tools")
    desk.canvas.drop_into(desk.palette.entry("Calculator"), desk.canvas.tool_place)
    desk.canvas.add_tool("Clock")
    expect(desk.canvas.tools).to_have_count(2)
    expect(desk.canvas.wires).to_have_count(2)
    model.fake.send(Reply(openai(Wish("c1", "calculator", {"expression": "15 * 4 + 35"}))))
    model.says("It is 95.")

    desk.chat.say("How much is 15 times 4 plus 35?")

    expect(desk.chat.said.last).to_contain_text("It is 95.")
    expect(desk.page.locator("#playbill-messages")).to_contain_text("Used Calculator")
    desk.canvas.node("Calculator").has_state("done")
    desk.canvas.node("Clock").has_state("not_run")
    expect(desk.canvas.node("Clock").place).to_have_css("opacity", "1")


def test_a_tool_is_dragged_out_of_its_agent_and_stays_where_it_is_when_dragged_inside(visitor: Visitor) -> None:
    desk = visitor.opens(helper())
    desk.canvas.add_tool("Clock")
    desk.canvas.add_tool("Calculator")
    clock = desk.canvas.node("Clock")

    clock.drag_by(60, 40)
    expect(desk.canvas.tools).to_have_count(2)

    clock.drag_by(0, 220)
    expect(desk.canvas.tools).to_have_count(1)
    expect(desk.canvas.nodes).to_have_count(5)
