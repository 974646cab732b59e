"""What is known when a run begins or goes on, read back from the store."""

from __future__ import annotations

import sqlite3
from collections import defaultdict

from studio.engine.journal import Addition, Outcome, Past
from studio.store.memory_log import MemoryView, last_position, read_memories
from studio.values import Message


def read_past(reader: sqlite3.Connection, run_id: str, session: str, last_seq: int) -> Past:
    """Outcomes in the order of their commit, and what the conversation's other runs and people's edits have left.

    A run that goes on remembers what there was when it first started, not what later runs have added since.
    """
    begun = reader.execute(
        """SELECT path FROM begun WHERE run_id = :run
           AND NOT EXISTS (SELECT 1 FROM steps WHERE run_id = :run AND path = begun.path)""",
        {"run": run_id},
    )
    failed = reader.execute("SELECT path FROM failed_attempts WHERE run_id = ? ORDER BY position", (run_id,))
    memories, remembers = _memories(reader, run_id, session)
    return Past(
        outcomes=_outcomes(reader, run_id),
        begun=frozenset(path for (path,) in begun),
        failed_attempts=tuple(path for (path,) in failed),
        memories=memories,
        remembers=remembers,
        last_seq=last_seq,
    )


def _outcomes(reader: sqlite3.Connection, run_id: str) -> dict[str, Outcome]:
    additions: defaultdict[str, list[Addition]] = defaultdict(list)
    for path, agent, message in reader.execute(
        "SELECT path, agent, message FROM memories WHERE run_id = ? ORDER BY position", (run_id,)
    ):
        additions[path].append(Addition(agent, Message.model_validate_json(message)))
    rows = reader.execute(
        "SELECT path, node, digest, value, seconds FROM steps WHERE run_id = ? ORDER BY position", (run_id,)
    )
    return {
        path: Outcome(path, node, digest, value, seconds, tuple(additions.get(path, ())))
        for path, node, digest, value, seconds in rows
    }


def _memories(reader: sqlite3.Connection, run_id: str, session: str) -> tuple[dict[str, tuple[Message, ...]], int]:
    """What is remembered, and how far the log reached."""
    row = reader.execute("SELECT flow_id, revision, remembers FROM runs WHERE id = ?", (run_id,)).fetchone()
    if row is None:
        return {}, 0
    flow, revision, until = row
    until = last_position(reader) if until is None else until
    return read_memories(reader, MemoryView(flow, session, revision, until, run_id)), until
