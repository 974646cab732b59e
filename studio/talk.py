"""A talk while it goes on: who has said what, who may speak, and who hears it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from studio import runtime
from studio.component import Body, Turn, in_turn, title_of
from studio.values import Message


def nodes_of(body: object) -> frozenset[str]:
    """The ids of the nodes that stand directly in a body; none for a plain function."""
    return getattr(body, "ids", frozenset())


class Talk:
    """The talk of members, known by their place; `kept_from` says who speaks and who does not hear it."""

    def __init__(
        self, opening: Message, members: Sequence[Body[Message, Message]], kept_from: Iterable[tuple[str, str]]
    ) -> None:
        self.names = [title_of(member, place) for place, member in enumerate(members, 1)]
        self.speeches: list[tuple[int, Message]] = []
        self._opening = opening
        self._members = members
        self._turns: Counter[int] = Counter()
        self._judged = 0
        found = [(self._place(speaker), self._place(hearer)) for speaker, hearer in kept_from]
        self._kept_from = {(a, b) for a, b in found if a is not None and b is not None}

    @property
    def last(self) -> Message:
        """What was said last; what the talk is about while nobody has spoken."""
        return self.speeches[-1][1] if self.speeches else self._opening

    @property
    def speaker(self) -> int | None:
        """Who spoke last."""
        return self.speeches[-1][0] if self.speeches else None

    def able(self) -> list[int]:
        """Those who may speak: all but those who have left the room."""
        room = runtime.room()
        away = set(room.everyone()).difference(room.present()) if room else set[str]()
        return [place for place, name in enumerate(self.names) if name not in away]

    def hearing(self, able: Iterable[int]) -> list[int]:
        """Those of the members who heard what was said last, without who said it."""
        return [place for place in able if place != self.speaker and (self.speaker, place) not in self._kept_from]

    def following(self, able: Sequence[int]) -> int:
        """The one of the members who stands behind who spoke last; behind the last stands the first."""
        return next((place for place in able if self.speaker is not None and place > self.speaker), able[0])

    def round_ended(self) -> bool:
        """Whether as many speeches as there are members were made since this was so last."""
        ended = len(self.speeches) - self._judged >= len(self.able())
        self._judged = len(self.speeches) if ended else self._judged
        return ended

    async def speak(self, place: int) -> None:
        """Let a member speak to what it heard last."""
        self._turns[place] += 1
        member, heard_by = self._members[place], self._heard_by(place)
        said = await in_turn(Turn(self._turns[place], heard_by=heard_by), member, self._heard(place))
        if not said.sender:
            said = said.model_copy(update={"sender": self.names[place]})
        if room := runtime.room():
            await room.announce(said, heard_by and (member, *heard_by))
        self.speeches.append((place, said))

    def told(self, count: int = 0) -> str:
        """The last so many speeches in words, all without a number; what the talk is about stands before them."""
        lines = [f"{self.names[place]}: {message.text}" for place, message in self.speeches]
        return "\n\n".join((self._opening.text, *lines[-count:]))

    def _heard(self, place: int) -> Message:
        heard = (message for speaker, message in reversed(self.speeches) if (speaker, place) not in self._kept_from)
        return next(heard, self._opening)

    def _heard_by(self, speaker: int) -> tuple[Body[Message, Message], ...] | None:
        kept = {place for place in range(len(self.names)) if (speaker, place) in self._kept_from}
        return tuple(member for place, member in enumerate(self._members) if place not in kept) if kept else None

    def _place(self, name: str) -> int | None:
        """The member of that title, or in which the node of that id stands."""
        return next(
            (n for n, body in enumerate(self._members) if name in nodes_of(body) or name == self.names[n]), None
        )
