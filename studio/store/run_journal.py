"""The journal of one run on disk: written behind the run, committed when the run asks for it."""

from __future__ import annotations

import time
from asyncio import gather, wrap_future
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from sqlite_utils import Database

from studio.engine.events import Event
from studio.engine.journal import Outcome, RunStatus
from studio.store.event_log import write_events
from studio.store.writer import Writer


@dataclass(frozen=True, slots=True)
class RunMark:
    """A run under the process of an epoch; `remembers` is how far the log of memories reached when it was read."""

    run_id: str
    epoch: int
    remembers: int | None = None


@dataclass(frozen=True, slots=True)
class StatusChange:
    """A run has got into another state at a time."""

    run: RunMark
    status: RunStatus
    at: float


class StoredJournal:
    """The `RunJournal` of a run in the store.

    Steps and state go into one file, events into another; what is written costs the run an append to a queue each.
    """

    def __init__(self, run: RunMark, steps: Writer, events: Writer) -> None:
        self._run = run
        self._run_id = run.run_id
        self._steps = steps
        self._events = events

    def record(self, outcome: Outcome) -> None:
        """Write a finished step behind the run."""
        self._steps.put(write_outcomes, (self._run_id, outcome))

    def begin(self, path: str) -> None:
        """Write that a step with side effects is about to begin."""
        self._steps.put(write_begun, (self._run_id, path))

    def drop_attempt(self, path: str) -> None:
        """Write that an attempt failed: what agents added at and below the path no longer counts in later runs."""
        self._steps.put(write_failed_attempts, (self._run_id, path))

    def events(self, events: Sequence[Event]) -> None:
        """Write events behind the run, in order."""
        if events:
            self._events.put(write_events, (self._run_id, tuple(events)))

    def status(self, status: RunStatus) -> None:
        """Write the state of the run, unless it has ended or another process has taken it over."""
        self._steps.put(write_statuses, StatusChange(self._run, status, time.time()))

    async def commit(self) -> None:
        """Wait until everything written so far is safe; raises `StoreError`."""
        await gather(wrap_future(self._steps.commit()), wrap_future(self._events.commit()))


def write_outcomes(database: Database, outcomes: Sequence[tuple[str, Outcome]]) -> None:
    """Write steps with what they added to memories; a step written again takes the place of the former."""
    database.conn.executemany(
        "INSERT OR REPLACE INTO steps (run_id, path, node, digest, value, seconds) VALUES (?, ?, ?, ?, ?, ?)",
        [(run_id, step.path, step.node, step.digest, step.value, step.seconds) for run_id, step in outcomes],
    )
    if not any(step.additions for _, step in outcomes):
        return
    for run_id, step in outcomes:
        database.conn.execute("DELETE FROM memories WHERE run_id = ? AND path = ?", (run_id, step.path))
        database.conn.executemany(
            "INSERT INTO memories (run_id, path, agent, message) VALUES (?, ?, ?, ?)",
            [(run_id, step.path, addition.agent, addition.message.model_dump_json()) for addition in step.additions],
        )


def write_begun(database: Database, begun: Sequence[tuple[str, str]]) -> None:
    """Write the (run, path) of steps that begin."""
    database.conn.executemany("INSERT OR IGNORE INTO begun (run_id, path) VALUES (?, ?)", begun)


def write_failed_attempts(database: Database, attempts: Sequence[tuple[str, str]]) -> None:
    """Write the (run, path) of attempts that failed and let their additions to memories go."""
    database.conn.executemany("INSERT OR IGNORE INTO failed_attempts (run_id, path) VALUES (?, ?)", attempts)
    database.conn.executemany(
        """UPDATE memories SET dropped = 1
           WHERE run_id = :run
               AND (path = :path
                    OR substr(path, 1, length(:path) + 1) IN (:path || '.', :path || '/', :path || '#'))""",
        [{"run": run_id, "path": path} for run_id, path in attempts],
    )


def write_statuses(database: Database, changes: Sequence[StatusChange]) -> None:
    """Write the states of runs; one that has ended keeps its state, and the first start says what it remembers."""
    database.conn.executemany(
        """UPDATE runs SET status = :status,
               started = CASE WHEN :status = 'running' THEN coalesce(started, :at) ELSE started END,
               remembers = CASE WHEN :status = 'running'
                   THEN coalesce(remembers, :remembers, (SELECT coalesce(max(position), 0) FROM memories))
                   ELSE remembers END,
               ended = CASE WHEN :status IN ('finished', 'failed', 'stopped') THEN :at END
           WHERE id = :run_id AND epoch = :epoch AND status IN ('queued', 'running', 'waiting')""",
        [{"status": each.status, "at": each.at, **asdict(each.run)} for each in changes],
    )
