"""What agents remember of a conversation, read under the names they have now.

What a step added to a memory stays as it was written; renames of agents are noted beside it with the revision of the
flow they led to. A memory written by a run of an older revision is read through the renames since, so a run that was
under way during the rename keeps its memories too.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from studio.values import Message

EVERYTHING = 2**62
"""A position beyond the last."""


@dataclass(frozen=True, slots=True)
class MemoryView:
    """Which memories: of a conversation, under the names at a revision, up to a position, without those of one run."""

    session: str
    revision: int
    until: int = EVERYTHING
    without_run: str = ""


def read_memories(reader: sqlite3.Connection, view: MemoryView) -> dict[str, tuple[Message, ...]]:
    """What each agent remembers, in order; what failed attempts added does not count."""
    rows = reader.execute(
        """SELECT runs.flow_id, runs.revision, agent, message FROM memories JOIN runs ON runs.id = memories.run_id
           WHERE session_id = ? AND runs.id != ? AND NOT dropped AND memories.position <= ?
           ORDER BY memories.position""",
        (view.session, view.without_run, view.until),
    ).fetchall()
    renames = _renames(reader, {flow_id for flow_id, *_ in rows}, view.revision)
    memories: defaultdict[str, list[Message]] = defaultdict(list)
    for flow_id, revision, agent, message in rows:
        memories[_name_now(agent, revision, renames[flow_id])].append(Message.model_validate_json(message))
    return {agent: tuple(messages) for agent, messages in memories.items()}


def _renames(
    reader: sqlite3.Connection, flow_ids: Iterable[str], revision: int
) -> dict[str, list[tuple[int, str, str]]]:
    query = "SELECT revision, old, new FROM renames WHERE flow_id = ? AND revision <= ? ORDER BY position"
    return {flow_id: reader.execute(query, (flow_id, revision)).fetchall() for flow_id in flow_ids}


def _name_now(agent: str, written_at: int, renames: Iterable[tuple[int, str, str]]) -> str:
    name = agent
    for revision, old, new in renames:
        if revision > written_at and name == old:
            name = new
    return name
