from __future__ import annotations

from pathlib import Path

from studio.engine.journal import Addition, Outcome
from studio.flow.change import diff, undo_of
from studio.flow.document import Flow, Node
from studio.flow.edit import RenameNode
from studio.store.history import HistoryEntry
from studio.store.runs import RunRecord
from studio.store.store import Store
from studio.values import Message


def with_agent(id: str) -> Flow:
    return Flow(nodes={id: Node(component="agents.dialog_agent.DialogAgent", title=id)})


def renaming(old: str, new: str) -> HistoryEntry:
    before, after = with_agent(old), with_agent(new)
    change = diff(before, after).model_copy(update={"renamed": {old: new}})
    return HistoryEntry(RenameNode(id=old, title=new), change, undo_of(change, before, after))


async def talk(store: Store, run: RunRecord, agent: str, words: str) -> str:
    """A run in which the agent says something."""
    id = await store.runs.accept(run)
    journal = store.runs.journal(id)
    journal.status("running")
    journal.record(Outcome(agent, agent, "", b"null", 0.0, (Addition(agent, Message.of(words)),)))
    journal.status("finished")
    await journal.commit()
    return id


async def remembered(store: Store, flow: str, session: str, revision: int) -> dict[str, list[str]]:
    memories = await store.memories.of_session(flow, session, revision)
    return {agent: [message.text for message in messages] for agent, messages in memories.items()}


async def test_conversations_are_listed_with_the_last_talked_in_first_and_have_their_runs_in_order(
    tmp_path: Path,
) -> None:
    async with Store.open(tmp_path) as store:
        flow = await store.flows.create(with_agent("critic"))
        first, second = [await store.sessions.create(flow) for _ in range(2)]
        await store.sessions.rename(first.id, "On trees")
        runs = [await talk(store, RunRecord(flow, 1, "{}", b"{}", first.id), "critic", word) for word in ("one", "two")]
        assert [session.title for session in await store.sessions.of_flow(flow)] == ["On trees", ""]
        assert [run.id for run in await store.runs.of_session(first.id)] == runs
        assert await store.runs.of_session(second.id) == []


async def test_a_deleted_conversation_comes_back(tmp_path: Path) -> None:
    async with Store.open(tmp_path) as store:
        session = await store.sessions.create(await store.flows.create(Flow()))
        await store.sessions.delete(session.id)
        assert await store.sessions.of_flow(session.flow_id) == []
        await store.sessions.restore(session.id)
        assert await store.sessions.of_flow(session.flow_id) == [session]


async def test_a_renamed_agent_takes_its_memories_along_and_back(tmp_path: Path) -> None:
    async with Store.open(tmp_path) as store:
        flow = await store.flows.create(with_agent("critic"))
        await talk(store, RunRecord(flow, 1, "{}", b"{}", "talk"), "critic", "too long")
        await store.history.append(flow, 1, renaming("critic", "judge"), with_agent("judge"))
        assert await remembered(store, flow, "talk", 2) == {"judge": ["too long"]}
        await store.history.undo(flow, 2, with_agent("critic"))
        assert await remembered(store, flow, "talk", 3) == {"critic": ["too long"]}


async def test_what_an_agent_learns_in_a_run_under_way_during_its_rename_is_kept(tmp_path: Path) -> None:
    async with Store.open(tmp_path) as store:
        flow = await store.flows.create(with_agent("critic"))
        under_way = RunRecord(flow, 1, "{}", b"{}", "talk")
        await store.history.append(flow, 1, renaming("critic", "judge"), with_agent("judge"))
        await talk(store, under_way, "critic", "learned meanwhile")
        later = await store.runs.accept(RunRecord(flow, 2, "{}", b"{}", "talk"))
        memories = (await store.runs.past(later, "talk")).memories
        assert [message.text for message in memories["judge"]] == ["learned meanwhile"]


async def test_a_cleared_conversation_is_forgotten_by_its_agents_alone(tmp_path: Path) -> None:
    async with Store.open(tmp_path) as store:
        flow = await store.flows.create(with_agent("critic"))
        for session in ("talk", "other"):
            await talk(store, RunRecord(flow, 1, "{}", b"{}", session), "critic", session)
        await store.sessions.clear("talk")
        assert await remembered(store, flow, "talk", 1) == {}
        assert await remembered(store, flow, "other", 1) == {"critic": ["other"]}
        assert len(await store.runs.of_session("talk")) == 1
