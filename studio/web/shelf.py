"""The flows and conversations there are, as lists to choose from, and the first flow of all."""

from __future__ import annotations

from studio.flow.document import Flow
from studio.store.flows import FlowEntry
from studio.store.sessions import Session
from studio.store.store import Store
from studio.web.views import FlowCard, SessionCard

UNTITLED = Flow()
_TITLE_LENGTH = 48


class Shelf:
    """Lists flows and conversations."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._counts: dict[tuple[str, int], int] = {}

    async def flows(self) -> tuple[FlowCard, ...]:
        """The flows, the last changed first, then those in the bin."""
        entries = [*await self._store.flows.all(), *await self._store.flows.all(deleted=True)]
        cards = [await self._card(entry) for entry in entries]
        known = {(entry.id, entry.revision) for entry in entries}
        self._counts = {key: count for key, count in self._counts.items() if key in known}
        return tuple(cards)

    async def is_there(self, flow_id: str) -> bool:
        """Whether there is such a flow outside of the bin."""
        return any(entry.id == flow_id for entry in await self._store.flows.all())

    async def last(self) -> str:
        """The flow that was changed last; a new empty one when there is none."""
        entries = await self._store.flows.all()
        return entries[0].id if entries else await self._store.flows.create(UNTITLED)

    async def is_fresh(self) -> bool:
        """Whether nobody has chosen a first flow yet."""
        entries = [*await self._store.flows.all(), *await self._store.flows.all(deleted=True)]
        return not entries or (len(entries) == 1 and await self.is_blank(entries[0].id))

    async def is_blank(self, flow_id: str) -> bool:
        """Whether a flow is empty and as it was made."""
        record = await self._store.flows.load(flow_id)
        return record is not None and record.revision == 1 and record.flow == UNTITLED

    async def sessions(self, flow_id: str) -> tuple[SessionCard, ...]:
        """The conversations of a flow, the last talked in first; one is begun when there is none."""
        sessions = await self._store.sessions.of_flow(flow_id) or [await self._store.sessions.create(flow_id)]
        return tuple(_session_card(session) for session in sessions)

    async def name_after(self, session: SessionCard, words: str) -> bool:
        """Give a conversation without a title its first words for one."""
        if session.title != UNNAMED or not words.strip():
            return False
        line = " ".join(words.split())
        await self._store.sessions.rename(
            session.id, line if len(line) <= _TITLE_LENGTH else f"{line[: _TITLE_LENGTH - 1].rstrip()}…"
        )
        return True

    async def _card(self, entry: FlowEntry) -> FlowCard:
        key = entry.id, entry.revision
        if key not in self._counts:
            record = await self._store.flows.load(entry.id)
            self._counts[key] = len(record.flow.nodes) if record else 0
        deleted = entry.deleted is not None
        return FlowCard(id=entry.id, name=entry.name, updated=entry.updated, nodes=self._counts[key], deleted=deleted)


UNNAMED = "New conversation"


def _session_card(session: Session) -> SessionCard:
    return SessionCard(id=session.id, title=session.title or UNNAMED, updated=session.updated)
