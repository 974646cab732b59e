"""The page in windows of all sizes, light and dark: nothing hangs over an edge, nothing lies on something else."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import FloatRect, Locator, expect

from tests.browser.conftest import Visit
from tests.browser.flows import assistant
from tests.browser.pages.desk import Desk
from tests.browser.program import Program

Size = tuple[int, int]
AssistantIn = Callable[[Size, bool], Desk]
DESKS: list[Size] = [(1280, 720), (1440, 900), (1920, 1080)]
REGIONS = (".pb-shell-header", ".pb-shell-left", ".pb-shell-canvas", "#playbill-chat", ".pb-log")
FLOATS = (".pb-runbar", ".pb-zoom", ".pb-inspector")
OVERFLOWS = (
    "() => document.scrollingElement.scrollWidth > innerWidth || document.scrollingElement.scrollHeight > innerHeight"
)
CUT = """
() => {
  const scrolls = (element) => element && (/auto|scroll/.test(getComputedStyle(element).overflowX) ||
    scrolls(element.parentElement));
  return [...document.querySelectorAll(".pb-header *, .pb-runbar *, .pb-log .bar *, .pb-chat-header *")]
    .filter((element) => element.checkVisibility() && element.getBoundingClientRect().right > innerWidth + 1)
    .filter((element) => !scrolls(element.parentElement))
    .map((element) => element.outerHTML.slice(0, 100));
}
"""


@pytest.fixture
def assistant_in(visit: Visit, program: Program) -> AssistantIn:
    """Opens an assistant in a window of some size, light or dark."""
    return lambda size, dark: visit(program, size, dark=dark).opens(assistant())


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", DESKS, ids=str)
def test_the_regions_share_the_window(assistant_in: AssistantIn, tmp_path: Path, size: Size, *, dark: bool) -> None:
    desk = assistant_in(size, dark)
    desk.chat.say("Hello there")
    desk.run_bar.says("Done")
    share_the_window(desk, REGIONS, size)
    desk.page.screenshot(path=tmp_path / "desk.png")

    desk.canvas.node("Writer").open_settings()

    expect(desk.inspector.panel).to_be_visible()
    share_the_window(desk, REGIONS, size)
    share_the_window(desk, FLOATS, size)
    desk.page.screenshot(path=tmp_path / "inspector.png")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_phone_shows_one_screen_at_a_time(assistant_in: AssistantIn, tmp_path: Path, *, dark: bool) -> None:
    size = (390, 844)
    desk = assistant_in(size, dark)
    tabs = desk.page.get_by_role("navigation", name="Screens")
    desk.chat.say("Hello there")
    desk.run_bar.says("Done")
    for title, shown in (
        ("Chat", "#playbill-chat"),
        ("Flow", ".pb-outline"),
        ("Log", ".pb-log .lines"),
        ("More", ".pb-phone-screen.more"),
    ):
        tabs.get_by_role("button", name=title).click()
        expect(desk.page.locator(shown).first).to_be_visible()
        share_the_window(desk, (".pb-header", ".pb-runbar", shown, ".pb-phone-tabs"), size)
        desk.page.screenshot(path=tmp_path / f"{title}.png")
    tabs.get_by_role("button", name="Flow").click()
    desk.page.get_by_role("treeitem", name="Writer, Agent").click()
    expect(desk.inspector.field("Instructions")).to_be_visible()
    desk.page.screenshot(path=tmp_path / "Settings.png")


def share_the_window(desk: Desk, parts: tuple[str, ...], size: Size) -> None:
    """No part hangs over an edge of the window or lies on another."""
    boxes = {part: box_of(desk.page.locator(part).first) for part in parts}
    for part, box in boxes.items():
        assert box["x"] >= -1, part
        assert box["y"] >= -1, part
        assert box["x"] + box["width"] <= size[0] + 1, part
        assert box["y"] + box["height"] <= size[1] + 1, part
    for (part, box), (other, beside) in combinations(boxes.items(), 2):
        assert apart(box, beside), f"{part} lies on {other}: {box}, {beside}"
    assert not desk.page.evaluate(OVERFLOWS)
    assert desk.page.evaluate(CUT) == []


def box_of(part: Locator) -> FloatRect:
    """Where a part is."""
    box = part.bounding_box()
    assert box, f"{part} cannot be seen"
    return box


def apart(one: FloatRect, other: FloatRect) -> bool:
    """Whether two boxes share no more than an edge."""
    return (
        one["x"] + one["width"] <= other["x"] + 1
        or other["x"] + other["width"] <= one["x"] + 1
        or one["y"] + one["height"] <= other["y"] + 1
        or other["y"] + other["height"] <= one["y"] + 1
    )
