"""Where the model connections are kept; their keys arrive sealed."""

from __future__ import annotations

import sqlite3

from studio.models.connections import Connection, StoredConnection
from studio.store.database import DatabaseFile


class StoredConnections:
    """The `ConnectionStore` of the store; what it writes and reads raises `StoreError`."""

    def __init__(self, file: DatabaseFile) -> None:
        self._file = file

    async def load_all(self) -> tuple[StoredConnection, ...]:
        """All of them, in the order they were first saved."""
        return await self._file.read(_read)

    async def save(self, stored: StoredConnection) -> None:
        """Keep it, in place of the one of the same name if there is one."""
        row = (stored.connection.name, stored.connection.model_dump_json(), stored.sealed_key)
        await self._file.write(
            lambda db: db.conn.execute(
                """INSERT INTO connections (name, connection, sealed_key) VALUES (?, ?, ?)
                   ON CONFLICT (name)
                   DO UPDATE SET connection = excluded.connection, sealed_key = excluded.sealed_key""",
                row,
            )
        )

    async def delete(self, name: str) -> None:
        """Forget it; nothing happens when there is none of that name."""
        await self._file.write(lambda db: db.conn.execute("DELETE FROM connections WHERE name = ?", (name,)))


def _read(reader: sqlite3.Connection) -> tuple[StoredConnection, ...]:
    rows = reader.execute("SELECT connection, sealed_key FROM connections ORDER BY position")
    return tuple(
        StoredConnection(connection=Connection.model_validate_json(connection), sealed_key=key)
        for connection, key in rows
    )
