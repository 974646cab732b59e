"""What a run writes down so that a kill costs nothing that was done, and the seam to where it is kept.

Outcomes are recorded behind the run and committed in groups; `commit` waits until all that was recorded is safe on
disk. The store implements these protocols on sqlite; `MemoryJournal` keeps everything in memory, for scripts and tests.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from studio.engine.events import Event
from studio.values import Message

RunStatus = Literal["queued", "running", "waiting", "finished", "failed", "stopped"]


@dataclass(frozen=True, slots=True)
class Addition:
    """One message that a step added to an agent's memory."""

    agent: str
    message: Message


@dataclass(frozen=True, slots=True)
class Outcome:
    """A finished step: its path, the fingerprint of its inputs, its value encoded, and what it added to memories."""

    path: str
    node: str
    digest: str
    value: bytes
    seconds: float
    additions: tuple[Addition, ...] = ()


@dataclass(frozen=True, slots=True)
class Past:
    """What is known when a run begins or goes on.

    Outcomes by path in the order of their commit, steps with side effects that had begun, paths of attempts that
    failed, what agents remember from earlier runs, how far the log of memories reached then, and the number of the last
    event.
    """

    outcomes: Mapping[str, Outcome] = field(default_factory=dict[str, Outcome])
    begun: frozenset[str] = frozenset()
    failed_attempts: tuple[str, ...] = ()
    memories: Mapping[str, tuple[Message, ...]] = field(default_factory=dict[str, tuple[Message, ...]])
    remembers: int = 0
    last_seq: int = 0


class RunJournal(Protocol):
    """Where one run writes down what it has done."""

    def record(self, outcome: Outcome) -> None:
        """Write a finished step behind the run."""
        ...

    def begin(self, path: str) -> None:
        """Write that a step with side effects is about to begin."""
        ...

    def drop_attempt(self, path: str) -> None:
        """Write that an attempt failed: outcomes at and below the path no longer count for memories."""
        ...

    def events(self, events: Sequence[Event]) -> None:
        """Write events behind the run, in order."""
        ...

    def status(self, status: RunStatus) -> None:
        """Write the state of the run."""
        ...

    async def commit(self) -> None:
        """Wait until everything written so far is safe; raises `StoreError`."""
        ...


class MemoryJournal:
    """A journal that keeps what was done in memory."""

    def __init__(self) -> None:
        self.outcomes: dict[str, Outcome] = {}
        self.begun: set[str] = set()
        self.failed_attempts: list[str] = []
        self.written: list[Event] = []
        self.state: RunStatus = "queued"

    def record(self, outcome: Outcome) -> None:
        """Keep a finished step."""
        self.outcomes[outcome.path] = outcome

    def begin(self, path: str) -> None:
        """Keep that a step with side effects began."""
        self.begun.add(path)

    def drop_attempt(self, path: str) -> None:
        """Keep that an attempt failed."""
        self.failed_attempts.append(path)

    def events(self, events: Sequence[Event]) -> None:
        """Keep the events."""
        self.written.extend(events)

    def status(self, status: RunStatus) -> None:
        """Keep the state of the run."""
        self.state = status

    async def commit(self) -> None:
        """Nothing to wait for."""

    def past(self) -> Past:
        """What a run that goes on would find."""
        return Past(
            dict(self.outcomes),
            frozenset(self.begun),
            tuple(self.failed_attempts),
            {},
            last_seq=self.written[-1].seq if self.written else 0,
        )
