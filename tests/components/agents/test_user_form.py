"""A person who fills in a form."""

from __future__ import annotations

from components.agents.user_form import UserForm
from studio.engine.events import InputRequested
from studio.engine.journal import MemoryJournal
from studio.values import Message
from tests.components.hearing import hearing
from tests.components.staged import answered, cut
from tests.engine.playing import flow, node, of_type

FILLED = Message(parts=(), metadata={"name": "Ada", "age": "36"})


async def test_what_is_filled_in_comes_in_words_and_as_data() -> None:
    with hearing() as desk:
        desk.answer = FILLED
        message, data = await UserForm()()
    assert data == {"name": "Ada", "age": 36}
    assert message.text == "name: Ada\nage: 36"


async def test_an_open_form_is_answered_after_a_restart_and_then_not_asked_again() -> None:
    made = flow(ask=node("UserForm"))
    journal = MemoryJournal()
    await answered(made, FILLED, journal=journal, past=cut(MemoryJournal(), 0))
    events = await answered(made, past=cut(journal, 1))
    assert not of_type(events, InputRequested)
