"""Group chats: who speaks next, who hears it, when it ends and what goes on."""

from __future__ import annotations

import pytest

from components.pipelines.group_chat import mentioned
from studio.engine.events import Event, NodeMessage
from studio.engine.journal import MemoryJournal
from studio.flow.document import Flow
from tests.components.moderated import Decides, moderated
from tests.components.staged import answered
from tests.engine.playing import flow, node, of_type
from tests.engine.talking import TALKERS, chat_of, parrot, speeches, stored, talked

ABC = (parrot("Ann"), parrot("Bob"), parrot("Cy"))


def answer(events: list[Event]) -> str:
    """What the flow answered."""
    return next(event.message.text for event in of_type(events, NodeMessage) if event.answer)


async def test_members_speak_in_turn_and_hear_all_that_was_said() -> None:
    journal = MemoryJournal()

    events = await talked(chat_of(*ABC, at_most=5), journal)

    assert speeches(events) == ["Ann: Ann 1", "Bob: Bob 2", "Cy: Cy 3", "Ann: Ann 4", "Bob: Bob 5"]
    assert [agent for agent, _ in stored(journal)] == ["chat"] * 6


async def test_whoever_is_mentioned_speaks_next() -> None:
    members = (parrot("Ann", "what do you say, @cy?"), parrot("Bob", "good"), parrot("Cy", "ask @Bob"))

    events = await talked(chat_of(*members, speaks_next="who is mentioned", at_most=4))

    assert [line.partition(":")[0] for line in speeches(events)] == ["Ann", "Cy", "Bob", "Cy"]


async def test_a_talk_may_end_when_nobody_is_mentioned() -> None:
    members = (parrot("Ann", "well, @Bob"), parrot("Bob", "no more"), parrot("Cy"))
    made = chat_of(*members, speaks_next="who is mentioned", if_nobody="ends the talk")

    assert [line.partition(":")[0] for line in speeches(await talked(made))] == ["Ann", "Bob"]


@pytest.mark.parametrize(
    ("text", "found"),
    [("@Bob Junior, you?", "Bob Junior"), ("@bob", "Bob"), ("bob", None), ("@Bobby", None), ("@Cy and @Bob", "Cy")],
)
def test_a_mention_is_the_longest_name_behind_an_at(text: str, found: str | None) -> None:
    assert mentioned(["Bob", "Bob Junior", "Cy"], text) == found


async def test_what_goes_on_may_be_all_that_was_said_or_a_summary() -> None:
    whole = await talked(chat_of(*ABC[:2], at_most=2, goes_on="all that was said"))
    summed, _ = await moderated(chat_of(*ABC[:2], at_most=2, goes_on="a summary"), Decides("They met."))

    assert answer(whole) == "topic\n\nAnn: Ann 1\n\nBob: Bob 2"
    assert answer(summed) == "They met."


async def test_in_a_vote_each_speech_counts_for_the_member_it_names_last() -> None:
    voters = (parrot("Ann", "Not Bob but Cy"), parrot("Bob", "Cy"), parrot("Cy", "Bob"))

    assert answer(await talked(chat_of(*voters, at_most=3, goes_on="who is named most often"))) == "Cy"


async def test_a_vote_that_names_nobody_says_so() -> None:
    made = chat_of(parrot("Ann", "Hm."), at_most=1, goes_on="who is named most often")

    assert answer(await talked(made)) == "Nobody is named."


async def test_a_member_hears_only_those_who_are_not_kept_from_it() -> None:
    journal = MemoryJournal()
    made = chat_of(*ABC, at_most=6, kept_from=[["m0", "m2"], ["Cy", "Ann"]])

    events = await talked(made, journal)

    assert speeches(events) == ["Ann: Ann 1", "Bob: Bob 2", "Cy: Cy 2", "Ann: Ann 3", "Bob: Bob 5", "Cy: Cy 4"]


async def test_a_person_is_a_member_like_others() -> None:
    person = node("UserAgent", inside="chat.members.1").model_copy(update={"title": "Guest"})
    made = chat_of(ABC[0], at_most=3)
    made = made.model_copy(
        update={
            "nodes": {**made.nodes, "guest": person},
            "wires": (
                *made.wires,
                *flow("chat.members.1.start.value > guest.message", "guest > chat.members.1.end.out").wires,
            ),
        }
    )
    with_input = made.model_copy(update={"nodes": {**made.nodes, "say": node("Text", text="topic")}})

    events = await answered_by(with_input, "hello Ann")

    assert [line for line in speeches(events) if line.startswith("Ann")][-1] == "Ann: Ann 3"


async def answered_by(made: Flow, *answers: str) -> list[Event]:
    """The events of a run in which a person answers."""
    journal = MemoryJournal()
    return await answered(made, *answers, journal=journal, components=TALKERS)


async def test_a_group_inside_of_a_group_speaks_as_one_member() -> None:
    made = chat_of(ABC[0], at_most=4)
    inner = flow(
        "chat.members.1.start.value > few.message",
        "few > chat.members.1.end.out",
        "few.members.0.start.value > x.messages",
        "x > few.members.0.end.out",
        "few.members.1.start.value > y.messages",
        "y > few.members.1.end.out",
        few=node("GroupChat", inside="chat.members.1", at_most=2),
        x=node("Parrot", inside="few.members.0", words="x"),
        y=node("Parrot", inside="few.members.1", words="y"),
    )
    journal = MemoryJournal()

    await talked(
        made.model_copy(update={"nodes": {**made.nodes, **inner.nodes}, "wires": (*made.wires, *inner.wires)}), journal
    )

    assert [text for agent, text in stored(journal) if agent == "chat"] == ["topic", "Ann 1", "y 3", "Ann 3", "y 6"]
