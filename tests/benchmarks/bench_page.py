"""From the command to the first page, and a canvas of 300 nodes under the hand, in a real browser."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, sync_playwright

from studio.flow.document import End, Flow, Node, Place, Wire
from tests.benchmarks.table import Row
from tests.browser.conftest import SWITCHES
from tests.browser.pages.desk import Desk
from tests.browser.pages.mouse import Point, middle
from tests.browser.program import Program
from tests.browser.visitor import Visitor

NODES = 300
COLUMNS = 20
FRAMES = """
() => new Promise((done) => {
  const times = [];
  let last = performance.now();
  const tick = (now) => {
    times.push(now - last);
    last = now;
    if (window.__stop) done(times.slice(1));
    else requestAnimationFrame(tick);
  };
  window.__stop = false;
  requestAnimationFrame(tick);
})
"""


async def rows() -> AsyncIterator[Row]:
    """Everything is measured in a thread of its own, as the browser's driver waits."""
    for row in await asyncio.to_thread(measured):
        yield row


def measured() -> list[Row]:
    """Start the program, open the page, pan, drag and add."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        program = Program(Path(folder))
        begun = time.perf_counter()
        program.start()
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=list(SWITCHES))
        try:
            visitor = Visitor.comes(browser, program)
            answered = time.perf_counter() - begun
            desk = visitor.opens(grid())
            desk.page.wait_for_selector(".react-flow__node")
            rows = [Row("start to first page answered", f"{answered:.2f} s")]
            rows += [frames(desk, "panning", pan), frames(desk, "dragging a node", drag_node), adding(desk)]
        finally:
            browser.close()
            program.stop()
    return rows


def grid() -> Flow:
    """Chains of agents side by side."""
    nodes = {f"n{i}": Node(component="JoinTexts", title=f"Node {i}") for i in range(NODES)}
    wires = tuple(
        Wire(source=End(node=f"n{i}", port="out"), target=End(node=f"n{i + 1}", port="texts"))
        for i in range(NODES - 1)
        if (i + 1) % COLUMNS
    )
    layout = {f"n{i}": Place(x=224 * (i % COLUMNS), y=160 * (i // COLUMNS)) for i in range(NODES)}
    return Flow(name="Grid", nodes=nodes, wires=wires, layout=layout)


def frames(desk: Desk, what: str, gesture: Callable[[Desk], None]) -> Row:
    """The time of a frame while the hand moves."""
    page = desk.page
    page.evaluate(f"() => {{ window.__frames = ({FRAMES})(); }}")
    gesture(desk)
    times: list[float] = page.evaluate("() => { window.__stop = true; return window.__frames; }")
    ordered = sorted(times)
    middle_time, worst = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]
    return Row(
        f"canvas of {NODES} nodes, {what}", f"{middle_time:.1f} ms/frame", f"95%: {worst:.1f} ms; 60 fps: 16.7 ms"
    )


def pan(desk: Desk) -> None:
    """Move the ground with the wheel."""
    centre = desk.canvas.at(0.5, 0.5)
    desk.page.mouse.move(centre.x, centre.y)
    for step in range(60):
        desk.page.mouse.wheel(8 if step % 20 < 10 else -8, 6)


def drag_node(desk: Desk) -> None:
    """Carry a node in circles."""
    page = desk.page
    start = middle(seen(page))
    page.mouse.move(start.x, start.y)
    page.mouse.down()
    for step in range(60):
        page.mouse.move(start.x + step * 2, start.y + (step % 10) * 3)
    page.mouse.up()


def seen(page: Page) -> Locator:
    """A node near the middle of the canvas."""
    return page.locator(".react-flow__node").nth(page.locator(".react-flow__node").count() // 2)


def adding(desk: Desk) -> Row:
    """From the drop of a node until it stands there, told by the server."""
    canvas, page = desk.canvas, desk.page
    page.keyboard.press("Escape")
    before = canvas.nodes.count()
    begun = time.perf_counter()
    target: Point = canvas.at(0.5, 0.5)
    canvas.drop(desk.palette.entry("Text"), target)
    page.wait_for_function(f"document.querySelectorAll('.react-flow__node').length > {before}")
    return Row(f"canvas of {NODES} nodes, adding one by drag and drop", f"{(time.perf_counter() - begun) * 1e3:.0f} ms")
