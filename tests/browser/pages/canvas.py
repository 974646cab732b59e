"""The canvas: nodes, ports and wires under the hand."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from tests.browser.pages.mouse import Point, drag, middle, move, press
from tests.browser.pages.node import NodeOnCanvas


@dataclass(frozen=True)
class Canvas:
    """What stands on the canvas, by the titles that are seen."""

    page: Page

    @property
    def pane(self) -> Locator:
        """The ground."""
        return self.page.locator(".pb-canvas .react-flow__pane")

    @property
    def nodes(self) -> Locator:
        """All nodes."""
        return self.page.locator(".react-flow__node")

    @property
    def selected(self) -> Locator:
        """The nodes that are selected."""
        return self.page.locator(".react-flow__node.selected")

    @property
    def wires(self) -> Locator:
        """All wires."""
        return self.page.locator(".react-flow__edge")

    @property
    def tools(self) -> Locator:
        """The tools in the boxes of their agents."""
        return self.page.locator(".pb-node.tool")

    @property
    def tool_place(self) -> Locator:
        """Where an agent takes its next tool."""
        return self.page.get_by_role("button", name="Add a tool")

    def node(self, title: str) -> NodeOnCanvas:
        """The node of that title."""
        head = self.page.locator(".pb-title").get_by_text(title, exact=True)
        titled = self.page.locator(f'.pb-title[title="{title}"]')
        return NodeOnCanvas(self.page, self.nodes.filter(has=head.or_(titled)))

    def at(self, across: float, down: float) -> Point:
        """A place on the canvas, in shares of its width and height."""
        box = self.page.locator(".pb-canvas").bounding_box()
        assert box
        return Point(box["x"] + across * box["width"], box["y"] + down * box["height"])

    def drop(self, entry: Locator, to: Point) -> None:
        """Drag an entry of the palette onto the canvas."""
        before = self.nodes.count()
        drag(self.page, middle(entry), to)
        expect(self.nodes).to_have_count(before + 1)

    def drop_into(self, entry: Locator, place: Locator) -> None:
        """Drag an entry of the palette onto a place in a box."""
        entry.scroll_into_view_if_needed()
        self.drop(entry, middle(place))

    def add_tool(self, title: str) -> None:
        """Choose a tool from the list of what fits; it is the first of its name."""
        before = self.tools.count()
        self.tool_place.click()
        self.page.keyboard.type(title)
        self.page.keyboard.press("Enter")
        expect(self.tools).to_have_count(before + 1)

    def hold_wire(self, port: Locator, to: Point) -> None:
        """Drag a wire out of a port and keep it in the hand."""
        press(self.page, middle(port))
        move(self.page, to)

    def connect(self, port: Locator, to: Locator) -> None:
        """Drag a wire from port to port."""
        before = self.wires.count()
        drag(self.page, middle(port), middle(to))
        expect(self.wires).to_have_count(before + 1)

    def marquee(self, start: Point, to: Point) -> None:
        """Drag a box over the ground, which selects what it touches."""
        drag(self.page, start, to)
