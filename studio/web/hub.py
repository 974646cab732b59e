"""Everything that is open: the flows, their conversations, and the windows that look at them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing, asynccontextmanager

from studio.spec import Spec
from studio.web import model_news, templates
from studio.web.chores import Chores
from studio.web.faces import Faces
from studio.web.protocol import Flows, Hello, ModelsChanged, Opened, Sessions, Trouble
from studio.web.room import Room
from studio.web.run_view import Piece
from studio.web.services import Services
from studio.web.shelf import Shelf
from studio.web.show import Show
from studio.web.window import Window
from studio.wire_types import WIRE_TYPES, PortType, fits


class Hub:
    """The rooms that are open, and all windows."""

    def __init__(self, services: Services) -> None:
        self.services = services
        self.shelf = Shelf(services.store)
        self.chores = Chores()
        self._rooms: dict[str, Room] = {}
        self._windows: set[Window] = set()
        self._opening = asyncio.Lock()

    @asynccontextmanager
    async def open(self) -> AsyncGenerator[None]:
        """Follow the built-in model, and look after what requests began."""
        self.chores.start(self._follow_model())
        try:
            yield
        finally:
            for room in self._rooms.values():
                for show in room.shows.values():
                    await show.close()
            await self.chores.close()

    def faces(self) -> Faces:
        """What nodes look like now."""
        return Faces(self.services.catalog, self.services.models.cards())

    async def welcome(self, window: Window) -> None:
        """Greet a window that has just connected."""
        self._windows.add(window)
        catalog = self.services.catalog
        window.tell(
            Hello(
                version=self.services.version,
                specs=tuple(drawn(spec) for spec in catalog.specs()),
                categories=catalog.categories,
                wire_types=tuple(WIRE_TYPES.values()),
                fits=_FITS,
                templates=templates.cards(),
                models=model_news.choices(self.services.models.cards()),
                model_status=model_news.status(self.services.thermometer.warmth),
                welcome=await self.shelf.is_fresh(),
            )
        )

    async def enter(self, window: Window, flow_id: str, session_id: str | None) -> Room | None:
        """Bring a window to a flow in a conversation, and tell it all there is; None when there is no such flow."""
        async with self._opening:
            room = await self._room(flow_id)
            if room is None:
                return None
            sessions = await self.shelf.sessions(flow_id)
            session = next((one for one in sessions if one.id == session_id), sessions[0])
            show = await self._show(room, session.id)
            await self._leave(window, but=show)
            room.windows[window] = show
            opened = Opened(
                id=room.id,
                revision=room.revision,
                flow=room.flow,
                sentences=self.faces().sentences(room.flow, room.flow.nodes, room.library),
                hues=dict(room.hues),
                problems=room.problems,
                undo=room.undo,
                redo=room.redo,
                session=session,
                sessions=sessions,
            )
            window.tell(opened, *show.whole())
            return room

    async def farewell(self, window: Window) -> None:
        """A window is gone."""
        self._windows.discard(window)
        async with self._opening:
            await self._leave(window)

    def room_of(self, window: Window) -> Room | None:
        """The room a window is in."""
        return next((room for room in self._rooms.values() if window in room.windows), None)

    def windows_in(self, flow_id: str) -> tuple[Window, ...]:
        """The windows that show a flow."""
        room = self._rooms.get(flow_id)
        return tuple(room.windows) if room else ()

    async def name_session(self, room: Room, session_id: str, words: str) -> None:
        """Give a conversation that has no title yet its first words for one."""
        sessions = await self.shelf.sessions(room.id)
        session = next((one for one in sessions if one.id == session_id), None)
        if session and await self.shelf.name_after(session, words):
            await self.tell_sessions(room)

    async def tell_sessions(self, room: Room) -> None:
        """Tell the windows of a flow which conversations it has."""
        sessions = await self.shelf.sessions(room.id)
        for window, show in tuple(room.windows.items()):
            session = next((one for one in sessions if one.id == show.session), sessions[0])
            window.tell(Sessions(session=session, sessions=sessions))

    async def tell_flows(self) -> None:
        """Tell every window which flows there are."""
        told = Flows(flows=await self.shelf.flows())
        for window in self._windows:
            window.tell(told)
        for room in tuple(self._rooms.values()):
            await room.look_again()

    def models_changed(self) -> None:
        """Tell every window which models there are; call it when connections have changed."""
        told = ModelsChanged(
            models=model_news.choices(self.services.models.cards()),
            model_status=model_news.status(self.services.thermometer.warmth),
        )
        for window in self._windows:
            window.tell(told)

    async def _room(self, flow_id: str) -> Room | None:
        if flow_id not in self._rooms:
            record = await self.services.store.flows.load(flow_id) if await self.shelf.is_there(flow_id) else None
            if record is None:
                return None
            room = Room(record, self.services.store, self.faces)
            await room.open()
            self._rooms[flow_id] = room
        return self._rooms[flow_id]

    async def _show(self, room: Room, session: str) -> Show:
        if session not in room.shows:

            def tell(piece: Piece | Trouble) -> None:
                for window, seen in room.windows.items():
                    if seen is show:
                        window.tell(piece)

            show = Show(self.services.store, self.services.runs, session, tell)
            specs = {spec.name: spec for spec in self.services.catalog.specs()}
            await show.open(room.record, specs, room.problems)
            room.shows[session] = show
        return room.shows[session]

    async def _leave(self, window: Window, but: Show | None = None) -> None:
        """Take a window out of its room and close what nobody looks at any more."""
        for room in tuple(self._rooms.values()):
            room.windows.pop(window, None)
            for session, show in tuple(room.shows.items()):
                if show is not but and show not in room.windows.values():
                    del room.shows[session]
                    await show.close()
            if not room.shows and not room.busy:
                del self._rooms[room.id]

    async def _follow_model(self) -> None:
        async with aclosing(self.services.thermometer.follow()) as following:
            async for _ in following:
                self.models_changed()


def drawn(spec: Spec) -> Spec:
    """What the canvas knows of a component: what a run alone puts into it is not there."""
    return spec.model_copy(update={"slots": tuple(slot for slot in spec.slots if not slot.saved)})


def _fits() -> dict[str, tuple[str, ...]]:
    return {
        name: tuple(other for other in WIRE_TYPES if fits(PortType(name=name), PortType(name=other)))
        for name in WIRE_TYPES
    }


_FITS = _fits()
