"""An agent that fills in a form."""

from __future__ import annotations

from components.agents.form_agent import FormAgent
from studio.values import Message
from tests.components.scripted import scripted


async def test_it_gives_what_it_filled_in_as_words_and_as_data() -> None:
    with scripted('{"subject": "The bell", "mood": "ANGRY"}') as desk:
        filled = await FormAgent()(Message.of("The bell is broken!"))
    assert filled.data == {"subject": "The bell", "mood": "angry"}
    assert filled.message.text == "- subject: The bell\n- mood: angry"
    assert filled.message.metadata == filled.data
    assert desk.said == [(filled.message.text, False)]
