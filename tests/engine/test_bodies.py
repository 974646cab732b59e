"""What pipelines do with their insides."""

from __future__ import annotations

from studio.engine.events import BodyStarted
from studio.engine.journal import MemoryJournal
from studio.values import Message
from tests.engine.pieces import calls
from tests.engine.playing import flow, node, of_type, played, values


async def test_a_loop_runs_its_inside_and_hands_on_the_last_result() -> None:
    made = flow(
        "a > loop.value", "loop.body.start.value > inc.values", "inc > loop.body.end.out", "loop > z.values",
        a=node("Add"), loop=node("Repeat", times=4), inc=node("Add", plus=1, inside="loop.body"), z=node("Add"),
    )  # fmt: skip
    events = await played(made)
    assert values(events)["z"] == 4
    assert [event.turn for event in of_type(events, BodyStarted)] == [1, 2, 3, 4]
    assert "loop.body[3]/inc" in values(events)


async def test_repeat_until_stops_when_its_condition_holds() -> None:
    until = {"rules": [{"field": "number", "operator": "is more than", "value": "2"}]}
    made = flow(
        "a > loop.value", "loop.body.start.value > inc.values", "inc > loop.body.end.result",
        a=node("Add"), loop=node("While", until=until, at_most=9), inc=node("Add", plus=1, inside="loop.body"),
    )  # fmt: skip
    assert values(await played(made))["loop"] == 3


async def test_what_goes_round_may_differ_from_the_result() -> None:
    until = {"rules": [{"field": "number", "operator": "is", "value": "22"}]}
    made = flow(
        "a > loop.value", "loop.body.start.value > half.values", "half > double.values", "half > double.values",
        "half > loop.body.end.result", "double > loop.body.end.again",
        a=node("Add", plus=4), loop=node("While", until=until), half=node("Add", plus=1, inside="loop.body"),
        double=node("Add", inside="loop.body"),
    )  # fmt: skip
    found = values(await played(made))
    assert found["loop.body[1]/double"] == 10
    assert found["loop"] == 11


async def test_a_wire_may_come_into_a_body_from_around_it() -> None:
    made = flow(
        "a > loop.value", "late > inc.values", "loop.body.start.value > inc.values", "inc > loop.body.end.out",
        a=node("Add"), late=node("Add", plus=10), loop=node("Repeat", times=2), inc=node("Add", inside="loop.body"),
    )  # fmt: skip
    assert values(await played(made))["loop"] == 20


async def test_if_runs_only_the_way_it_takes() -> None:
    condition = {"rules": [{"operator": "contains", "value": "yes"}]}
    made = flow(
        "t > fork.value", "fork.then.start.value > left.value", "left > fork.then.end.out",
        "fork.otherwise.start.value > right.value", "right > fork.otherwise.end.out",
        t=node("Text", text="oh yes"), fork=node("If", condition=condition),
        left=node("Counted", mark="L", inside="fork.then"), right=node("Counted", mark="R", inside="fork.otherwise"),
    )  # fmt: skip
    calls.clear()
    assert values(await played(made))["fork"] == "oh yesL"
    assert "R" not in calls


async def test_an_empty_body_hands_its_value_on() -> None:
    made = flow("t > fork.value", t=node("Text", text="same"), fork=node("If"))
    assert values(await played(made))["fork"] == "same"


async def test_members_work_one_after_another() -> None:
    made = flow(
        "t > line.value", "line.members.0.start.value > a.value", "a > line.members.0.end.out",
        "line.members.3.start.value > b.value", "b > line.members.3.end.out",
        t=node("Text", text=">"), line=node("Sequence"), a=node("Counted", mark="a", inside="line.members.0"),
        b=node("Counted", mark="b", inside="line.members.3"),
    )  # fmt: skip
    calls.clear()
    assert values(await played(made))["line"] == ">ab"


async def test_turns_side_by_side_are_known_by_their_number_and_change_no_memory_but_their_own() -> None:
    made = flow(
        "chat > before.messages", "before > each.value", "each.body.start.value > writer.messages",
        "writer > each.body.end.out",
        chat=node("ChatInput"), before=node("DialogAgent", instructions="W"),
        each=node("ThreeAtOnce"), writer=node("DialogAgent", inside="each.body", same_as="before"),
    )  # fmt: skip
    journal = MemoryJournal()
    events = await played(made, journal, chat=Message.of("hello"))
    assert values(events)["each"] == "W 3, W 3, W 3"
    assert {f"each.body[{number}]/writer" for number in (1, 2, 3)} <= journal.outcomes.keys()
    agents = {added.agent for outcome in journal.outcomes.values() for added in outcome.additions}
    assert agents == {"before", *(f"before@each.body[{number}]" for number in (1, 2, 3))}
