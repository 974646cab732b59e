"""Carries out what one window asks."""

from __future__ import annotations

from studio.errors import NotRunnableError, StoreError
from studio.flow.edit import Refusal
from studio.web.chat_requests import ChatRequest, ChatRequests
from studio.web.flow_requests import NOTHING_OPEN, FlowRequest, FlowRequests
from studio.web.hub import Hub
from studio.web.memory_requests import MemoryRequest, MemoryRequests
from studio.web.protocol import Done, Refused
from studio.web.requests import Envelope, Redo, SendEdits, Undo
from studio.web.room import Room
from studio.web.run_requests import RunRequests
from studio.web.window import Window


class Clerk:
    """The clerk of one window."""

    def __init__(self, hub: Hub, window: Window) -> None:
        self._hub = hub
        self._window = window
        self._flows = FlowRequests(hub, window)
        self._runs = RunRequests(hub, window)
        self._memories = MemoryRequests(hub, window)
        self._chat = ChatRequests(hub, window, self._runs)

    async def carry_out(self, envelope: Envelope) -> Done | Refused:
        """Do what is asked, and say so or why not."""
        try:
            said = await self._do(envelope)
        except (StoreError, NotRunnableError) as error:
            said = Refusal(sentence=str(error))
        if isinstance(said, Refusal):
            return Refused(number=envelope.number, sentence=said.sentence, field=said.field)
        undoable = bool(said) and isinstance(envelope.request, SendEdits)
        return Done(number=envelope.number, toast=said, undoable=undoable)

    async def _do(self, envelope: Envelope) -> str | Refusal:
        request, number = envelope.request, envelope.number
        if isinstance(request, FlowRequest):
            return await self._flows.carry_out(request)
        room = self._hub.room_of(self._window)
        if room is None:
            return NOTHING_OPEN
        if isinstance(request, SendEdits | Undo | Redo):
            return await self._edit(request, room, number)
        if isinstance(request, MemoryRequest):
            return await self._memories.carry_out(request, room)
        key = f"{self._window.id}:{number}"
        if isinstance(request, ChatRequest):
            return await self._chat.carry_out(request, room, key)
        return await self._runs.carry_out(request, room, key)

    async def _edit(self, request: SendEdits | Undo | Redo, room: Room, number: int) -> str | Refusal:
        match request:
            case SendEdits(edits=()):
                return ""
            case SendEdits(edits=edits):
                return await room.edit(edits, self._window, number)
            case Undo():
                return await room.take_back(self._window, number)
            case Redo():
                return await room.make_again(self._window, number)
