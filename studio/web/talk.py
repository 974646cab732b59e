"""The messages of one run in the conversation, and how they fold once they are past."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass, field

from studio.values import Message
from studio.web.chat_entry import Entry, said
from studio.web.chat_piece import Piece
from studio.web.places import body_prefix, is_within, place_of
from studio.web.words import listing, times

UNANSWERED = "Not answered"
"""Stands in place of the answer to a question that nobody waits with any more."""


@dataclass(slots=True)
class Talk:
    """What was said in one run, by step and by round of a loop."""

    entries: list[Entry] = field(default_factory=list[Entry])
    _by_key: dict[str, list[Entry]] = field(default_factory=dict[str, list[Entry]])
    _by_round: dict[str, list[Entry]] = field(default_factory=dict[str, list[Entry]])
    _paths: dict[str, str] = field(default_factory=dict[str, str])
    """The path of the last try of each step."""
    _said: dict[tuple[str, ...], Entry] = field(default_factory=dict[tuple[str, ...], Entry])

    def add(self, entry: Entry, loops: Container[str]) -> None:
        """Take a new message."""
        self.entries.append(entry)
        if not entry.key:
            return
        self._by_key.setdefault(entry.key, []).append(entry)
        for body in place_of(entry.key).bodies:
            if body.pipeline in loops:
                self._by_round.setdefault(body.prefix, []).append(entry)

    def of(self, key: str) -> list[Entry]:
        """What the step at a place has said."""
        return self._by_key.get(key, [])

    def open(self, key: str) -> Entry | None:
        """The message that the step at a place is writing."""
        last = self.of(key)[-1:]
        return last[0] if last and last[0].writing else None

    def told(self, key: str, message: str) -> Entry | None:
        """The message of that id that the step at a place has said, and now says anew."""
        return next((entry for entry in self.of(key) if entry.message == message), None)

    def knows(self, id: str) -> bool:
        """Whether a message of that id is there."""
        return any(entry.id == id for entry in self.entries)

    def is_over(self, key: str) -> bool:
        """Whether the step at a place is finished; a run that goes on may tell of it again."""
        return any(entry.done for entry in self.of(key))

    def remember(self, entry: Entry) -> None:
        """Know a message again when it is repeated as an answer."""
        self._said[said(entry.text, entry.media)] = entry

    def alike(self, message: Message) -> Entry | None:
        """The message with the same words and media that somebody said before."""
        return self._said.get(said(message.text, message.media))

    def take_out(self, is_void: Callable[[Entry], bool]) -> list[Entry]:
        """Forget messages of steps, and give them."""
        void = [entry for entry in self.entries if entry.key and is_void(entry)]
        for entry in void:
            self.entries.remove(entry)
            self._by_key[entry.key].remove(entry)
            for body in place_of(entry.key).bodies:
                if entry in self._by_round.get(body.prefix, ()):
                    self._by_round[body.prefix].remove(entry)
        self._said = {words: entry for words, entry in self._said.items() if entry not in void}
        return void

    def try_again(self, key: str, path: str, *, retried: bool, speaks: bool) -> list[Entry]:
        """Take back what a failed try of a step said, and give the messages that are gone.

        While an agent puts a question to its model again, that is only what it was writing; a try of the whole step
        begins at a path of its own.
        """
        last, self._paths[key] = self._paths.get(key, path), path
        if not retried:
            return self.take_out(is_of_step(key)) if last != path else []
        if not speaks:
            return self.take_out(is_of_step(key))
        for entry in self.of(key):
            if entry.writing:
                entry.take_back()
        return self.take_out(lambda entry: entry.key == key and entry.writing and not entry.pieces)

    def fold_round(self, loop: str, slot: str, turn: int, drafters: Container[str | None]) -> Iterator[Entry]:
        """Fold what was said in a round of the loop at a place, and give what has changed."""
        for entry in self._by_round.get(body_prefix(loop, slot, turn), ()):
            if entry.kind == "talk" and not (entry.answer or entry.writing or entry.folded):
                entry.fold(f"Draft {turn}" if entry.node in drafters else f"Round {turn}")
                yield entry

    def past(self) -> list[Entry]:
        """The messages that fold when the next run begins: all but the answers, or the last one when there is none."""
        talk = [entry for entry in self.entries if entry.kind in ("talk", "notice") and not entry.answer]
        if not any(entry.answer for entry in self.entries):
            spoken = [entry for entry in talk if entry.kind == "talk"]
            talk = [entry for entry in talk if entry not in spoken[-1:]]
        return talk if any(entry.kind == "talk" for entry in talk) else []


def close(entry: Entry, at: float) -> None:
    """Let a message say nothing more; nobody can answer it any more either."""
    entry.end(at)
    if entry.question and not entry.given:
        entry.given = UNANSWERED


def is_void(entry: Entry) -> bool:
    """Whether a run that goes on says it again."""
    return not entry.done and entry.given in ("", UNANSWERED)


def is_of_step(key: str) -> Callable[[Entry], bool]:
    """Whether a message was said by the step at a place, and is not kept, or inside of it."""
    return lambda entry: (entry.key == key and not entry.kept) or is_within(entry.key, key)


def one_line(past: list[Entry]) -> Entry:
    """The talk of a past run as one folded message: `Writer and Critic spoke 4 times`."""
    spoken = [entry for entry in past if entry.kind == "talk"]
    speakers = tuple(dict.fromkeys(entry.speaker for entry in spoken))
    pieces = [piece for entry in past for piece in _lines(entry)]
    line = f"{listing(speakers)} spoke {times(len(spoken))}"
    return Entry(f"{past[0].run}:talk", "folded", past[0].run, pieces=pieces, folded=line)


def _lines(entry: Entry) -> Iterator[Piece]:
    """A message as one closed line with its words, and its media."""
    if entry.kind == "notice":
        yield from entry.pieces
        return
    yield Piece("thought", [entry.text], title=", ".join(filter(None, (entry.speaker, entry.round))))
    yield from (piece for piece in entry.pieces if piece.media)
