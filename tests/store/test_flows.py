from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from studio.errors import StoreError
from studio.flow.change import diff, replay, undo_of
from studio.flow.document import Flow, Node, Place
from studio.flow.edit import AddNode, Describe, Edit, ReplaceFlow
from studio.store.history import HistoryEntry
from studio.store.store import Store

HERE = Place(x=0, y=0)


def with_nodes(*ids: str) -> Flow:
    return Flow(nodes={id: Node(component="messages.note.Note", title=id) for id in ids})


def adding(id: str) -> Edit:
    return AddNode(id=id, node=Node(component="messages.note.Note", title=id), place=HERE)


def entry(edit: Edit, before: Flow, after: Flow) -> HistoryEntry:
    change = diff(before, after)
    return HistoryEntry(edit, change, undo_of(change, before, after))


async def current(store: Store, id: str) -> tuple[Flow, int]:
    record = await store.flows.load(id)
    assert record is not None
    return record.flow, record.revision


async def add(store: Store, id: str, node: str) -> bool:
    before, revision = await current(store, id)
    after = with_nodes(*before.nodes, node)
    return await store.history.append(id, revision, entry(adding(node), before, after), after)


async def undo(store: Store, id: str) -> None:
    flow, revision = await current(store, id)
    found = await store.history.undo_entry(id)
    assert found is not None
    assert await store.history.undo(id, revision, replay(found.inverse, flow))


async def redo(store: Store, id: str) -> None:
    flow, revision = await current(store, id)
    found = await store.history.redo_entry(id)
    assert found is not None
    assert await store.history.redo(id, revision, replay(found.change, flow))


async def nodes(store: Store, id: str) -> list[str]:
    return list((await current(store, id))[0].nodes)


async def test_a_flow_comes_back_as_it_was_stored(tmp_path: Path) -> None:
    flow = with_nodes("a", "b")
    async with Store.open(tmp_path) as store:
        id = await store.flows.create(flow)
    async with Store.open(tmp_path) as store:
        assert await current(store, id) == (flow, 1)
        assert await store.flows.document(id) == flow.model_dump_json().encode()


async def test_an_edit_of_an_older_revision_is_not_stored(tmp_path: Path) -> None:
    async with Store.open(tmp_path) as store:
        id = await store.flows.create(with_nodes())
        assert await add(store, id, "a")
        late = with_nodes("late")
        assert not await store.history.append(id, 1, entry(adding("late"), with_nodes(), late), late)
        assert await nodes(store, id) == ["a"]
        found = await store.history.undo_entry(id)
        assert found is not None
        assert found.edit == adding("a")


async def test_undo_and_redo_survive_a_restart(tmp_path: Path) -> None:
    async with Store.open(tmp_path) as store:
        id = await store.flows.create(with_nodes())
        for node in ("a", "b", "c"):
            await add(store, id, node)
        await undo(store, id)
    async with Store.open(tmp_path) as store:
        await undo(store, id)
        assert await nodes(store, id) == ["a"]
        await redo(store, id)
        assert await nodes(store, id) == ["a", "b"]


async def test_undo_ends_at_the_beginning_and_redo_at_the_end(tmp_path: Path) -> None:
    async with Store.open(tmp_path) as store:
        id = await store.flows.create(with_nodes())
        assert await store.history.undo_entry(id) is None
        await add(store, id, "a")
        assert await store.history.redo_entry(id) is None
        await undo(store, id)
        assert await store.history.undo_entry(id) is None
        assert not await store.history.undo(id, 3, with_nodes("never"))


async def test_an_edit_after_an_undo_drops_what_could_be_redone(tmp_path: Path) -> None:
    async with Store.open(tmp_path) as store:
        id = await store.flows.create(with_nodes())
        await add(store, id, "a")
        await add(store, id, "b")
        await undo(store, id)
        await add(store, id, "c")
        assert await store.history.redo_entry(id) is None
        await undo(store, id)
        await undo(store, id)
        assert await nodes(store, id) == []


async def test_a_history_keeps_its_last_edits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("studio.store.history.KEPT_EDITS", 3)
    async with Store.open(tmp_path) as store:
        id = await store.flows.create(with_nodes())
        for node in ("a", "b", "c", "d", "e"):
            await add(store, id, node)
        for _ in range(3):
            await undo(store, id)
        assert await nodes(store, id) == ["a", "b"]
        assert await store.history.undo_entry(id) is None


async def test_a_deleted_flow_leaves_the_list_and_comes_back_with_its_history(tmp_path: Path) -> None:
    async with Store.open(tmp_path) as store:
        id = await store.flows.create(Flow(name="Mine"))
        await add(store, id, "a")
        await store.flows.delete(id)
        assert await store.flows.all() == []
        assert not await add(store, id, "b")
        assert [found.id for found in await store.flows.all(deleted=True)] == [id]
        await store.flows.restore(id)
        await undo(store, id)
        assert [found.id for found in await store.flows.all()] == [id]


async def test_the_list_has_the_name_of_the_last_edit_and_the_last_changed_first(tmp_path: Path) -> None:
    async with Store.open(tmp_path) as store:
        older = await store.flows.create(Flow(name="Older"))
        await store.flows.create(Flow(name="Newer"))
        before, after = Flow(name="Older"), Flow(name="Renamed")
        await store.history.append(older, 1, entry(Describe(name="Renamed"), before, after), after)
        assert [found.name for found in await store.flows.all()] == ["Renamed", "Newer"]


async def test_a_duplicate_is_a_flow_of_its_own(tmp_path: Path) -> None:
    async with Store.open(tmp_path) as store:
        id = await store.flows.create(Flow(name="Mine", nodes=with_nodes("a").nodes))
        copy = await store.flows.duplicate(id)
        assert copy is not None
        await add(store, copy, "b")
        assert await nodes(store, id) == ["a"]
        assert (await current(store, id))[0].name == "Mine"
        assert await store.flows.duplicate("nothing") is None


async def test_an_import_keeps_the_flow_it_replaces_as_a_version(tmp_path: Path) -> None:
    async with Store.open(tmp_path) as store:
        id = await store.flows.create(with_nodes("mine"))
        await add(store, id, "second")
        before, revision = await current(store, id)
        after = with_nodes("imported")
        await store.history.append(id, revision, entry(ReplaceFlow(flow=after), before, after), after)
        newest, first = await store.versions.of_flow(id)
        assert (newest.reason, first.reason) == ("import", "hour")
        assert await store.versions.load(id, newest.position) == before
        assert await store.versions.load("other", newest.position) is None


async def test_an_hour_of_editing_is_one_version_and_a_named_one_is_kept_at_once(tmp_path: Path) -> None:
    async with Store.open(tmp_path) as store:
        id = await store.flows.create(with_nodes())
        for node in ("a", "b", "c"):
            await add(store, id, node)
        await store.versions.keep(id, "Before the meeting")
        named, hour = await store.versions.of_flow(id)
        assert (named.name, hour.reason) == ("Before the meeting", "hour")
        assert await store.versions.load(id, named.position) == with_nodes("a", "b", "c")
        assert await store.versions.load(id, hour.position) == with_nodes()


async def test_a_flow_that_cannot_be_read_is_told_and_left_as_it_is(tmp_path: Path) -> None:
    async with Store.open(tmp_path) as store:
        id = await store.flows.create(with_nodes())
    connection = sqlite3.connect(tmp_path / "playbill.db")
    with connection:
        connection.execute("UPDATE flows SET document = '{\"nodes\": 1}'")
    connection.close()
    async with Store.open(tmp_path) as store:
        with pytest.raises(StoreError, match="left as it is"):
            await store.flows.load(id)
        assert await store.flows.document(id) == b'{"nodes": 1}'
