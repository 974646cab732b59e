"""Everything without a mouse, and for eyes and ears of all kinds."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.flows import assistant
from tests.browser.model import Model
from tests.browser.pages.desk import Desk
from tests.browser.program import ROOT, Program
from tests.browser.visitor import Visitor

AXE = ROOT / "static/node_modules/axe-core/axe.min.js"
SERIOUS = """
async () => (await axe.run(document, { resultTypes: ["violations"] })).violations
  .filter(({ impact }) => impact === "serious" || impact === "critical")
  .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${target} ${failureSummary}`))
"""
FOCUSED = """
() => {
  const element = document.activeElement;
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
  const around = element.closest("label, .input-wrapper");
  const lit = [around, element.firstElementChild].filter(Boolean).map((one) => getComputedStyle(one));
  const shows = (style) => ((style.outlineStyle !== "none" && style.outlineWidth !== "0px") ||
    style.boxShadow !== "none");
  return { what: element.outerHTML.slice(0, 120), region: element.closest("[data-region]")?.dataset.region ?? "",
    seen: shows({ outlineStyle, outlineWidth, boxShadow }) || lit.some(shows), page: element === document.body };
}
"""


def test_a_flow_is_built_with_keys_alone(desk: Desk) -> None:
    for title in ("Chat input", "Agent", "Show"):
        desk.press("/")
        expect(desk.page.get_by_label("Search for a node to add")).to_be_focused()
        desk.page.keyboard.type(title)
        desk.press("Enter")
        expect(desk.canvas.node(title).place).to_be_visible()
        desk.press("Escape", "Escape")
        focus_node(desk, title)
    if desk.canvas.wires.count() < 2:
        focus_node(desk, "Agent")
        connect_with_keys(desk, "Show")
    expect(desk.canvas.wires).to_have_count(2)

    focus_node(desk, "Agent")
    desk.press("F2")
    desk.page.keyboard.type("Poet")
    desk.press("Enter")
    expect(desk.canvas.node("Poet").place).to_be_visible()


def test_a_run_begins_and_stops_with_keys(visitor: Visitor, model: Model) -> None:
    desk = visitor.opens(assistant())
    model.says("word " * 2_000, pause=0.01)
    focus_node(desk, "Writer")

    desk.press("Control+Enter")
    expect(desk.chat.composer).to_be_focused()
    desk.page.keyboard.type("Begin")
    desk.press("Enter")
    desk.canvas.node("Writer").has_state("streaming")
    desk.press("Control+.")

    desk.run_bar.says("Stopped")


def test_two_nodes_are_connected_from_a_list(visitor: Visitor) -> None:
    flow = assistant()
    desk = visitor.opens(flow.model_copy(update={"wires": flow.wires[:1]}))
    focus_node(desk, "Writer")

    connect_with_keys(desk, "Show")

    expect(desk.canvas.wires).to_have_count(2)


def test_tab_goes_through_the_page_and_the_focus_is_always_seen(visitor: Visitor) -> None:
    desk = visitor.opens(assistant())
    regions: list[str] = []
    for _ in range(200):
        desk.press("Tab")
        focused = desk.page.evaluate(FOCUSED)
        if focused["page"]:
            break
        assert focused["seen"], focused
        regions.append(focused["region"])
    assert {"header", "left", "canvas", "run", "log"} <= set(regions)
    assert regions.index("header") < regions.index("left") < regions.index("canvas")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_main_screen_has_no_serious_barrier(visit: Visit, program: Program, *, dark: bool) -> None:
    visitor = visit(program, dark=dark)
    desk = visitor.opens(assistant())
    desk.chat.say("Hello")
    desk.run_bar.says("Done")
    desk.canvas.node("Writer").open_settings()
    expect(desk.inspector.panel).to_be_visible()

    desk.page.evaluate(AXE.read_text())

    barriers = desk.page.evaluate(SERIOUS)
    assert not barriers, "\n".join(barriers)


def focus_node(desk: Desk, title: str) -> None:
    """Give a node the focus, as Tab does."""
    desk.canvas.node(title).place.focus()
    desk.press("Escape")
    desk.canvas.node(title).place.focus()
    desk.press("Space")
    if desk.canvas.selected.count() == 0:
        desk.press("ArrowRight")


def connect_with_keys(desk: Desk, title: str) -> None:
    """Choose from the list of what fits."""
    desk.press("c")
    expect(desk.page.get_by_role("dialog", name="Connect to…")).to_be_visible()
    desk.page.keyboard.type(title)
    desk.press("Enter")
