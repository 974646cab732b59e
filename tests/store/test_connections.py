from __future__ import annotations

from pathlib import Path

from sqlite_utils import Database

from studio.models.connections import Connection, StoredConnection
from studio.store.migrations import flows
from studio.store.store import Store


def a_connection(name: str, key: bytes = b"sealed") -> StoredConnection:
    return StoredConnection(
        connection=Connection(name=name, title=name.title(), base_url="http://localhost:1/v1"), sealed_key=key
    )


async def test_connections_come_back_in_the_order_they_were_first_saved(tmp_path: Path) -> None:
    async with Store.open(tmp_path) as store:
        for stored in (a_connection("zoo"), a_connection("ant"), a_connection("zoo", b"new key")):
            await store.connections.save(stored)
    async with Store.open(tmp_path) as store:
        assert await store.connections.load_all() == (a_connection("zoo", b"new key"), a_connection("ant"))
        await store.connections.delete("zoo")
        await store.connections.delete("nobody")
        assert await store.connections.load_all() == (a_connection("ant"),)


def test_a_connection_from_before_there_were_protocols_speaks_chat_completions() -> None:
    db = Database(memory=True)
    flows.apply(db, stop_before="m005_protocols")
    old = '{"name": "old", "title": "Old", "preset": "gemini", "base_url": "http://localhost:1/v1beta/openai"}'
    db.conn.execute("INSERT INTO connections (name, connection, sealed_key) VALUES ('old', ?, '')", [old])
    flows.apply(db)
    (kept,) = db.conn.execute("SELECT connection FROM connections").fetchone()

    assert Connection.model_validate_json(kept).protocol == "openai"
