"""What agents remember while a run goes on: logs that only grow, with the path of the step that added each message.

Work that goes on side by side may be set apart: it sees memory as it was when it was set apart, and what it adds goes
into logs of its own, under keys that name its place (`writer@each.body[3]`), so that it too survives a kill.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from studio.engine.journal import Addition, Past
from studio.values import Message

Log = list[tuple[str, Message]]


class Memories:
    """The memory of every agent of one session as one place of the run sees it."""

    def __init__(self, before: Mapping[str, tuple[Message, ...]], logs: dict[str, Log], place: str = "") -> None:
        self._before = before
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
        """The log that the agent adds to here."""
        return f"{agent}@{self._place}" if self._place else agent

    def of(self, agent: str) -> tuple[Message, ...]:
        """All that the agent remembers here, oldest first."""
        added = self._logs.get(self.key(agent), ())
        return (*self._before.get(agent, ()), *(message for _, message in added))

    def apart(self, place: str) -> Memories:
        """Memory as it is now, for a place that changes no other's."""
        agents = {agent for agent, _, where in (key.partition("@") for key in self._logs) if where == self._place}
        agents |= self._before.keys()
        return Memories({agent: self.of(agent) for agent in agents}, self._logs, place)

    def add(self, path: str, additions: Iterable[Addition]) -> None:
        """Commit what a step added."""
        for addition in additions:
            self._logs.setdefault(addition.agent, []).append((path, addition.message))

    def drop(self, attempt: str) -> None:
        """Forget what the steps of a failed attempt added."""
        for agent, entries in self._logs.items():
            self._logs[agent] = [entry for entry in entries if not is_below(entry[0], attempt)]


def is_below(path: str, attempt: str) -> bool:
    """Whether a step happened inside the attempt of a pipeline."""
    return path.startswith(f"{attempt}.")
