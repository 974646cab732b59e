"""A form that a person fills in in the middle of a run."""

from __future__ import annotations

from playwright.sync_api import FilePayload, expect
from pydantic import JsonValue

from studio.flow.document import Flow, Node, Place
from tests.browser.flows import wire
from tests.browser.visitor import Visitor

FIELDS: list[JsonValue] = [
    {"name": "guests", "kind": "number", "minimum": 1, "maximum": 20},
    {"name": "meal", "kind": "choice", "choices": ["Soup", "Cake"]},
    {"name": "photo", "kind": "picture"},
]
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360f8cf500f0003860180"
    "5a341e6b0000000049454e44ae426082"
)


def party() -> Flow:
    """A chat input, a form with a number, a choice and a picture, and what was filled in."""
    return Flow(
        name="Party",
        nodes={
            "chat_input": Node(component="ChatInput", title="Chat input"),
            "ask": Node(component="UserForm", title="Guest book", settings={"fields": FIELDS}),
            "show": Node(component="Show", title="Show"),
        },
        wires=(wire("chat_input.out", "ask.message"), wire("ask.message", "show.message")),
        layout={id: Place(x=224 * at, y=0) for at, id in enumerate(("chat_input", "ask", "show"))},
    )


def test_a_form_with_a_wrong_number_is_refused_under_its_field_and_then_taken(visitor: Visitor) -> None:
    desk = visitor.opens(party())
    desk.chat.say("Begin")
    form = desk.chat.question
    form.get_by_label("guests *").fill("many")
    form.get_by_role("button", name="Cake").click()
    photo: FilePayload = {"name": "cake.png", "mimeType": "image/png", "buffer": PNG}
    form.get_by_label("photo *").set_input_files(photo)
    form.get_by_role("button", name="Send").click()

    expect(form.get_by_role("alert")).to_contain_text("number")
    desk.run_bar.says("Waiting for your answer")

    form.get_by_label("guests *").fill("7")
    form.get_by_role("button", name="Send").click()

    desk.run_bar.says("Done")
    expect(desk.chat.said.last).to_contain_text("Cake")
    expect(desk.chat.said.last).to_contain_text("7")
    expect(desk.page.locator("#playbill-messages img")).not_to_have_count(0)
