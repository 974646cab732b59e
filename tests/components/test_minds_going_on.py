"""Agents and pipelines in which a model decides: a run that was cut goes on as if it had not been."""

from __future__ import annotations

from collections import Counter

import pytest

from studio.encoding import decode
from studio.engine.casting import make_plan
from studio.engine.events import Event, NodeMessage, RunFinished
from studio.engine.journal import MemoryJournal, Outcome, Past
from studio.engine.run import Order, Run
from studio.flow.document import Flow
from studio.wire_types import plain_text
from tests.components.staged import EVERYTHING, cut, given, notices
from tests.components.thoughtful import Thoughtful
from tests.engine.pieces import calls
from tests.engine.playing import flow, node, of_type

FIELDS = [
    {"name": "subject"},
    {"name": "many", "kind": "whole"},
    {"name": "mood", "kind": "choice", "choices": ["a", "b"]},
]
WAYS = [{"name": "asks", "help": "a question"}, {"name": "complains"}]
STUBBORN = "stubborn"
PLANNER = flow(
    "lead.workers.0.start.message > ann.messages", "ann > lead.workers.0.end.out",
    "lead.workers.1.start.message > bob.messages", "bob > step.value", "step > lead.workers.1.end.out",
    "lead > last.messages",
    lead=given(node("Planner", steps=6, remembers=True), message="Plan a week."),
    ann=node("DialogAgent", instructions="A", inside="lead.workers.0"),
    bob=node("DialogAgent", instructions="B", inside="lead.workers.1"), step=node("Counted", inside="lead.workers.1"),
    last=node("DialogAgent", instructions="Z"),
)  # fmt: skip
ROUTER = flow(
    "loop.body.start.value > way.message", "way > loop.body.end.out", "loop > last.messages",
    "way.routes.0.start.message > ann.messages", "ann > way.routes.0.end.out",
    "way.routes.1.start.message > bob.messages", "bob > way.routes.1.end.out",
    "way.otherwise.start.message > step.value", "step > way.otherwise.end.out",
    loop=given(node("For"), items=["one", "two", "three", STUBBORN, "five"]),
    way=node("Router", routes=WAYS, inside="loop.body"),
    ann=node("DialogAgent", instructions="A", inside="way.routes.0"),
    bob=node("DialogAgent", instructions="B", inside="way.routes.1"), step=node("Counted", inside="way.otherwise"),
    last=node("DialogAgent", instructions="Z"),
)  # fmt: skip
MIXTURE = flow(
    "loop.body.start.value > heads.message", "heads > loop.body.end.out",
    "heads.members.0.start.message > ann.messages", "ann > heads.members.0.end.out",
    "heads.members.1.start.message > bob.messages", "bob > step.value", "step > heads.members.1.end.out",
    loop=given(node("For"), items=["one", "two"]), heads=node("MixtureOfAgents", remembers=True, inside="loop.body"),
    ann=node("DialogAgent", instructions="A", inside="heads.members.0"),
    bob=node("DialogAgent", instructions="B", inside="heads.members.1"), step=node("Counted", inside="heads.members.1"),
)  # fmt: skip
TALK = flow(
    "talk.members.0.start.message > ann.messages", "ann > talk.members.0.end.out",
    "talk.members.1.start.message > bob.messages", "bob > talk.members.1.end.out",
    "talk.members.2.start.message > cy.messages", "cy > talk.members.2.end.out", "talk > last.messages",
    talk=given(
        node("GroupChat", speaks_next="a moderator decides", at_most=6, stops_when="they agree", goes_on="a summary"),
        message="What is for lunch?",
    ),
    ann=node("DialogAgent", instructions="A", inside="talk.members.0"),
    bob=node("DialogAgent", instructions="B", inside="talk.members.1"),
    cy=node("DialogAgent", instructions="C", inside="talk.members.2"), last=node("DialogAgent", instructions="Z"),
)  # fmt: skip
FORM = flow(
    "loop.body.start.value > form.messages", "form.data > note.value", "note > loop.body.end.out",
    loop=given(node("For"), items=["one", "two", "three", "four"]),
    form=node("FormAgent", reply={"shape": "form", "fields": FIELDS}, inside="loop.body"),
    note=node("Counted", inside="loop.body"),
)  # fmt: skip
STORIES = {"planner": PLANNER, "router": ROUTER, "mixture": MIXTURE, "group chat": TALK, "form": FORM}


async def played(made: Flow, model: Thoughtful, journal: MemoryJournal, past: Past | None = None) -> list[Event]:
    """The events of a run of the flow with the model."""
    calls.clear()
    run = Run(Order("run", make_plan(made, EVERYTHING), journal, {}, past or Past()), model)
    await run.play()
    return [event async for batch in run.log.follow((past or Past()).last_seq) for event in batch]


def remembered(outcomes: dict[str, Outcome]) -> Counter[tuple[str, str]]:
    """Every message in every memory."""
    return Counter((added.agent, added.message.text) for outcome in outcomes.values() for added in outcome.additions)


def made_of(outcomes: dict[str, Outcome]) -> dict[str, str]:
    """What every step made, in words; ids are new in every run."""
    return {path: plain_text(decode(outcome.value)) for path, outcome in outcomes.items() if "#plan" not in path}


@pytest.mark.parametrize("name", STORIES)
async def test_nothing_is_lost_done_twice_or_swapped_wherever_a_run_with_minds_is_cut(name: str) -> None:
    made, before, whole = STORIES[name], MemoryJournal(), Thoughtful(STUBBORN)
    first = await played(made, whole, before)
    assert isinstance(first[-1], RunFinished), first[-1]
    for length in range(len(before.outcomes) + 1):
        past, after, model = cut(before, length), MemoryJournal(), Thoughtful(STUBBORN)
        events = await played(made, model, after, past)
        assert isinstance(events[-1], RunFinished)
        assert not after.outcomes.keys() & past.outcomes.keys()
        together = {**past.outcomes, **after.outcomes}
        assert made_of(together) == made_of(before.outcomes)
        assert remembered(together) == remembered(before.outcomes)
        assert len(model.asked) == sum("#chat" in path for path in after.outcomes), "nobody is asked twice"
        assert calls.get("counted", 0) == sum(path.rpartition("/")[2] in ("step", "note") for path in after.outcomes)


async def test_the_stories_have_broken_answers_and_every_way_in_them() -> None:
    told = {name: await played(made, Thoughtful(STUBBORN), MemoryJournal()) for name, made in STORIES.items()}

    assert any("asked again" in sentence for sentence in notices(told["form"]))
    assert any("asked again" in sentence for sentence in notices(told["planner"]))
    assert any("could not tell which way fits" in sentence for sentence in notices(told["router"]))
    spoken = {event.node for event in of_type(told["router"], NodeMessage)}
    assert {"ann", "bob"} <= spoken


async def test_a_plan_that_goes_on_is_the_same_message_in_the_chat() -> None:
    before = MemoryJournal()
    first = await played(PLANNER, Thoughtful(), before)
    (plan,) = {event.message.id for event in of_type(first, NodeMessage) if event.message.text.startswith(("◐", "●"))}

    again = await played(PLANNER, Thoughtful(), MemoryJournal(), cut(before, len(before.outcomes) // 2))

    shown = {event.message.id for event in of_type(again, NodeMessage) if event.message.text.startswith(("◐", "●"))}
    assert shown == {plan}
