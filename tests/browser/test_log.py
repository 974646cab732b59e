"""The log."""

from __future__ import annotations

import json

from playwright.sync_api import expect

from studio.flow.document import Flow, Inside, Node, Place
from tests.browser.flows import assistant, wire
from tests.browser.model import Model
from tests.browser.visitor import Visitor

ROUNDS, CHAIN = 1_000, 100
SCROLLS = """
async () => {
  const box = document.querySelector(".pb-log .lines");
  const frames = [];
  let before = await new Promise(requestAnimationFrame);
  for (let step = 0; step <= 60; step += 1) {
    box.scrollTop = (1 - step / 60) * (box.scrollHeight - 300) + 150;
    const now = await new Promise(requestAnimationFrame);
    frames.push(now - before);
    before = now;
  }
  frames.sort((one, other) => one - other);
  return { lines: Math.round(box.scrollHeight / 24), drawn: box.querySelectorAll(".pb-line").length,
    median: frames[30], slow: frames[57] };
}
"""


def test_the_log_is_narrowed_by_level_node_and_words(visitor: Visitor, model: Model) -> None:
    desk = visitor.opens(assistant())
    model.fake.refuse(401, {"error": {"message": "Incorrect API key provided.", "code": "invalid_api_key"}})
    desk.chat.say("A storm at sea")
    desk.run_bar.says("Stopped at Writer")
    everything = desk.log.lines.count()

    desk.log.press("Problems")
    expect(desk.log.lines.first).to_contain_text("Writer")
    assert 0 < desk.log.lines.count() < everything
    desk.log.press("Everything")
    desk.log.only("Chat input")
    expect(desk.log.lines).to_have_count(1)
    desk.log.press("Chat input")
    desk.page.get_by_text("All nodes").last.click()
    desk.log.search("storm")
    expect(desk.log.lines).to_have_count(1)
    expect(desk.log.lines).to_contain_text("A storm at sea")


def test_a_line_leads_to_its_node(visitor: Visitor) -> None:
    desk = visitor.opens(assistant())
    desk.chat.say("Hello")
    desk.run_bar.says("Done")

    desk.log.lines.filter(has_text="Writer").first.click()

    expect(desk.canvas.selected).to_have_count(1)
    expect(desk.canvas.selected).to_contain_text("Writer")


def test_the_log_is_downloaded_as_json_lines(visitor: Visitor) -> None:
    desk = visitor.opens(assistant())
    desk.chat.say("Hello")
    desk.run_bar.says("Done")

    with desk.page.expect_download() as download:
        desk.log.press("Download as JSON lines")

    events = [json.loads(line) for line in download.value.path().read_text().splitlines()]
    assert [event["seq"] for event in events] == sorted(event["seq"] for event in events)
    assert {"run_started", "node_finished"} <= {event["type"] for event in events}


def test_many_lines_scroll_without_lag(visitor: Visitor) -> None:
    desk = visitor.opens(many_steps())
    desk.run_bar.press("Run")
    expect(desk.run_bar.title).to_contain_text("Done", timeout=240_000)

    seen = desk.page.evaluate(SCROLLS)

    assert seen["lines"] > 1_000, seen
    assert seen["drawn"] < 100, seen
    assert seen["median"] < 35, seen


def many_steps() -> Flow:
    """A text that goes round many times through a chain of nodes which do next to nothing."""
    inside = Inside(pipeline="repeat", slot="body")
    chain = [f"join_{number}" for number in range(CHAIN)]
    nodes = {
        "text": Node(component="Text", title="Text", settings={"text": "round and round"}),
        "repeat": Node(component="Repeat", title="Repeat", settings={"times": ROUNDS}),
        **{name: Node(component="JoinTexts", title=name, inside=inside) for name in chain},
    }
    ends = ["repeat.body.start.value", *(f"{name}.out" for name in chain)]
    starts = [*(f"{name}.texts" for name in chain), "repeat.body.end.out"]
    wires = (wire("text.out", "repeat.value"), *(wire(*ends) for ends in zip(ends, starts, strict=True)))
    layout = {"text": Place(x=0, y=0), "repeat": Place(x=260, y=0)}
    return Flow(name="Many steps", nodes=nodes, wires=wires, layout=layout)
