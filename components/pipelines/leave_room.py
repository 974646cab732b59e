"""Going out of a room while a run goes on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from studio import runtime
from studio.component import Component
from studio.values import Message


class LeaveRoom(Component):
    """Lets those who are named leave the room: they hear nothing and do not speak until they are let in again."""

    title: ClassVar[str] = "Leaves the room"
    sentence: ClassVar[str] = "Lets {which} leave the room"
    search_words: ClassVar[str] = "remove participant out vote hub group delete member go kick eliminate"
    icon: ClassVar[str] = "team"

    which: Annotated[Literal["everyone named", "who is named most often", "those below"], Field(title="Who leaves")] = (
        "everyone named"
    )
    """Whether all who are named in the messages leave, the one whom most messages name last, or always the same."""
    those: Annotated[tuple[str, ...], Field(title="Those", max_length=100)] = ()
    """The names of those who leave, when it is always the same; else of those who may leave, where not all may."""

    async def __call__(self, *messages: Message) -> Message:
        """Let them leave; what the room hears of it goes on."""
        room = runtime.room()
        left = room.leave(self.chosen(room.present(), messages)) if room else None
        if left is None:
            return Message.of("Nobody leaves the room.", sender=runtime.title())
        runtime.say(left)
        return left

    def chosen(self, present: Sequence[str], messages: Sequence[Message]) -> Collection[str]:
        """Those of the people present who leave."""
        able = [name for name in present if name in self.those or not self.those]
        match self.which:
            case "everyone named":
                return {name for message in messages for name in named(able, message.text)}
            case "who is named most often":
                return most_named(able, messages)
            case "those below":
                return self.those


def named(people: Iterable[str], text: str) -> list[str]:
    """Those whom a text names, in the order in which it names them; capitals do not matter."""
    names = {name.casefold(): name for name in people if name}
    if not names:
        return []
    longest_first = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    found = re.findall(rf"(?<!\w)(?:{longest_first})(?!\w)", text.casefold())
    return [names[name] for name in found]


def most_named(people: Sequence[str], messages: Sequence[Message]) -> list[str]:
    """The one whom most messages name last, a vote each; of several the one who stands first. Nobody without a vote."""
    votes = Counter(names[-1] for message in messages if (names := named(people, message.text)))
    return [max(people, key=lambda name: votes[name])] if votes else []
