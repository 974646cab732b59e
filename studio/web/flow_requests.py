"""What a window asks about flows and conversations: open, make, copy, delete, rename."""

from __future__ import annotations

from studio.flow.document import Flow
from studio.flow.edit import Refusal
from studio.flow.load import read_flow
from studio.web import templates
from studio.web.hub import Hub
from studio.web.protocol import Flows
from studio.web.requests import (
    ChangeSession,
    DeleteFlow,
    DuplicateFlow,
    ListFlows,
    NewFlow,
    NewSession,
    OpenFlow,
)
from studio.web.window import Window

FlowRequest = OpenFlow | ListFlows | NewFlow | DuplicateFlow | DeleteFlow | NewSession | ChangeSession
NOT_THERE = Refusal(sentence="That flow is not there any more.")
NOTHING_OPEN = Refusal(sentence="No flow is open in this window. Open one from the list of flows.")


class FlowRequests:
    """Carries them out for one window."""

    def __init__(self, hub: Hub, window: Window) -> None:
        self._hub = hub
        self._window = window
        self._store = hub.services.store

    async def carry_out(self, request: FlowRequest) -> str | Refusal:
        """What to say of it, or why it was refused."""
        match request:
            case OpenFlow(flow=flow, session=session):
                return await self._enter(flow or await self._hub.shelf.last(), session)
            case ListFlows():
                self._window.tell(Flows(flows=await self._hub.shelf.flows()))
                return ""
            case NewFlow():
                flow = _new(request)
                return flow if isinstance(flow, Refusal) else await self._add(await self._store.flows.create(flow))
            case DuplicateFlow(flow=flow):
                copy = await self._store.flows.duplicate(flow)
                return NOT_THERE if copy is None else await self._add(copy)
            case DeleteFlow(flow=flow, restore=restore):
                return await (self._restore(flow) if restore else self._delete(flow))
            case NewSession():
                return await self._new_session()
            case ChangeSession():
                return await self._change_session(request)

    async def _enter(self, flow: str, session: str | None = None) -> str | Refusal:
        return "" if await self._hub.enter(self._window, flow, session) else NOT_THERE

    async def _add(self, flow: str) -> str | Refusal:
        """Open a flow that was just made; an empty one that nobody has touched makes room for it."""
        before = self._hub.room_of(self._window)
        said = await self._enter(flow)
        if before and not before.windows and await self._hub.shelf.is_blank(before.id):
            await self._store.flows.delete(before.id)
        await self._hub.tell_flows()
        return said

    async def _delete(self, flow: str) -> str | Refusal:
        record = await self._store.flows.load(flow)
        if record is None:
            return NOT_THERE
        await self._store.flows.delete(flow)
        other = await self._hub.shelf.last()
        for window in self._hub.windows_in(flow):
            await self._hub.enter(window, other, None)
        await self._hub.tell_flows()
        return f"{record.flow.name} is in the bin. The list of flows brings it back."

    async def _restore(self, flow: str) -> str:
        await self._store.flows.restore(flow)
        await self._hub.tell_flows()
        return ""

    async def _new_session(self) -> str | Refusal:
        room = self._hub.room_of(self._window)
        if room is None:
            return NOTHING_OPEN
        session = await self._store.sessions.create(room.id)
        await self._enter(room.id, session.id)
        await self._hub.tell_sessions(room)
        return ""

    async def _change_session(self, request: ChangeSession) -> str | Refusal:
        room = self._hub.room_of(self._window)
        if room is None:
            return NOTHING_OPEN
        if request.title is not None:
            await self._store.sessions.rename(request.session, request.title)
        if request.delete:
            await self._store.sessions.delete(request.session)
            for window, show in tuple(room.windows.items()):
                if show.session == request.session:
                    await self._hub.enter(window, room.id, None)
        await self._hub.tell_sessions(room)
        return ""


def _new(request: NewFlow) -> Flow | Refusal:
    if request.document is not None:
        flow = read_flow(request.document.encode())
        return flow if isinstance(flow, Flow) else Refusal(sentence=flow[0].sentence)
    if request.template is not None:
        return templates.template(request.template) or Refusal(sentence="There is no such template.")
    return Flow()
