"""The log of all memories: what steps of runs added and what people edited since, in one order that only grows.

What a step added stays as it was written; renames of agents are noted beside it with the revision of the flow they led
to. A memory written under an older revision is read through the renames since, so a run that was under way during the
rename keeps its memories too. What a person edits stands in the same log: it changes what stood before it, and what a
run that was under way adds afterwards comes behind it. So any moment of the past is a position in the log.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from studio.engine.memory_key import under_name
from studio.store.memory_edit import Entries, NamedEdit, edited, message_in, taken_back
from studio.store.room_marks import with_marks_now
from studio.values import Message

EVERYTHING = 2**62
"""A position beyond the last."""
_LOG = """
    SELECT memories.position, runs.flow_id, runs.revision, agent, message, 0
    FROM runs JOIN memories ON memories.run_id = runs.id
    WHERE runs.session_id = :session AND :session != '' AND agent NOT GLOB '*[:@]*' {OF_RUNS}
    UNION ALL
    SELECT memories.position, runs.flow_id, runs.revision, agent, message, 0
    FROM memories JOIN runs ON memories.run_id = runs.id
    WHERE agent >= 'flow:' AND agent < 'flow;' AND runs.flow_id = :flow AND agent NOT GLOB '*@*' {OF_RUNS}
    UNION ALL
    SELECT position, flow_id, revision, agent, message, 1 FROM memories
    WHERE flow_id = :flow AND session_id IN (:session, '') AND position <= :until
    ORDER BY 1
""".replace("{OF_RUNS}", "AND runs.id != :without AND NOT dropped AND memories.position <= :until")


@dataclass(frozen=True, slots=True)
class MemoryView:
    """Which memories: of a flow and one of its conversations, under the names at a revision, as at a position.

    What one run added may be left out. Without a conversation only what all conversations share is seen.
    """

    flow: str
    session: str
    revision: int
    until: int = EVERYTHING
    without_run: str = ""


class _Row(NamedTuple):
    position: int
    flow: str
    revision: int
    key: str
    content: str
    by_hand: bool


def read_memories(reader: sqlite3.Connection, view: MemoryView) -> dict[str, tuple[Message, ...]]:
    """What is remembered under each key, in order; what failed attempts added does not count."""
    return {key: tuple(map(message_in, entries.values())) for key, entries in read_entries(reader, view).items()}


def read_entries(reader: sqlite3.Connection, view: MemoryView) -> dict[str, Entries]:
    """The entries under each key."""
    asked = {"flow": view.flow, "session": view.session, "without": view.without_run, "until": view.until}
    rows = [_Row(*row) for row in reader.execute(_LOG, asked)]
    renames = _renames(reader, {row.flow for row in rows}, view.revision)
    by_key: defaultdict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        now = _now(row, renames[row.flow])
        by_key[now.key].append(now)
    return {key: _entries(rows) for key, rows in by_key.items()}


def last_position(reader: sqlite3.Connection) -> int:
    """How far the log reaches."""
    (position,) = reader.execute("SELECT coalesce(max(position), 0) FROM memories").fetchone()
    return position


def _entries(rows: Iterable[_Row]) -> Entries:
    edits = {row.position: NamedEdit.model_validate_json(row.content) for row in rows if row.by_hand}
    void = taken_back(edits.values())
    entries: Entries = {}
    for row in rows:
        if not row.by_hand:
            entries[str(row.position)] = row.content
        elif (named := edits[row.position]).name not in void:
            entries = edited(entries, named.edit, row.position)
    return entries


def _renames(
    reader: sqlite3.Connection, flow_ids: Iterable[str], revision: int
) -> dict[str, list[tuple[int, str, str]]]:
    query = "SELECT revision, old, new FROM renames WHERE flow_id = ? AND revision <= ? ORDER BY position"
    return {flow_id: reader.execute(query, (flow_id, revision)).fetchall() for flow_id in flow_ids}


def _now(row: _Row, renames: Sequence[tuple[int, str, str]]) -> _Row:
    """The row under the names of now."""
    since = [(old, new) for revision, old, new in renames if revision > row.revision]
    if not since:
        return row

    def name_now(name: str) -> str:
        for old, new in since:
            name = new if name == old else name
        return name

    def key_now(key: str) -> str:
        return under_name(key, name_now)

    content = row.content if row.by_hand else with_marks_now(row.content, key_now)
    return row._replace(key=key_now(row.key), content=content)
