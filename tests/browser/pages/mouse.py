"""The hand on the mouse: it presses, moves in small steps as hands do, and lets go."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator, Page

STEPS = 8


@dataclass(frozen=True)
class Point:
    """A place in the window, in pixels."""

    x: float
    y: float


def middle(of: Locator) -> Point:
    """The middle of what is shown."""
    of.wait_for(state="attached")
    box = of.bounding_box()
    assert box, f"{of} cannot be seen"
    return Point(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def press(page: Page, at: Point) -> None:
    """Press the button and hold it."""
    page.mouse.move(at.x, at.y)
    page.mouse.down()


def move(page: Page, to: Point) -> None:
    """Move, with the button held or not."""
    page.mouse.move(to.x, to.y, steps=STEPS)


def drag(page: Page, start: Point, to: Point) -> None:
    """Press at the start and let go at the end."""
    press(page, start)
    move(page, to)
    page.mouse.move(to.x + 1, to.y)
    page.mouse.up()
