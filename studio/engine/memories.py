"""What agents remember while a run goes on: logs that only grow, with the path of the step that added each message."""

from __future__ import annotations

from collections.abc import Iterable

from studio.engine.journal import Addition, Past
from studio.values import Message


class Memories:
    """The memory of every agent of one session as the run sees it."""

    def __init__(self, past: Past) -> None:
        self._before = past.memories
        self._added: dict[str, list[tuple[str, Message]]] = {}
        for outcome in past.outcomes.values():
            if not any(is_below(outcome.path, attempt) for attempt in past.failed_attempts):
                self.add(outcome.path, outcome.additions)

    def of(self, agent: str) -> tuple[Message, ...]:
        """All that the agent remembers, oldest first."""
        added = self._added.get(agent, ())
        return (*self._before.get(agent, ()), *(message for _, message in added))

    def add(self, path: str, additions: Iterable[Addition]) -> None:
        """Commit what a step added."""
        for addition in additions:
            self._added.setdefault(addition.agent, []).append((path, addition.message))

    def drop(self, attempt: str) -> None:
        """Forget what the steps of a failed attempt added."""
        for agent, entries in self._added.items():
            self._added[agent] = [entry for entry in entries if not is_below(entry[0], attempt)]


def is_below(path: str, attempt: str) -> bool:
    """Whether a step happened inside the attempt of a pipeline."""
    return path.startswith(f"{attempt}.")
