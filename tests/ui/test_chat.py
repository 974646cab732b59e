"""The chat in a real browser: what is shown of what models say, and what is sent."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, Request, expect

from studio.flow.document import Flow, Node
from studio.question import Question
from studio.web.requests import AnswerQuestion, SendMessage
from studio.web.views import ChatMessage, ChatPart
from tests.ui.teller import Teller

HOSTILE = (
    '<img src=x onerror="window.hacked = 1">',
    "<form action=//example.com><input autofocus onfocus='window.hacked = 2'></form>",
    '<div style="position:fixed;inset:0;background:red">cover</div>',
    "</script><script>window.hacked = 3</script><style>body { display: none }</style>",
    "[click](javascript:window.hacked=4) [data](data:text/html,<script>1</script>)",
    "![picture](http://example.com/a.png) ![other][ref]\n\n[ref]: http://example.com/b.png",
    "- ```\n  <iframe src=//example.com></iframe>\n  ```\n",
    '[a]: x "\n```\n"\n<img src=//example.com/c.png>',
    '```html\n<img src=x onerror="window.hacked = 5">\n```',
    "```mermaid\ngraph TD; A-->B\n```",
)
ALIVE = (
    "img, form, input, script, style, iframe, object, embed, svg[id], [onerror], [style*=fixed], [href^='javascript']"
)
SAYS = "#playbill-messages"


def said(text: str, id: str = "1", **more: str | bool) -> ChatMessage:
    """A message of Writer's."""
    message = ChatMessage(id=id, role="assistant", speaker="Writer", parts=(ChatPart(kind="text", text=text),))
    return message.model_copy(update=more)


def asked() -> ChatMessage:
    """An open question with two choices."""
    question = Question(text="Use it?", kind="choice", choices=("Yes", "No"))
    return ChatMessage(
        id="q", role="assistant", speaker="Ask a person", question=question, question_path="ask", run="run"
    )


def opened(page: Page, server: Teller) -> Page:
    """The page, loaded."""
    page.goto(server.address)
    expect(page.get_by_role("heading", name="Chat", exact=True)).to_be_visible()
    return page


def test_nothing_that_a_model_says_comes_alive(server: Teller, page: Page) -> None:
    elsewhere: list[str] = []

    def note(request: Request) -> None:
        if not request.url.startswith((server.address, "data:", "blob:")):
            elsewhere.append(request.url)

    page.on("request", note)
    thought = ChatPart(kind="thought", title=HOSTILE[0], text=HOSTILE[0], open=True)
    server.shows(
        *(said(text, str(number)) for number, text in enumerate(HOSTILE)),
        said(HOSTILE[0], "user", role="user"),
        said("", "named", speaker=HOSTILE[0]).model_copy(update={"parts": (thought,)}),
        said("The last word", "last"),
    )

    opened(page, server)

    expect(page.locator(SAYS)).to_contain_text("The last word")
    alive = page.locator(f"{SAYS} .prose :is({ALIVE})")
    assert [alive.nth(index).evaluate("one => one.outerHTML") for index in range(alive.count())] == []
    assert page.evaluate("window.hacked") is None
    assert elsewhere == []


def test_a_choice_answers_the_question(server: Teller, page: Page) -> None:
    server.shows(asked())

    opened(page, server).get_by_role("button", name="No", exact=True).click()

    assert server.said() == AnswerQuestion(run="run", path="ask", text="No")


def test_enter_sends_and_shift_enter_breaks(server: Teller, page: Page) -> None:
    server.shows(said("Hello"))
    field = opened(page, server).locator("#playbill-composer textarea")

    field.type("one")
    field.press("Shift+Enter")
    field.type("two")
    field.press("Enter")

    assert server.said() == SendMessage(text="one\ntwo")
    expect(field).to_have_value("")


def test_a_refused_message_stays_in_the_composer(server: Teller, page: Page) -> None:
    server.shows(said("Hello"))
    server.refusal = "The flow has nothing that listens."
    field = opened(page, server).locator("#playbill-composer textarea")

    field.fill("Are you there?")
    field.press("Enter")

    expect(page.get_by_text("The flow has nothing that listens.")).to_be_visible()
    expect(field).to_have_value("Are you there?")


def test_an_empty_conversation_offers_examples_that_send(server: Teller, page: Page) -> None:
    examples = Node(component="ChatInput", title="Chat input", settings={"examples": ["Tell me a story."]})
    server.shows(flow=Flow(nodes={"chat_input": examples}))

    opened(page, server).get_by_role("button", name="Tell me a story.").click()

    assert server.said() == SendMessage(text="Tell me a story.")


def test_new_messages_never_move_who_reads_above(server: Teller, page: Page) -> None:
    many = tuple(said(f"Message {number}\n\n" * 5, str(number)) for number in range(20))
    server.shows(*many)
    pane = opened(page, server).locator(f"{SAYS} [role=log]")
    expect(pane.get_by_text("Message 19").last).to_be_in_viewport()

    pane.hover()
    page.mouse.wheel(0, -2000)
    page.wait_for_function("pane => pane.scrollTop < pane.scrollHeight / 2", arg=pane.element_handle())
    before = pane.evaluate("pane => pane.scrollTop")
    server.tells(*many, said("The newest", "new"))
    expect(page.get_by_role("button", name="New below")).to_be_visible()

    assert pane.evaluate("pane => pane.scrollTop") == before
    page.get_by_role("button", name="New below").click()
    expect(pane.get_by_text("The newest")).to_be_in_viewport()


@pytest.mark.parametrize("chosen", ["dark", "light"])
def test_the_chosen_theme_wins_over_the_systems(server: Teller, page: Page, chosen: str) -> None:
    server.shows()
    page.emulate_media(color_scheme="light" if chosen == "dark" else "dark")
    page.add_init_script(f"localStorage.setItem('playbill-theme', {json.dumps(chosen)})")

    opened(page, server)

    assert page.evaluate("document.body.classList.contains('dark')") is (chosen == "dark")
    ground = page.evaluate("getComputedStyle(document.querySelector('#playbill-messages')).color")
    assert ground == ("rgb(237, 236, 232)" if chosen == "dark" else "rgb(29, 28, 26)")
