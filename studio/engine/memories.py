"""What agents and rooms remember while a run goes on: logs that only grow, each message with its step's path.

Work that goes on side by side may be set apart: it sees memory as it was when it was set apart, and what it adds goes
into logs of its own, under keys that name its place (`writer@each.body[3]`), so that it too survives a kill.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from studio.engine.journal import Addition, Past
from studio.values import Message

ROOM = "room."
"""How the names of metadata begin that speak of a room."""


class Log:
    """What was added to one memory, and by which steps."""

    __slots__ = ("ids", "messages", "paths", "plain")

    def __init__(self) -> None:
        self.paths: list[str] = []
        self.messages: list[Message] = []
        self.ids: set[str] = set()
        self.plain = True

    def add(self, path: str, message: Message) -> None:
        """Keep what the step at the path added."""
        self.paths.append(path)
        self.messages.append(message)
        self.ids.add(message.id)
        self.plain = self.plain and is_plain(message)

    def without(self, attempt: str) -> Log:
        """What is left when the steps of a failed attempt do not count."""
        left = Log()
        for path, message in zip(self.paths, self.messages, strict=True):
            if not is_below(path, attempt):
                left.add(path, message)
        return left


_NOTHING = Log()


class Memories:
    """The memory of every agent and room of one session as one place of the run sees it."""

    def __init__(self, before: Mapping[str, tuple[Message, ...]], logs: dict[str, Log], place: str = "") -> None:
        self._before = before
        self._logs_before: dict[str, Log] = {}
        self._logs = logs
        self._place = place

    @classmethod
    def of_past(cls, past: Past) -> Memories:
        """What is remembered when a run begins or goes on."""
        memories = cls(past.memories, {})
        for outcome in past.outcomes.values():
            if not any(is_below(outcome.path, attempt) for attempt in past.failed_attempts):
                memories.add(outcome.path, outcome.additions)
        return memories

    def key(self, agent: str) -> str:
        """The log that the agent or room adds to here."""
        return f"{agent}@{self._place}" if self._place else agent

    def of(self, agent: str) -> tuple[Message, ...]:
        """All that the agent or room remembers here, oldest first."""
        return (*self._before.get(agent, ()), *self._added(agent).messages)

    def holds(self, agent: str, message: str) -> bool:
        """Whether the message of that id is among what the agent or room remembers here."""
        return message in self._added(agent).ids or message in self._log_before(agent).ids

    def plain(self, agent: str) -> bool:
        """Whether nothing here is for some alone, and nobody has come or gone."""
        return self._added(agent).plain and self._log_before(agent).plain

    def untouched(self, room: str) -> bool:
        """Whether nothing was added in this run, seen from its top level."""
        return not self._place and not self._added(room).messages

    def _added(self, agent: str) -> Log:
        return self._logs.get(self.key(agent), _NOTHING)

    def _log_before(self, agent: str) -> Log:
        if agent not in self._logs_before:
            log = self._logs_before[agent] = Log()
            for message in self._before.get(agent, ()):
                log.add("", message)
        return self._logs_before[agent]

    def apart(self, place: str) -> Memories:
        """Memory as it is now, for a place that changes no other's."""
        agents = {agent for agent, _, where in (key.partition("@") for key in self._logs) if where == self._place}
        agents |= self._before.keys()
        return Memories({agent: self.of(agent) for agent in agents}, self._logs, place)

    def add(self, path: str, additions: Iterable[Addition]) -> None:
        """Commit what a step added."""
        for addition in additions:
            self._logs.setdefault(addition.agent, Log()).add(path, addition.message)

    def drop(self, attempt: str) -> None:
        """Forget what the steps of a failed attempt added."""
        for agent, log in self._logs.items():
            if any(is_below(path, attempt) for path in log.paths):
                self._logs[agent] = log.without(attempt)


def is_below(path: str, attempt: str) -> bool:
    """Whether a step happened inside the attempt of a pipeline, or is one of the attempt's own sub-steps."""
    return path.startswith((f"{attempt}.", f"{attempt}#"))


def is_plain(message: Message) -> bool:
    """Whether a message has words for everyone and says nothing of a room."""
    return bool(message.parts) and not any(name.startswith(ROOM) for name in message.metadata)
