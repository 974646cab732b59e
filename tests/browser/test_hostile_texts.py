"""What strangers and models write is text: nothing of it runs, nothing of it is fetched."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.flows import assistant
from tests.browser.model import Model
from tests.browser.pages.desk import Desk
from tests.browser.visitor import Visitor

TEXTS = (
    "<img src=x onerror=window.__pwned=1>",
    "</script><script>window.__pwned=1</script>",
    "![picture](http://evil.example/pixel.png)",
    "<svg onload=window.__pwned=1></svg>",
    "[press me](javascript:window.__pwned=1)",
    "<iframe src=http://evil.example></iframe><style>@import 'http://evil.example/a.css';</style>",
)
ALL = " ".join(TEXTS)


def test_names_messages_and_answers_run_nothing_and_fetch_nothing(visitor: Visitor, model: Model) -> None:
    flow = assistant(name=TEXTS[0])
    hostile = {
        name: node.model_copy(update={"title": text})
        for (name, node), text in zip(flow.nodes.items(), TEXTS, strict=False)
    }
    desk = visitor.opens(flow.model_copy(update={"nodes": hostile, "description": ALL}))
    model.says(ALL)

    desk.chat.say(ALL)

    desk.run_bar.says("Done")
    expect(desk.header.name).to_have_text(TEXTS[0])
    expect(desk.chat.own).to_contain_text("window.__pwned=1")
    expect(desk.chat.said.last).to_contain_text("press me")
    expect(desk.log.lines.first).to_be_visible()
    look_everywhere(desk)
    stays_text(desk)
    desk.reload()
    expect(desk.chat.said.last).to_contain_text("press me")
    stays_text(desk)


def test_the_name_of_a_file_is_text(visitor: Visitor, tmp_path: Path) -> None:
    desk = visitor.opens(assistant())
    file = tmp_path / "<img src=x onerror=window.__pwned=1>.txt"
    file.write_text("harmless")
    desk.page.locator("#playbill-composer input[type=file]").set_input_files(file)
    expect(desk.page.locator("#playbill-composer .thumbnail-item")).to_be_visible()

    desk.chat.say("Look at this")

    expect(desk.chat.own).to_contain_text("onerror")
    stays_text(desk)


def test_a_hostile_flow_file_is_opened_as_data(visitor: Visitor, tmp_path: Path) -> None:
    desk = visitor.opens(assistant())
    node = {"component": ALL[:150], "title": TEXTS[1], "settings": {"__class__": ALL, "instructions": ALL}}
    file = tmp_path / "flow.json"
    file.write_text(json.dumps({"version": 1, "name": TEXTS[2], "nodes": {"bad": node}}))

    with desk.page.expect_file_chooser() as chooser:
        desk.header.choose("Import…")
    chooser.value.set_files(file)

    expect(desk.header.name).to_have_text(TEXTS[2])
    expect(desk.canvas.nodes).to_have_count(1)
    look_everywhere(desk)
    stays_text(desk)


def look_everywhere(desk: Desk) -> None:
    """Open what shows names and words again: settings, outline, list of flows, search."""
    desk.canvas.nodes.first.click()
    desk.press("Enter")
    expect(desk.inspector.panel).to_be_visible()
    desk.page.get_by_role("tab", name="Outline").or_(desk.page.locator(".pb-rail")).first.click()
    desk.press("Control+k")
    expect(desk.page.get_by_role("dialog")).to_be_visible()
    desk.press("Escape")
    desk.page.get_by_role("button", name="Flows", exact=True).click()
    expect(desk.page.get_by_role("dialog", name="Flows")).to_be_visible()
    desk.press("Escape")


def stays_text(desk: Desk) -> None:
    """Nothing ran, and nothing is there that would fetch; requests to elsewhere fail the visitor anyway."""
    assert desk.page.evaluate("window.__pwned") is None
    assert desk.page.locator("iframe, img[src*=evil], a[href^=javascript]").count() == 0
