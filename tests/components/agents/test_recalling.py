"""How much of a long conversation an agent goes by."""

from __future__ import annotations

import pytest

from components.agents.dialog_agent import DialogAgent
from studio.engine.events import Logged, NodeFragment, NodeMessage
from studio.engine.journal import MemoryJournal, Past
from studio.recall import tokens_of
from studio.values import Message
from tests.components.hearing import Hearing, hearing
from tests.engine.playing import flow, node, of_type, played

LONG = tuple(
    Message.of(f"{'cats' if number % 20 == 0 else 'trees'} {'word ' * 20}{number}", sender="User")
    for number in range(200)
)
QUESTION = Message.of("cats", sender="User")


async def heard(desk: Hearing, agent: DialogAgent) -> tuple[Message, ...]:
    """What the model was shown of the conversation, the question left out."""
    await agent(QUESTION)
    return desk.requests[-1].messages[:-1]


async def test_a_long_conversation_fits_the_built_in_model_and_the_log_says_once_what_is_left_out() -> None:
    with hearing() as desk:
        desk.answer = Message.of("yes", sender=desk.title, role="assistant")
        desk.remembered.extend(LONG)
        shown = await heard(desk, DialogAgent())
        await DialogAgent()(QUESTION)
        await DialogAgent()(QUESTION)

    assert shown == LONG[-len(shown) :]
    assert len(shown) > 20
    assert sum(map(tokens_of, shown)) <= 2_500
    (told,) = desk.logged
    assert told[0].startswith("no longer recalls the beginning")


async def test_a_short_conversation_is_recalled_whole() -> None:
    with hearing() as desk:
        desk.remembered.extend(LONG[:5])
        assert await heard(desk, DialogAgent()) == LONG[:5]
    assert desk.logged == []


async def test_everything_or_the_last_few_are_recalled_when_that_is_wanted() -> None:
    with hearing() as desk:
        desk.remembered.extend(LONG)
        assert await heard(desk, DialogAgent(recalls="everything")) == LONG
        desk.remembered[:] = LONG
        few = await heard(desk, DialogAgent(recalls="the last messages", recall_messages=3))
    assert few == LONG[-3:]


async def test_an_agent_that_does_not_remember_recalls_nothing() -> None:
    with hearing() as desk:
        desk.remembered.extend(LONG)
        assert await heard(desk, DialogAgent(remembers=False)) == ()


async def test_a_long_question_leaves_less_room_for_what_was_before() -> None:
    with hearing() as desk:
        desk.remembered.extend(LONG)
        await DialogAgent()(Message.of("word " * 1_900))
    assert sum(map(tokens_of, desk.requests[-1].messages)) <= 2_700


async def test_what_is_older_is_summed_up_once_and_the_summary_is_remembered() -> None:
    agent = DialogAgent(recalls="the last ones and a summary")
    with hearing() as desk:
        desk.remembered.extend(LONG[:100])
        first = await heard(desk, agent)
        asked = len(desk.requests)
        second = await heard(desk, agent)

    summary = next(message for message in desk.remembered if "summary" in message.metadata)
    assert asked > 1
    assert len(desk.requests) == asked + 1, "the second question needs no new summary"
    assert first[0] == second[0] == summary
    assert first[-1] == LONG[99]
    assert sum(map(tokens_of, first)) <= 2_500
    assert desk.said == [("yes", False)] * 2, "the summary itself is not said"


async def test_what_fits_the_question_is_found_among_the_older_messages() -> None:
    with hearing() as desk:
        desk.remembered.extend(LONG)
        shown = await heard(desk, DialogAgent(recalls="the last ones and what fits"))

    assert shown[-1] == LONG[-1]
    older = [message for message in shown if message in LONG[:150]]
    assert older
    assert all(message.text.startswith("cats") for message in older)
    assert sum(map(tokens_of, shown)) <= 2_500
    before = len(LONG) - len(shown) + len(older)
    sentence = f"recalled {len(older)} of {before} older messages, those that fit the question"
    assert desk.logged == [(sentence, "info")]


async def test_a_summary_is_not_heard_while_it_is_written_and_is_not_made_again_after_a_kill() -> None:
    writer = node("DialogAgent", instructions="W", recalls="the last ones and a summary", recall_length=300)
    made = flow("chat > writer.messages", chat=node("ChatInput"), writer=writer)
    past = Past(memories={"writer": LONG[:20]})
    journal = MemoryJournal()

    events = await played(made, journal, past, chat=Message.of("hello"))

    fragments = "".join(event.text for event in of_type(events, NodeFragment))
    (said,) = of_type(events, NodeMessage)
    assert fragments == said.message.text
    assert any("summed up" in event.sentence for event in of_type(events, Logged))
    additions = journal.outcomes["writer"].additions
    assert [bool(addition.message.metadata) for addition in additions] == [True, False, False]
    before = {path: outcome for path, outcome in journal.outcomes.items() if path == "writer#chat1"}
    again = MemoryJournal()
    await played(made, again, Past(before, memories={"writer": LONG[:20]}, last_seq=1), chat=Message.of("hello"))
    assert again.outcomes["writer"].additions[0].message.text == additions[0].message.text
    assert "writer#chat1" not in again.outcomes


@pytest.mark.parametrize("count", [10_000])
async def test_a_very_long_memory_costs_little_to_recall(count: int) -> None:
    with hearing() as desk:
        desk.remembered.extend(LONG * (count // 200))
        shown = await heard(desk, DialogAgent())
    assert len(shown) < 100
