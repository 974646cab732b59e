"""Group chats: who speaks next, who hears it, when it ends and what goes on."""

from __future__ import annotations

from collections.abc import AsyncGenerator

import pytest

from components.pipelines.group_chat import mentioned
from studio.chat_model import ChatDelta, ChatRequest, Finished, ModelName, TextDelta
from studio.engine.casting import make_plan
from studio.engine.events import Event, NodeMessage
from studio.engine.journal import MemoryJournal, Past
from studio.engine.run import Order, Run
from studio.flow.document import Flow
from studio.values import Message
from tests.components.staged import answered, notices
from tests.engine.pieces import FewModels, FewWords
from tests.engine.playing import flow, node, of_type
from tests.engine.talking import TALKERS, chat_of, parrot, speeches, stored, talked

ABC = (parrot("Ann"), parrot("Bob"), parrot("Cy"))


class Decides(FewWords):
    """A model that gives prepared answers, one a question, and keeps the requests."""

    def __init__(self, *answers: str) -> None:
        self.answers = iter(answers)
        self.requests: list[ChatRequest] = []

    async def stream(self, request: ChatRequest) -> AsyncGenerator[ChatDelta, None]:
        """The next answer."""
        self.requests.append(request)
        yield TextDelta(next(self.answers))
        yield Finished()


class Moderators(FewModels):
    """One model for every name."""

    def __init__(self, model: Decides) -> None:
        self.model = model

    def find(self, name: ModelName) -> Decides:
        """The model."""
        assert name
        return self.model


async def moderated(made: Flow, model: Decides, past: Past | None = None) -> tuple[list[Event], MemoryJournal]:
    """The events of a chat in which the model decides."""
    journal = MemoryJournal()
    order = Order("run", make_plan(made, TALKERS), journal, {"say": Message.of("topic")}, past or Past())
    run = Run(order, Moderators(model))
    await run.play()
    return [event async for batch in run.log.follow((past or Past()).last_seq) for event in batch], journal


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


def next_is(name: str) -> str:
    """What a moderator answers."""
    return f'{{"speaks_next": "{name}"}}'


async def test_a_moderator_chooses_among_those_who_did_not_speak_last() -> None:
    model = Decides(next_is("Cy"), f"```json\n{next_is('Bob')}\n```")

    events, _ = await moderated(chat_of(*ABC, speaks_next="a moderator decides", at_most=2), model)

    assert [line.partition(":")[0] for line in speeches(events)] == ["Cy", "Bob"]
    assert "one of" in model.requests[1].instructions
    assert '"Ann", "Bob"' in model.requests[1].instructions
    assert "Cy: Cy 1" in model.requests[1].messages[0].text


async def test_a_moderator_who_cannot_be_understood_is_asked_again_and_then_it_goes_on_in_turn() -> None:
    model = Decides("I would let Bob speak.", next_is("Bob"), *["nobody at all"] * 3)

    events, _ = await moderated(chat_of(*ABC, speaks_next="a moderator decides", at_most=2), model)

    assert [line.partition(":")[0] for line in speeches(events)] == ["Bob", "Cy"]
    assert notices(events)[-1] == "could not tell who should speak next, so it went on in turn"
    assert all("asked again" in notice for notice in notices(events)[:-1])


async def test_a_talk_of_more_members_than_a_choice_may_have_is_moderated_too() -> None:
    members = [parrot(f"P{number}") for number in range(60)]
    made = chat_of(*members, speaks_next="a moderator decides", at_most=2)

    events, _ = await moderated(made, Decides(next_is("P9"), next_is("P58")))

    assert [line.partition(":")[0] for line in speeches(events)] == ["P9", "P58"]


async def test_a_talk_stops_when_the_model_finds_that_enough_is_said() -> None:
    model = Decides('{"answer": "no"}', '{"answer": "Yes"}')

    events, _ = await moderated(chat_of(*ABC, at_most=20, stops_when="they agree"), model)

    assert len(speeches(events)) == 6
    assert "they agree" in model.requests[0].instructions


async def test_a_talk_that_never_comes_to_its_end_says_so() -> None:
    made = chat_of(*ABC, at_most=3, stops_when="they agree", asks_again=0)

    decided, _ = await moderated(made, Decides('{"answer": "no"}'))
    unclear, _ = await moderated(made, Decides("who knows"))

    end = "ended after 3 speeches, before this was so: they agree"
    assert notices(decided) == [end]
    assert notices(unclear) == ["could not tell whether enough was said, so it went on", end]


async def test_a_decision_is_not_made_again_after_a_kill() -> None:
    made = chat_of(*ABC, speaks_next="a moderator decides", at_most=3)
    _, journal = await moderated(made, Decides(*map(next_is, ("Cy", "Ann", "Bob"))))
    half = list(journal.outcomes.items())[:6]
    decided = sum("#chat" in path for path, _ in half)

    events, _ = await moderated(made, Decides(*[next_is("Bob")] * (3 - decided)), Past(dict(half), last_seq=1))

    assert [line.partition(":")[0] for line in speeches(events)][-1] == "Bob"


async def test_what_goes_on_may_be_all_that_was_said_or_a_summary() -> None:
    whole = await talked(chat_of(*ABC[:2], at_most=2, goes_on="all that was said"))
    summed, _ = await moderated(chat_of(*ABC[:2], at_most=2, goes_on="a summary"), Decides("They met."))

    assert answer(whole) == "topic\n\nAnn: Ann 1\n\nBob: Bob 2"
    assert answer(summed) == "They met."


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
