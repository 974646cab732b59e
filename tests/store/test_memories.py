"""What agents remember, edited by a person between, during and after runs."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from pathlib import Path

import pytest

from studio.engine.journal import Addition, Outcome
from studio.flow.change import diff, undo_of
from studio.flow.document import Flow, Node
from studio.flow.edit import RenameNode
from studio.store.history import HistoryEntry
from studio.store.memories import MemoryPlace
from studio.store.memory_edit import Add, Forget, Replace, Reword, TakeBack
from studio.store.run_journal import StoredJournal
from studio.store.runs import RunRecord
from studio.store.store import Store
from studio.values import Message


@dataclass
class Talker:
    """A flow with one agent, in one conversation."""

    store: Store
    flow: str
    session: str

    def place(self, key: str = "critic", revision: int = 1) -> MemoryPlace:
        return MemoryPlace(self.flow, revision, self.session, key)

    async def begins(self, session: str = "") -> StoredJournal:
        record = RunRecord(self.flow, 1, "{}", b"{}", session or self.session)
        id = await self.store.runs.accept(record)
        journal = self.store.runs.journal(id, (await self.store.runs.past(id, record.session)).remembers)
        journal.status("running")
        await journal.commit()
        return journal

    async def says(self, *words: str, key: str = "critic", session: str = "") -> None:
        """A run in which the agent remembers these words."""
        journal = await self.begins(session)
        adds(journal, *words, key=key)
        journal.status("finished")
        await journal.commit()

    async def words(self, key: str = "critic", revision: int = 1) -> list[str]:
        found = await self.store.memories.last(self.place(key, revision), 100)
        return [entry.message.text for entry in found.entries]

    async def entry(self, words: str) -> str:
        found = await self.store.memories.last(self.place(), 100)
        return next(entry.key for entry in found.entries if entry.message.text == words)

    async def edits(self, edit: Reword | Forget | Add | Replace | TakeBack, name: str = "") -> None:
        await self.store.memories.edit(self.place(), edit, name or repr(edit))


def adds(journal: StoredJournal, *words: str, key: str = "critic") -> None:
    for number, word in enumerate(words):
        journal.record(
            Outcome(f"loop.{word}[{number}]/{key}", key, "", b"null", 0.0, (Addition(key, Message.of(word)),))
        )


@pytest.fixture
async def talker(tmp_path: Path) -> AsyncGenerator[Talker]:
    async with Store.open(tmp_path) as store:
        flow = await store.flows.create(Flow(nodes={"critic": Node(component="DialogAgent", title="critic")}))
        yield Talker(store, flow, (await store.sessions.create(flow)).id)


async def test_messages_are_changed_taken_away_and_added_and_the_next_run_begins_with_that(talker: Talker) -> None:
    await talker.says("one", "two", "three")

    await talker.edits(Reword(entry=await talker.entry("two"), message=Message.of("zwei")))
    await talker.edits(Forget(entries=(await talker.entry("one"),)))
    await talker.edits(Add(message=Message.of("four")))
    await talker.says("five")

    assert await talker.words() == ["zwei", "three", "four", "five"]
    run = await talker.store.runs.accept(RunRecord(talker.flow, 1, "{}", b"{}", talker.session))
    memories = (await talker.store.runs.past(run, talker.session)).memories
    assert [message.text for message in memories["critic"]] == ["zwei", "three", "four", "five"]


async def test_a_message_remembered_twice_is_forgotten_once(talker: Talker) -> None:
    await talker.says("same", "other", "same")

    await talker.edits(Forget(entries=(await talker.entry("same"),)))

    assert await talker.words() == ["other", "same"]


async def test_a_whole_list_takes_the_place_of_what_was_there_and_can_be_taken_back(talker: Talker) -> None:
    await talker.says("old")

    await talker.edits(Replace(messages=(Message.of("new"), Message.of("newer"))), "import")
    await talker.edits(Forget(entries=(await talker.entry("new"),)), "forget")
    await talker.says("later")

    assert await talker.words() == ["newer", "later"]
    await talker.edits(TakeBack(edit="forget"))
    assert await talker.words() == ["new", "newer", "later"]
    await talker.edits(TakeBack(edit="import"))
    assert await talker.words() == ["old", "later"]


async def test_the_same_edit_sent_twice_is_made_once(talker: Talker) -> None:
    for _ in range(2):
        await talker.edits(Add(message=Message.of("once")), "sent again after a break")

    assert await talker.words() == ["once"]


async def test_a_run_under_way_keeps_what_it_began_with_and_does_not_undo_the_edit(talker: Talker) -> None:
    await talker.says("before")
    journal = await talker.begins()
    adds(journal, "early")
    await journal.commit()

    await talker.edits(Replace())
    adds(journal, "late")
    await journal.commit()

    assert await talker.words() == ["late"]
    (run,) = [run.id for run in await talker.store.runs.of_session(talker.session) if run.ended is None]
    past = await talker.store.runs.past(run, talker.session)
    assert [message.text for message in past.memories["critic"]] == ["before"]


async def test_a_run_killed_before_its_start_was_written_still_begins_anew_with_the_edit(talker: Talker) -> None:
    run = await talker.store.runs.accept(RunRecord(talker.flow, 1, "{}", b"{}", talker.session))
    await talker.edits(Add(message=Message.of("told by hand")))

    past = await talker.store.runs.past(run, talker.session)

    assert [message.text for message in past.memories["critic"]] == ["told by hand"]


async def test_edits_made_between_reading_and_starting_do_not_reach_a_run_that_goes_on(talker: Talker) -> None:
    runs = talker.store.runs
    run = await runs.accept(RunRecord(talker.flow, 1, "{}", b"{}", talker.session))
    read = await runs.past(run, talker.session)
    await talker.edits(Add(message=Message.of("too late")))
    journal = runs.journal(run, read.remembers)
    journal.status("running")
    await journal.commit()

    assert (await runs.past(run, talker.session)).memories == {}


async def test_an_edit_follows_the_agent_to_its_new_name(talker: Talker) -> None:
    await talker.says("one")
    await talker.edits(Reword(entry=await talker.entry("one"), message=Message.of("eins")))
    before = Flow(nodes={"critic": Node(component="DialogAgent", title="critic")})
    after = Flow(nodes={"judge": Node(component="DialogAgent", title="judge")})
    change = diff(before, after).model_copy(update={"renamed": {"critic": "judge"}})
    entry = HistoryEntry(RenameNode(id="critic", title="judge"), change, undo_of(change, before, after))

    await talker.store.history.append(talker.flow, 1, entry, after)

    assert await talker.words("judge", 2) == ["eins"]
    await talker.store.memories.edit(talker.place("judge", 2), Add(message=Message.of("zwei")), "add")
    assert await talker.words("judge", 2) == ["eins", "zwei"]
    await talker.store.history.undo(talker.flow, 2, before)
    assert await talker.words("critic", 3) == ["eins", "zwei"]


async def test_what_all_conversations_share_is_seen_and_edited_in_each(talker: Talker) -> None:
    other = Talker(talker.store, talker.flow, (await talker.store.sessions.create(talker.flow)).id)
    await talker.says("first", key="flow:total")
    await other.says("second", key="flow:total")
    await talker.says("alone", key="total")

    assert await talker.words("flow:total") == await other.words("flow:total") == ["first", "second"]
    assert await other.words("total") == []
    await other.store.memories.edit(other.place("flow:total"), Replace(), "clear")
    assert await talker.words("flow:total") == []


async def test_a_cleared_conversation_forgets_edits_too_but_not_what_all_share(talker: Talker) -> None:
    await talker.says("shared", key="flow:total")
    await talker.says("own")
    await talker.edits(Add(message=Message.of("by hand")))

    await talker.store.sessions.clear(talker.session)

    assert await talker.words() == []
    assert await talker.words("flow:total") == ["shared"]


async def test_only_the_last_entries_are_read_and_all_are_counted(talker: Talker) -> None:
    await talker.edits(Replace(messages=tuple(Message.of(str(number)) for number in range(50))))

    found = await talker.store.memories.last(talker.place(), 3)

    assert [entry.message.text for entry in found.entries] == ["47", "48", "49"]
    assert found.count == 50
