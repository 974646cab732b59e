"""What a window says in the chat: messages, answers to questions, and words to an agent in mid-answer."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

import orjson
from pydantic import JsonValue

from studio.answering import Misfit
from studio.encoding import encode
from studio.flow.edit import Refusal
from studio.values import Message, Text
from studio.web.flow_inputs import chat_inputs
from studio.web.hub import Hub
from studio.web.protocol import Trouble
from studio.web.requests import AnswerQuestion, Interrupt, SendMessage
from studio.web.room import Room
from studio.web.run_requests import RunRequests
from studio.web.runs import NOT_ASKED
from studio.web.scope import Part
from studio.web.show import Show
from studio.web.window import Window

ChatRequest = SendMessage | AnswerQuestion | Interrupt
SPEAKER = "User"
"""The name under which models read what a person says."""
GRACE = 1.0
"""Seconds; what an agent has not heard by then, as it uses a tool, is under way all the same."""
NOTHING = Refusal(sentence="Say something to begin.")
NO_EAR = Refusal(sentence="Nothing in this flow takes a message. Add Chat input to talk with it.")
TOO_LATE = "The answer had just ended, so what you said became the next message."
UNDER_WAY = "What you said will be heard as soon as the step under way is done."
FORM_ABOVE = Refusal(sentence="A form waits for you. Fill it in above, and press Send there.")
LOST_FILE = Refusal(sentence="An attached file did not arrive. Attach it again.")


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is said, under the key of the request that says it."""

    room: Room
    show: Show
    key: str


class ChatRequests:
    """Carries them out for one window."""

    def __init__(self, hub: Hub, window: Window, runs: RunRequests) -> None:
        self._hub = hub
        self._window = window
        self._media = hub.services.store.media
        self._runs = hub.services.runs
        self._starting = runs

    async def carry_out(self, request: ChatRequest, room: Room, key: str) -> str | Refusal:
        """What to say of it, or why it was refused; two messages with one key start one run."""
        place = Place(room, room.windows[self._window], key)
        match request:
            case SendMessage():
                message = await self._message(request)
                return message if isinstance(message, Refusal) else await self._say(message, place)
            case Interrupt():
                return await self._interrupt(request, place)
            case AnswerQuestion():
                return await self._answer(request)

    async def _answer(self, request: AnswerQuestion) -> str | Refusal:
        """Hand in an answer; one that does not fit is not taken, so the question stays open."""
        message = await self._message(request)
        if message is NOTHING:
            message = Message(parts=(), sender=SPEAKER)
        if isinstance(message, Refusal):
            return message
        answer = message.model_copy(update={"metadata": request.values})
        return _told(self._runs.answer(request.run, request.path, answer))

    async def _message(self, request: SendMessage | Interrupt | AnswerQuestion) -> Message | Refusal:
        """What a person says, with the files that were attached."""
        found = [await self._media.find(hash) for hash in request.files]
        media = [part for part in found if part is not None]
        if len(media) < len(found):
            return LOST_FILE
        words = (Text(text=request.text),) if request.text.strip() else ()
        return Message(parts=(*words, *media), sender=SPEAKER) if words or media else NOTHING

    async def _say(self, message: Message, place: Place) -> str | Refusal:
        """Answer the question that a run waits with, or start a run."""
        room, show = place.room, place.show
        going = self._runs.line(show.session).going
        if going and (question := going.run.question()):
            path, asked = question
            if asked.fields:
                return FORM_ABOVE
            misfit = self._runs.answer(going.run.id, path, message)
            if misfit is not NOT_ASKED:
                return _told(misfit)
        nodes = chat_inputs(room.flow, self._hub.services.catalog)
        if not nodes:
            return NO_EAR
        content: JsonValue = orjson.loads(encode(message))
        said = await self._starting.start(room, show, (dict.fromkeys(nodes, content), Part(), place.key))
        if not isinstance(said, Refusal):
            await self._hub.name_session(room, show.session, message.text)
        return said

    async def _interrupt(self, request: Interrupt, place: Place) -> str | Refusal:
        """Speak to an agent; what comes too late is said as the next message, also when that turns out later."""
        message = await self._message(request)
        if message is NOTHING:
            await self._runs.interrupt(request.run, request.where, None)
            return ""
        if isinstance(message, Refusal):
            return message
        speaking = self._hub.chores.start(self._speak(request, message, place))
        _, late = await asyncio.wait([speaking], timeout=GRACE)
        if late:
            speaking.add_done_callback(self._tell_refusal)
            return UNDER_WAY
        return speaking.result()

    async def _speak(self, request: Interrupt, message: Message, place: Place) -> str | Refusal:
        heard = await self._runs.interrupt(request.run, request.where, message)
        return "" if heard else await self._say(message, place) or TOO_LATE

    def _tell_refusal(self, speaking: asyncio.Task[str | Refusal]) -> None:
        if not speaking.cancelled() and not speaking.exception() and isinstance(said := speaking.result(), Refusal):
            self._window.tell(Trouble(sentence=said.sentence))


def _told(misfit: Misfit | None) -> str | Refusal:
    return Refusal(sentence=misfit.sentence, field=misfit.field) if misfit else ""
