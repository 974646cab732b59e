"""The tables of both database files, as numbered steps; a step that has been published never changes again.

sqlite-utils runs each step in a transaction together with the note that it was done, so a kill half-way leaves the file
as it was before that step.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

flows = Migrations("playbill")
"""The steps of `playbill.db`."""
events = Migrations("playbill events")
"""The steps of `events.db`."""


@flows()
def m001_flows(db: Database) -> None:
    """Flows with their history of edits and their versions."""
    db.executescript("""
        CREATE TABLE documents (hash TEXT PRIMARY KEY, content TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE flows (
            id TEXT PRIMARY KEY, name TEXT NOT NULL, revision INTEGER NOT NULL, document TEXT NOT NULL,
            done INTEGER NOT NULL DEFAULT 0, created REAL NOT NULL, updated REAL NOT NULL, deleted REAL
        );
        CREATE TABLE edits (
            flow_id TEXT NOT NULL REFERENCES flows ON DELETE CASCADE, position INTEGER NOT NULL,
            edit TEXT NOT NULL, change TEXT NOT NULL, inverse TEXT NOT NULL, at REAL NOT NULL,
            PRIMARY KEY (flow_id, position)
        );
        CREATE TABLE versions (
            position INTEGER PRIMARY KEY AUTOINCREMENT, flow_id TEXT NOT NULL REFERENCES flows ON DELETE CASCADE,
            revision INTEGER NOT NULL, reason TEXT NOT NULL, name TEXT NOT NULL,
            document TEXT NOT NULL REFERENCES documents, at REAL NOT NULL
        );
        CREATE INDEX versions_of_flow ON versions (flow_id);
        CREATE INDEX versions_of_document ON versions (document);
        CREATE TABLE renames (
            position INTEGER PRIMARY KEY AUTOINCREMENT, flow_id TEXT NOT NULL REFERENCES flows ON DELETE CASCADE,
            revision INTEGER NOT NULL, old TEXT NOT NULL, new TEXT NOT NULL
        );
        CREATE INDEX renames_of_flow ON renames (flow_id, revision);
    """)


@flows()
def m002_runs(db: Database) -> None:
    """Conversations, runs, and what runs have done; steps and memories stand in the order of their commit."""
    db.executescript("""
        CREATE TABLE sessions (
            position INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
            flow_id TEXT NOT NULL REFERENCES flows ON DELETE CASCADE, title TEXT NOT NULL,
            created REAL NOT NULL, updated REAL NOT NULL, deleted REAL
        );
        CREATE INDEX sessions_of_flow ON sessions (flow_id);
        CREATE TABLE runs (
            position INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
            flow_id TEXT NOT NULL, revision INTEGER NOT NULL, document TEXT NOT NULL REFERENCES documents,
            session_id TEXT NOT NULL, inputs BLOB NOT NULL, key TEXT UNIQUE, created REAL NOT NULL,
            status TEXT NOT NULL, epoch INTEGER NOT NULL, started REAL, ended REAL, remembers INTEGER
        );
        CREATE INDEX runs_of_flow ON runs (flow_id);
        CREATE INDEX runs_of_session ON runs (session_id);
        CREATE INDEX runs_of_document ON runs (document);
        CREATE INDEX runs_of_status ON runs (status);
        CREATE TABLE steps (
            position INTEGER PRIMARY KEY, run_id TEXT NOT NULL, path TEXT NOT NULL, node TEXT NOT NULL,
            digest TEXT NOT NULL, value BLOB NOT NULL, seconds REAL NOT NULL, UNIQUE (run_id, path)
        );
        CREATE TABLE begun (run_id TEXT NOT NULL, path TEXT NOT NULL, PRIMARY KEY (run_id, path)) WITHOUT ROWID;
        CREATE TABLE failed_attempts (
            position INTEGER PRIMARY KEY AUTOINCREMENT, run_id TEXT NOT NULL, path TEXT NOT NULL, UNIQUE (run_id, path)
        );
        CREATE TABLE memories (
            position INTEGER PRIMARY KEY AUTOINCREMENT, run_id TEXT NOT NULL, path TEXT NOT NULL, agent TEXT NOT NULL,
            message TEXT NOT NULL, dropped INTEGER NOT NULL DEFAULT 0
        );
        CREATE INDEX memories_of_step ON memories (run_id, path);
        CREATE TABLE epochs (epoch INTEGER PRIMARY KEY AUTOINCREMENT, began REAL NOT NULL);
    """)


@flows()
def m003_connections(db: Database) -> None:
    """Model providers with their sealed keys."""
    db.executescript("""
        CREATE TABLE connections (
            position INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, connection TEXT NOT NULL, sealed_key BLOB NOT NULL
        );
    """)


@flows()
def m004_media(db: Database) -> None:
    """What is known of each file in the media store."""
    db.executescript("""
        CREATE TABLE media (
            hash TEXT PRIMARY KEY, kind TEXT NOT NULL, mime TEXT NOT NULL, size INTEGER NOT NULL, width INTEGER,
            height INTEGER, seconds REAL, name TEXT NOT NULL, created REAL NOT NULL, run_id TEXT NOT NULL,
            node TEXT NOT NULL
        );
    """)


@flows()
def m005_protocols(db: Database) -> None:
    """Connections say what their servers speak; those from before all speak chat completions."""
    db.executescript("""
        UPDATE connections SET connection = json_set(connection, '$.protocol', 'openai')
        WHERE json_extract(connection, '$.protocol') IS NULL;
    """)


@flows()
def m006_memory_edits(db: Database) -> None:
    """The log of memories also holds what people edit, beside what steps added; and is found by flow."""
    db.executescript("""
        ALTER TABLE memories ADD COLUMN flow_id TEXT;
        ALTER TABLE memories ADD COLUMN session_id TEXT;
        ALTER TABLE memories ADD COLUMN revision INTEGER;
        CREATE INDEX memories_by_hand ON memories (flow_id, session_id) WHERE flow_id IS NOT NULL;
        CREATE INDEX memories_shared ON memories (agent) WHERE agent >= 'flow:' AND agent < 'flow;';
    """)


@events()
def m001_events(db: Database) -> None:
    """Events in blocks, each a JSON array, numbered by their first and last event."""
    db.executescript("""
        CREATE TABLE blocks (
            position INTEGER PRIMARY KEY, run_id TEXT NOT NULL, first_seq INTEGER NOT NULL,
            last_seq INTEGER NOT NULL, content BLOB NOT NULL
        );
        CREATE INDEX blocks_of_run ON blocks (run_id, last_seq);
    """)
