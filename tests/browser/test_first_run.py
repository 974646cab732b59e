"""The first minutes: nothing is set up, nothing is reached, and the model that came along answers."""

from __future__ import annotations

from playwright.sync_api import expect

from studio.flow.document import Flow
from tests.browser.conftest import Visit
from tests.browser.program import Program

ANSWERED = 240_000
"""Milliseconds that the packaged model may take for an answer on a busy machine."""
GROWTH = """
() => {
  window.growth = { chat: new Set(), node: new Set() };
  const keep = (lengths, text) => text && lengths.add(text.length);
  const look = () => {
    const words = document.querySelector('.react-flow__node[data-id="assistant"] .pb-words');
    keep(window.growth.node, words?.textContent);
    keep(window.growth.chat, [...document.querySelectorAll("#playbill-messages .bot-row")].at(-1)?.textContent);
  };
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
}
"""
GREW = "() => [window.growth.chat.size, window.growth.node.size]"


def test_a_template_answers_word_by_word_with_nothing_but_what_came_along(visit: Visit, new_program: Program) -> None:
    desk = visit(new_program).window()
    welcome = desk.page.get_by_role("dialog", name="What do you want to make?")
    expect(welcome.locator("button.card")).to_have_count(3)

    welcome.locator("button.card").first.click()
    expect(desk.chat.composer).to_be_focused()
    desk.page.evaluate(GROWTH)
    desk.page.keyboard.type("Say in one sentence what a lighthouse is for.")
    desk.press("Enter")

    expect(desk.run_bar.title).to_contain_text("Done", timeout=ANSWERED)
    answer = desk.canvas.node("Assistant").words.inner_text()
    assert answer
    expect(desk.chat.said.last).to_contain_text(answer[:20])
    assert min(desk.page.evaluate(GREW)) > 2
    assert new_program.calls_outside() == ""


def test_the_first_screen_is_never_shown_again(visit: Visit, program: Program) -> None:
    visitor = visit(program)
    visitor.opens(Flow(name="Not the first"))

    desk = visitor.window()

    expect(desk.page.get_by_role("dialog")).to_have_count(0)
