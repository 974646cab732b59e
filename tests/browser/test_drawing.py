"""A picture from words, from the inspector to the chat; and a connection to any web address."""

from __future__ import annotations

from playwright.sync_api import expect

from studio.flow.document import Node
from tests.browser.flows import row
from tests.browser.model import Model
from tests.browser.pages.settings import Settings
from tests.browser.program import Program
from tests.browser.visitor import Visitor
from tests.fakes.pictures import picture, sent


def test_a_picture_model_is_typed_and_what_it_draws_is_seen_in_the_chat(visitor: Visitor, model: Model) -> None:
    desk = visitor.opens(
        row(
            ("chat_input", Node(component="ChatInput", title="Chat input")),
            ("draw", Node(component="TextToImage", title="Painter")),
            name="Painter",
        )
    )
    desk.canvas.node("Painter").open_settings()
    expect(desk.inspector.panel).to_contain_text("Painter has no model yet.")
    desk.inspector.fill("Model", "fake/brush")
    expect(desk.inspector.panel).not_to_contain_text("Painter has no model yet.")
    model.fake.send(sent(picture()))
    desk.chat.say("A cat on a wall")
    desk.run_bar.says("Done")

    shown = desk.chat.said.locator("img")
    expect(shown).to_be_visible()
    assert shown.evaluate("image => image.naturalWidth") == 4
    assert model.fake.requests[-1].body["prompt"] == "A cat on a wall"


def test_a_connection_to_any_web_address_keeps_what_was_typed(visitor: Visitor, program: Program, model: Model) -> None:
    desk = visitor.opens(row(("chat_input", Node(component="ChatInput", title="Chat input"))))
    settings = Settings.opens(desk.page, program.address)
    settings.fill(name="Own", address=f"{model.address}/generate", key="sk-0123456789")
    settings.choose("Protocol", "Any web address (POST)")
    settings.write("Headers", "X-Key: {{key}}")
    settings.write("Body", '{"inputs": ')
    settings.press("Test connection")
    expect(settings.result).to_contain_text("The body is not JSON: line 1 cannot be read.")
    settings.write("Body", '{"inputs": "{{text}}"}')
    settings.write("Where the answer stands", "choices.0.delta.content")
    settings.write("Questions a minute", "30")
    settings.choose("Can see pictures", "No")
    settings.press("Save")
    settings.card("Own").get_by_role("button", name="Change").click()

    expect(settings.form.get_by_label("Headers")).to_have_value("X-Key: {{key}}")
    expect(settings.form.get_by_label("Body")).to_have_value('{\n  "inputs": "{{text}}"\n}')
    expect(settings.form.get_by_label("Where the answer stands")).to_have_value("choices.0.delta.content")
    expect(settings.form.get_by_label("Questions a minute")).to_have_value("30")
    expect(settings.form.get_by_role("combobox", name="Can see pictures")).to_have_value("No")
