"""What a window asks about memories: read one, change it, take a change back."""

from __future__ import annotations

from studio.engine.instance import memory_of, owner_of
from studio.flow.edit import Refusal
from studio.store.memories import MemoryPlace
from studio.store.memory_edit import Add, Forget, MemoryEdit, Replace, Reword, TakeBack
from studio.store.store import Store
from studio.values import Media, Message, Part, Text
from studio.web.hub import Hub
from studio.web.memory_changes import (
    AddMessage,
    ForgetEntries,
    ForgetEverything,
    ImportMessages,
    MemoryChange,
    RewordEntry,
    TakeBackChange,
)
from studio.web.memory_file import read_messages
from studio.web.memory_view import memory_entry
from studio.web.protocol import Memory, MemoryChanged
from studio.web.requests import ChangeMemory, ReadMemory
from studio.web.room import Room
from studio.web.window import Window

MemoryRequest = ReadMemory | ChangeMemory
GONE = Refusal(sentence="This message is not remembered any more.")
NO_NODE = Refusal(sentence="This node was deleted a moment ago.")
NOTHING_SAID = Refusal(sentence="Write what should be remembered.")


class MemoryRequests:
    """Carries them out for one window."""

    def __init__(self, hub: Hub, window: Window) -> None:
        self._hub = hub
        self._window = window
        self._store = hub.services.store

    async def carry_out(self, request: MemoryRequest, room: Room) -> str | Refusal:
        """What to say of it, or why it was refused."""
        if request.node not in room.flow.nodes:
            return NO_NODE
        owner = owner_of(room.flow, request.node)
        key = memory_of(room.flow, owner, self._hub.services.catalog)
        place = MemoryPlace(room.id, room.revision, room.windows[self._window].session, key)
        match request:
            case ReadMemory(most=most):
                found = await self._store.memories.last(place, most)
                entries = tuple(memory_entry(entry) for entry in found.entries)
                self._window.tell(Memory(node=owner, count=found.count, entries=entries))
                return ""
            case ChangeMemory(change=change, name=name):
                title = room.flow.nodes[owner].title
                made = await self._edit(change, place, title)
                if isinstance(made, Refusal):
                    return made
                edit, said = made
                await self._store.memories.edit(place, edit, name)
                room.tell(MemoryChanged(node=owner))
                return said

    async def _edit(self, change: MemoryChange, place: MemoryPlace, title: str) -> tuple[MemoryEdit, str] | Refusal:
        """The edit that makes the change, and what to say of it."""
        match change:
            case RewordEntry(entry=entry, text=text):
                message = await self._store.memories.entry(place, entry)
                if message is None:
                    return GONE
                new = reworded(message, text)
                return (Reword(entry=entry, message=new), "") if new.parts else NOTHING_SAID
            case ForgetEntries(entries=entries):
                said = "A message was forgotten." if len(entries) == 1 else f"{len(entries)} messages were forgotten."
                return Forget(entries=entries), said
            case ForgetEverything():
                return Replace(), f"{title} has forgotten everything."
            case AddMessage(text=text, sender=sender):
                role = "assistant" if sender == title else "user"
                return (Add(message=Message.of(text, sender=sender, role=role)), "") if text.strip() else NOTHING_SAID
            case ImportMessages(document=document):
                return await _imported(document, title, self._store)
            case TakeBackChange(change=name):
                return TakeBack(edit=name), ""


def reworded(message: Message, text: str) -> Message:
    """The message with other words where its first words stood."""
    first = next((place for place, part in enumerate(message.parts) if isinstance(part, Text)), 0)
    before, behind = ([part for part in some if not isinstance(part, Text)] for some in _cut(message, first))
    words = [Text(text=text)] if text.strip() else []
    return message.model_copy(update={"parts": (*before, *words, *behind)})


def _cut(message: Message, at: int) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    return message.parts[:at], message.parts[at:]


async def _imported(document: str, title: str, store: Store) -> tuple[MemoryEdit, str] | Refusal:
    found = read_messages(document)
    if isinstance(found, str):
        return Refusal(sentence=found)
    messages: list[Message] = []
    lost = 0
    for message in found:
        there = [not isinstance(part, Media) or await store.media.find(part.hash) is not None for part in message.parts]
        lost += there.count(False)
        messages.append(_without_lost(message, there))
    count = "1 message" if len(found) == 1 else f"{len(found):,} messages"
    note = " What was attached is not on this computer, so only its names are remembered." if lost else ""
    return Replace(messages=tuple(messages)), f"{title} remembers {count} from the file.{note}"


def _without_lost(message: Message, there: list[bool]) -> Message:
    parts = tuple(
        part if found or not isinstance(part, Media) else Text(text=f"[{part.caption or part.name or part.kind}]")
        for part, found in zip(message.parts, there, strict=True)
    )
    return message.model_copy(update={"parts": parts})
