"""What an agent remembers when it stands in rooms, and what a step may do in the room around it.

What is said in a room is kept once, in the room's own log. An agent's memory is its own log and those of its rooms,
read together in the order in which things were said. Who may hear a message, and who left or came back with it, is
kept in the message's metadata, so it survives a kill and the end of the run as the message itself does.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING, cast

from studio.encoding import encode
from studio.engine.journal import Addition, Outcome
from studio.engine.memories import ROOM
from studio.engine.stage import audience_of
from studio.values import Message

if TYPE_CHECKING:
    from studio.engine.desk import RunDesk
    from studio.engine.rooms import Room
    from studio.flow.document import NodeId

HEARD_BY, LEFT, JOINED = f"{ROOM}heard_by", f"{ROOM}left", f"{ROOM}joined"
"""Metadata of messages in rooms, each a list of memories: who alone hears it, who leaves and who is back with it."""


def heard(desk: RunDesk) -> tuple[Message, ...]:
    """All that the node of a step remembers and hears, oldest first, with what the step itself added."""
    memories, cast = desk.memories, desk.cast
    added = (addition.message for addition in desk.additions)
    own = memories.of(cast.memory)
    if not cast.rooms:
        return (*own, *added)
    rooms = [(room, messages) for room in cast.rooms if (messages := memories.of(room))]
    if len(rooms) == 1 and not own and memories.plain(rooms[0][0]):
        return (*rooms[0][1], *added)
    known = {message.id: message for message in _audible(desk, _in_order([("", own), *rooms]))}
    return (*known.values(), *added)


def unheard(desk: RunDesk, messages: Iterable[Message]) -> Iterator[Message]:
    """Those of the messages that the node of a step neither remembers nor has heard in a room."""
    cast, memories = desk.cast, desk.memories
    here = {addition.message.id for addition in desk.additions}
    for message in messages:
        if message.id in here or memories.holds(cast.memory, message.id):
            continue
        holding = [room for room in cast.rooms if memories.holds(room, message.id)]
        if any(map(memories.plain, holding)):
            continue
        if not holding or all(known.id != message.id for known in heard(desk)):
            yield message


def _in_order(logs: Iterable[tuple[NodeId, tuple[Message, ...]]]) -> Iterable[tuple[NodeId, Message]]:
    """Several logs as one, by time; each keeps its own order even where clocks were set back."""
    filled = [(room, messages) for room, messages in logs if messages]
    if len(filled) == 1:
        return [(filled[0][0], message) for message in filled[0][1]]
    timed: list[tuple[float, NodeId, Message]] = []
    for room, messages in filled:
        times = accumulate((message.time for message in messages), max)
        timed += ((time, room, message) for time, message in zip(times, messages, strict=True))
    return [(room, message) for _, room, message in sorted(timed, key=itemgetter(0))]


def _audible(desk: RunDesk, said: Iterable[tuple[NodeId, Message]]) -> Iterator[Message]:
    """What the node of a step heard of all that was said: not what was for others, nor while it was away."""
    me, rooms = desk.cast.memory, desk.run.rooms
    away: set[NodeId] = set()
    for room, message in said:
        data = message.metadata
        if room and (data or away):
            absent = bool(away) and not away.isdisjoint((room, *rooms[room].around))
            if me in _named(data.get(JOINED)):
                away.discard(room)
            elif me in _named(data.get(LEFT)):
                away.add(room)
            elif absent or (HEARD_BY in data and me not in _named(data[HEARD_BY])):
                continue
        if message.parts:
            yield message


def who_moved(message: Message) -> Iterator[tuple[NodeId, bool]]:
    """The memories that a message says are away from now on, or not any more."""
    for mark, away in ((LEFT, True), (JOINED, False)):
        yield from ((memory, away) for memory in _named(message.metadata.get(mark)))


def _named(value: object) -> Collection[str]:
    return cast("list[str]", value) if isinstance(value, list) else ()


@dataclass(frozen=True, slots=True)
class DeskRoom:
    """The room that a step makes, else the innermost one it stands in."""

    desk: RunDesk
    room: Room

    def tell(self, message: Message) -> None:
        """Let the room hear a message; it counts when the step is finished."""
        desk, key = self.desk, self.desk.memories.key(self.room.id)
        if self._knows(message) or any(a.agent == key and a.message.id == message.id for a in desk.additions):
            return
        audience = None if desk.cast.spec.gathers else desk.audience
        desk.additions.append(Addition(key, _for(message, audience)))

    async def announce(self, message: Message, heard_by: Iterable[object] | None = None) -> None:
        """Let the room, or who stands in these bodies of it, hear a message at once, as a sub-step of its own."""
        desk = self.desk
        path = desk.substep("announce")
        if desk.run.stored(path) is not None or self._knows(message):
            return
        audience = desk.audience if heard_by is None and not desk.cast.spec.gathers else None
        spoken = _for(message, audience if heard_by is None else audience_of(heard_by))
        additions = (Addition(desk.memories.key(self.room.id), spoken),)
        desk.run.journal.record(Outcome(path, desk.cast.id, "", encode(None), 0.0, additions))
        desk.memories.add(path, additions)

    async def open(self) -> None:
        """Let everyone in again who left in an earlier run."""
        back = self._left((self.room.id,)) if self.desk.memories.untouched(self.room.id) else ()
        if back:
            await self.announce(Message(parts=(), metadata={JOINED: [*sorted(back)]}))
        else:
            self.desk.substep("announce")

    def everyone(self) -> tuple[str, ...]:
        """The titles of all who stand in the room, those who have left it too."""
        return tuple(self.room.people)

    def present(self) -> tuple[str, ...]:
        """The titles of those who stand in the room and have not left it."""
        away = self._left((self.room.id, *self.room.around))
        return tuple(title for title, people in self.room.people.items() if people[0] not in away)

    def leave(self, names: Collection[str]) -> Message | None:
        """Let those of these titles hear and say nothing from the end of the step on; what the room hears of it."""
        return self._move([name for name in self.present() if name in names], LEFT, "leaves the room")

    def join(self, names: Collection[str]) -> Message | None:
        """Let those of these titles in again; what the room hears of it."""
        present = self.present()
        back = [name for name in self.room.people if name in names and name not in present]
        return self._move(back, JOINED, "comes back into the room")

    def _move(self, names: list[str], mark: str, what: str) -> Message | None:
        if not names:
            return None
        message = Message.of(" ".join(f"{name} {what}." for name in names), sender=self.desk.title)
        ids = sorted({memory for name in names for memory in self.room.people[name]})
        moved = message.model_copy(update={"metadata": {mark: ids}})
        self.desk.additions.append(Addition(self.desk.memories.key(self.room.id), moved))
        return moved

    def _knows(self, message: Message) -> bool:
        return self.desk.memories.holds(self.room.id, message.id)

    def _left(self, rooms: Iterable[NodeId]) -> set[str]:
        """Who has left any of the rooms and is not back."""
        gone: set[str] = set()
        for room in rooms:
            here: set[str] = set()
            if self.desk.memories.plain(room):
                continue
            for data in (message.metadata for message in self.desk.memories.of(room) if message.metadata):
                here.update(_named(data.get(LEFT)))
                here.difference_update(_named(data.get(JOINED)))
            gone |= here
        return gone


def room_of(desk: RunDesk) -> DeskRoom | None:
    """The room that the node of a step makes, else the innermost one it stands in."""
    room = desk.run.rooms.get(desk.cast.room)
    return DeskRoom(desk, room) if room else None


def _for(message: Message, audience: frozenset[str] | None) -> Message:
    """The message as it is kept for those who hear it, None for all."""
    if audience is None:
        return message
    return message.model_copy(update={"metadata": {**message.metadata, HEARD_BY: sorted(audience)}})
