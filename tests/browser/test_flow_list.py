"""The list of flows."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, expect

from tests.browser.flows import assistant
from tests.browser.pages.desk import Desk
from tests.browser.visitor import Visitor


def test_a_flow_is_made_renamed_and_duplicated(visitor: Visitor) -> None:
    desk = visitor.opens(assistant("The first"))
    desk.header.rename("Ferry at dawn")
    desk.header.choose("Duplicate")
    expect(desk.header.name).to_contain_text("Ferry at dawn")
    expect(desk.header.name).not_to_have_text("Ferry at dawn")

    desk.header.choose("New flow")

    expect(desk.header.name).to_have_text("Untitled")
    expect(listed(desk, "Ferry at dawn")).to_have_count(2)


def test_a_flow_is_renamed_in_the_list(visitor: Visitor) -> None:
    desk = visitor.opens(assistant("Before"))
    act(desk, "Before", "Rename")
    field = desk.page.get_by_label("New name of Before")
    field.fill("Behind")
    field.press("Enter")
    expect(listed(desk, "Behind")).to_be_visible()
    expect(desk.header.name).to_have_text("Behind")


def test_a_deleted_flow_comes_back_with_undo(visitor: Visitor) -> None:
    desk = visitor.opens(assistant("Gone too soon"))
    desk.header.choose("Delete")
    expect(desk.header.name).not_to_have_text("Gone too soon")

    desk.toast.get_by_role("button", name="Undo").click()

    expect(desk.header.name).to_have_text("Gone too soon")
    expect(desk.canvas.nodes).to_have_count(3)


def test_a_flow_saved_as_a_file_is_imported_again(visitor: Visitor, tmp_path: Path) -> None:
    desk = visitor.opens(assistant("For the road"))
    with desk.page.expect_download() as download:
        desk.header.choose("Save a copy as file")
    file = tmp_path / "flow.json"
    download.value.save_as(file)
    desk.header.rename("The old one")

    give(desk, file)

    expect(desk.header.name).to_have_text("For the road")
    expect(desk.canvas.nodes).to_have_count(3)
    expect(desk.canvas.wires).to_have_count(2)


def test_a_broken_file_is_refused_with_a_sentence(visitor: Visitor, tmp_path: Path) -> None:
    desk = visitor.opens(assistant("Stays open"))
    file = tmp_path / "broken.json"
    file.write_text('{"nodes": [')

    give(desk, file)

    expect(desk.toast).to_contain_text("breaks off or is damaged")
    expect(desk.header.name).to_have_text("Stays open")


def give(desk: Desk, file: Path) -> None:
    """Choose a file to import."""
    with desk.page.expect_file_chooser() as chooser:
        desk.header.choose("Import…")
    chooser.value.set_files(file)


def listed(desk: Desk, name: str) -> Locator:
    """The rows of flows of that name, in the list, which is opened."""
    flows = desk.page.get_by_role("dialog", name="Flows")
    if not flows.is_visible():
        desk.page.get_by_role("button", name="Flows", exact=True).click()
    return flows.get_by_role("listitem").filter(has_text=name)


def act(desk: Desk, name: str, deed: str) -> None:
    """Take a line of the menu of a flow in the list."""
    listed(desk, name).first.get_by_role("button", name="What can be done").click()
    desk.page.get_by_role("menuitem", name=deed).click()
