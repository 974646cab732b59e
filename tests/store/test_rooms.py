"""What is said in rooms, kept in the data folder: across runs, a rename and a restart."""

from __future__ import annotations

from pathlib import Path

from studio.engine.casting import make_plan
from studio.engine.engine import Engine
from studio.engine.run import Order
from studio.flow.change import undo_of
from studio.flow.document import Flow
from studio.flow.edit import RenameNode
from studio.store.history import HistoryEntry
from studio.store.room_marks import with_marks_now
from studio.store.runs import RunRecord
from studio.store.store import Store
from studio.values import Message
from tests.engine.pieces import FewModels
from tests.engine.talking import TALKERS, chat_of, parrot
from tests.flow.building import done

CHAT = chat_of(parrot("Ann"), parrot("Bob"), parrot("Cy"), at_most=3, kept_from=[["m0", "m2"]])


async def talk(folder: Path, record: RunRecord, flow: Flow) -> list[str]:
    """All that was said in the room by the end of a run, made by a program that ends with it."""
    async with Store.open(folder) as store:
        id = await store.runs.accept(record)
        past = await store.runs.past(id, record.session)
        order = Order(
            id, make_plan(flow, TALKERS), store.runs.journal(id, past.remembers), {"say": Message.of("topic")}, past
        )
        with Engine(FewModels()) as engine:
            await engine.start(order).ended()
        memories = await store.memories.of_session(record.flow_id, record.session, record.revision)
        return [message.text for message in memories["chat"]]


async def test_a_room_goes_on_after_a_rename_and_a_restart_with_all_that_each_has_heard(tmp_path: Path) -> None:
    async with Store.open(tmp_path) as store:
        flow = await store.flows.create(CHAT)
        session = (await store.sessions.create(flow)).id
    first = RunRecord(flow, 1, CHAT.model_dump_json(), b"{}", session)
    said = await talk(tmp_path, first, CHAT)

    rename = RenameNode(id="m1", title="Robert")
    renamed = done(rename, CHAT)
    async with Store.open(tmp_path) as store:
        entry = HistoryEntry(rename, renamed.change, undo_of(renamed.change, CHAT, renamed.flow))
        await store.history.append(flow, 1, entry, renamed.flow)
    second = RunRecord(flow, 2, renamed.flow.model_dump_json(), b"{}", session)

    assert said == ["topic", "Ann 1", "Bob 2", "Cy 2"]
    assert await talk(tmp_path, second, renamed.flow) == [*said, "topic", "Ann 5", "Bob 6", "Cy 5"]


def test_names_in_marks_are_those_of_now_and_all_else_stays() -> None:
    plain = Message.of('"room.left" is a word, "room. too').model_dump_json()
    left = Message(parts=(), metadata={"room.left": ["ann", "bob"], "score": ["ann"]})

    named = with_marks_now(left.model_dump_json(), lambda key: f"new_{key}")

    assert Message.model_validate_json(with_marks_now(plain, str.upper)).text == '"room.left" is a word, "room. too'
    assert Message.model_validate_json(named).metadata == {"room.left": ["new_ann", "new_bob"], "score": ["ann"]}
