"""Documents of flows as they once were, each stored once, however many runs and versions refer to it."""

from __future__ import annotations

from hashlib import sha256

from sqlite_utils import Database


def keep_document(db: Database, document: str) -> str:
    """Store the document if it is not there yet; gives its hash."""
    key = sha256(document.encode()).hexdigest()
    db.conn.execute("INSERT OR IGNORE INTO documents (hash, content) VALUES (?, ?)", (key, document))
    return key


def forget_unused_documents(db: Database) -> None:
    """Delete the documents that no run and no version refers to any more."""
    db.conn.execute(
        "DELETE FROM documents WHERE hash NOT IN (SELECT document FROM runs UNION SELECT document FROM versions)"
    )
