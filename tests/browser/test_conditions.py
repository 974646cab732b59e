"""Conditions written as expressions, ways with rules, and the choice of another flow, in the inspector."""

from __future__ import annotations

from playwright.sync_api import expect
from pydantic import JsonValue

from studio.flow.document import Flow, Inside, Node, Place
from tests.browser.flows import assistant, row, wire
from tests.browser.model import Model
from tests.browser.visitor import Visitor


def test_a_condition_is_written_as_an_expression_and_built_from_rules_again(visitor: Visitor) -> None:
    desk = visitor.opens(row(("urgent", Node(component="If", title="Urgent")), name="Urgent"))
    desk.canvas.node("Urgent").open_settings()

    desk.inspector.panel.get_by_role("button", name="Write it as an expression").click()
    desk.inspector.fill("Expression", "txt == 'now'")

    expect(desk.inspector.panel).to_contain_text("Urgent's expression uses “txt”, which is not there.")
    desk.inspector.fill("Expression", "'now' in text.lower()")
    expect(desk.inspector.panel).not_to_contain_text("which is not there")
    expect(desk.canvas.node("Urgent").place).to_contain_text("When 'now' in text.lower()")
    desk.inspector.panel.get_by_role("button", name="Build it from rules").click()
    expect(desk.canvas.node("Urgent").place).not_to_contain_text("text.lower()")
    desk.inspector.panel.get_by_role("button", name="Write it as an expression").click()
    expect(desk.inspector.field("Expression")).to_have_value("'now' in text.lower()")


def test_a_way_added_is_a_lane_with_its_title(visitor: Visitor) -> None:
    desk = visitor.opens(row(("sort", Node(component="Cases", title="Sort")), name="Sort"))
    desk.canvas.node("Sort").open_settings()

    desk.inspector.panel.get_by_role("button", name="Add a way").click()
    desk.inspector.fill("Title of way 3", "Praise")

    expect(desk.canvas.node("Sort").place).to_contain_text("“Praise”")
    expect(desk.page.locator(".pb-canvas")).to_contain_text("Praise")


def test_a_way_moved_up_takes_along_what_is_done_in_it(visitor: Visitor) -> None:
    desk = visitor.opens(three_ways())
    desk.canvas.node("Sort").open_settings()
    desk.page.wait_for_function(f"{TOP}('b') < {TOP}('c')")

    desk.inspector.panel.get_by_role("button", name="Try this earlier").last.click()

    expect(desk.inspector.field("Title of way 2")).to_have_value("C way")
    desk.page.wait_for_function(f"{TOP}('a') < {TOP}('c') && {TOP}('c') < {TOP}('b')")
    desk.header.undo()
    expect(desk.inspector.field("Title of way 3")).to_have_value("C way")
    desk.page.wait_for_function(f"{TOP}('b') < {TOP}('c')")


TOP = "(id => document.querySelector(`[data-id=${id}]`).getBoundingClientRect().y)"


def three_ways() -> Flow:
    """Ways called A way, B way and C way, each with a text of its letter in it."""
    letters = "abc"
    ways: list[JsonValue] = [{"title": f"{letter.upper()} way"} for letter in letters]
    sort = Node(component="Cases", title="Sort", settings={"cases": ways})
    texts = {
        letter: Node(component="Text", title=letter.upper(), inside=Inside(pipeline="sort", slot=f"cases.{number}"))
        for number, letter in enumerate(letters)
    }
    wires = [wire(f"sort.cases.{number}.start.value", f"{letter}.given") for number, letter in enumerate(letters)]
    return Flow(
        name="Three ways",
        nodes={"sort": sort, **texts},
        wires=tuple(wires),
        layout=dict.fromkeys(texts, Place(x=0, y=0)),
    )


def test_another_flow_is_chosen_and_writes_on_its_node(visitor: Visitor, model: Model) -> None:
    visitor.opens(assistant("Storyteller"))
    desk = visitor.opens(
        row(
            ("chat_input", Node(component="ChatInput", title="Chat input")),
            ("story", Node(component="SubFlow", title="Story")),
            ("show", Node(component="Show", title="Show")),
            name="Outer",
        )
    )
    desk.canvas.node("Story").open_settings()

    desk.inspector.choose("Flow", "Storyteller")

    expect(desk.canvas.node("Story").place).to_contain_text("Runs “Storyteller”")
    model.says("The lamp was lit.")
    desk.chat.say("Tell me about the lighthouse.")
    desk.run_bar.says("Done")
    expect(desk.canvas.node("Story").words).to_have_text("The lamp was lit.")
    expect(desk.chat.said.first).to_contain_text("Writer")
    expect(desk.canvas.nodes).to_have_count(3)
