"""Rooms: what is said in them is kept once, everyone hears it in order, and it survives retries, kills and runs."""

from __future__ import annotations

from studio.engine.journal import MemoryJournal, Past
from studio.flow.document import Flow, Inside, Node
from tests.engine.pieces import calls
from tests.engine.playing import flow, node, values
from tests.engine.talking import heard_by, parrot, speeches, stored, talked, talker

HUB = ("say > hub.value", "hub > show.message", "hub.body.start.value > ann.messages")
HUB_NODES = {"say": node("ChatInput"), "show": node("Show")}


def in_hub(*wires: str, **nodes: Node) -> Flow:
    """A shared room whose first agent is `ann`."""
    return flow(*HUB, *wires, **HUB_NODES, hub=node("Hub", announcement="Welcome"), **nodes)


async def test_everyone_hears_all_that_is_said_and_it_is_kept_once() -> None:
    journal = MemoryJournal()
    made = in_hub(
        "ann > bob.messages", "bob > cy.messages", "cy > hub.body.end.out",
        ann=talker("hub.body", "a"), bob=talker("hub.body", "b"), cy=node("Listener", inside="hub.body"),
    )  # fmt: skip

    events = await talked(made, journal)

    assert heard_by(events, "hub.body[1]/cy") == ["Welcome", "topic", "a 2", "b 3"]
    assert stored(journal) == [("hub", "Welcome"), ("hub", "topic"), ("hub", "a 2"), ("hub", "b 3")]


async def test_what_was_heard_is_remembered_after_the_room_is_over_and_in_the_next_room() -> None:
    made = flow(
        "say > hub.value", "hub.body.start.value > ann.messages", "ann > ears.messages", "ears > hub.body.end.out",
        "hub > day.value",
        "day.body.start.value > bob.messages", "bob > day.body.end.out", "day > last.messages",
        hub=node("Hub"), day=node("Hub"), say=node("ChatInput"), ann=talker("hub.body", "night"),
        bob=talker("day.body"), last=node("Listener", same_as="bob"), ears=talker("hub.body", same_as="bob"),
    )  # fmt: skip

    assert heard_by(await talked(made), "last") == ["topic", "night 1", "hello 2", "hello 3"]


async def test_what_is_said_in_a_room_inside_of_a_room_stays_there() -> None:
    made = in_hub(
        "ann > few.value", "few.body.start.value > bob.messages", "bob > few.body.end.out",
        "few > cy.messages", "few > dora.messages", "cy > hub.body.end.out",
        ann=talker("hub.body", "a"), few=node("Hub", inside="hub.body"), bob=talker("few.body", "secret"),
        cy=node("Listener", inside="hub.body"), dora=node("Listener", inside="hub.body", same_as="eve"),
        eve=node("Listener", inside="few.body"),
    )  # fmt: skip

    events = await talked(made)

    assert heard_by(events, "hub.body[1]/cy") == ["Welcome", "topic", "a 2"]
    assert heard_by(events, "hub.body[1]/dora") == ["Welcome", "topic", "a 2", "secret 3"]


async def test_items_of_a_map_in_a_room_hear_it_as_it_was_and_leave_it_so() -> None:
    made = flow(
        "say > hub.value", "hub.body.start.value > ann.messages", "ann > turns.value",
        "turns.body.start.value > bob.messages", "bob > turns.body.end.out", "turns > cy.messages",
        "cy > hub.body.end.out",
        say=node("ChatInput"), hub=node("Hub"), ann=talker("hub.body", "a"),
        turns=node("ThreeAtOnce", inside="hub.body"), bob=talker("turns.body", "b"),
        cy=node("Listener", inside="hub.body"),
    )  # fmt: skip

    events = await talked(made)

    assert values(events)["hub.body[1]/turns"] == "b 2, b 2, b 2"
    assert heard_by(events, "hub.body[1]/cy") == ["topic", "a 1"]


async def test_what_was_said_in_a_try_that_failed_is_not_heard() -> None:
    calls.clear()
    made = in_hub(
        "ann > count.value", "count > bob.messages", "bob > hub.body.end.out",
        ann=talker("hub.body", "a"), count=node("Counted", inside="hub.body", mark="x", failures=1),
        bob=node("Listener", inside="hub.body"),
    )  # fmt: skip
    hub = made.nodes["hub"].model_copy(
        update={"settings": {"announcement": "Welcome", "policy": {"tries": 2, "wait": 0.0}}}
    )

    events = await talked(made.model_copy(update={"nodes": {**made.nodes, "hub": hub}}))

    assert heard_by(events, "hub~2.body[1]/bob") == ["Welcome", "topic", "a 2"] or heard_by(
        events, "hub.body[1]/bob"
    ) == ["Welcome", "topic", "a 2"]


def coming_and_going() -> Flow:
    """Bob leaves between two speeches of Ann, comes back, and tells what he heard."""
    return in_hub(
        "ann > out.messages", "out > again.messages", "again > back.messages", "back > bob.messages",
        "bob > hub.body.end.out",
        ann=talker("hub.body", "bob, go"), out=node("LeaveRoom", inside="hub.body"),
        again=talker("hub.body", "unheard", same_as="ann"), back=node("JoinRoom", inside="hub.body", those=["bob"]),
        bob=node("Listener", inside="hub.body"),
    )  # fmt: skip


async def test_who_has_left_hears_nothing_until_it_is_back() -> None:
    events = await talked(coming_and_going())

    assert heard_by(events, "hub.body[1]/bob") == [
        "Welcome", "topic", "bob, go 2", "bob leaves the room.", "bob comes back into the room.",
    ]  # fmt: skip


async def test_who_has_left_a_group_chat_does_not_speak_in_it() -> None:
    made = flow(
        "say > hub.value", "hub.body.start.value > out.messages", "out > chat.message", "chat > hub.body.end.out",
        *(f"chat.members.{n}.start.value > m{n}.messages" for n in range(3)),
        *(f"m{n} > chat.members.{n}.end.out" for n in range(3)),
        say=node("ChatInput"), hub=node("Hub"), chat=node("GroupChat", inside="hub.body", at_most=4),
        out=node("LeaveRoom", inside="hub.body", which="those below", those=["m1"]),
        **{f"m{n}": parrot(f"m{n}").model_copy(update={"inside": Inside(pipeline="chat", slot=f"members.{n}")})
           for n in range(3)},
    )  # fmt: skip

    assert [line[:2] for line in speeches(await talked(made))][1:] == ["m0", "m2", "m0", "m2"]


async def test_a_room_killed_anywhere_goes_on_as_if_nothing_had_happened() -> None:
    journal = MemoryJournal()
    made = coming_and_going()
    whole = heard_by(await talked(made, journal), "hub.body[1]/bob")

    for length in range(len(journal.outcomes)):
        past = Past(dict(list(journal.outcomes.items())[:length]), last_seq=1)
        again = MemoryJournal()
        await talked(made, again, past)
        known = {**past.outcomes, **again.outcomes}
        assert known["hub.body[1]/bob"].value.decode().strip('"').split("\\n") == whole


async def test_who_left_comes_back_with_the_next_run() -> None:
    made = flow(
        "say > hub.value", "hub.body.start.value > bob.messages", "bob > out.messages", "out > hub.body.end.out",
        say=node("ChatInput"), hub=node("Hub"), bob=node("Listener", inside="hub.body"),
        out=node("LeaveRoom", inside="hub.body", which="those below", those=["bob"]),
    )  # fmt: skip
    journal = MemoryJournal()
    await talked(made, journal)
    additions = [addition for outcome in journal.outcomes.values() for addition in outcome.additions]

    events = await talked(made, past=Past(memories={"hub": tuple(addition.message for addition in additions)}))

    assert heard_by(events, "hub.body[1]/bob") == ["topic", "bob leaves the room.", "topic"]


async def test_everyone_can_be_told_what_no_agent_said() -> None:
    made = flow(
        "say > hub.value", "text > tell.message", "tell > bob.messages", "bob > hub.body.end.out",
        say=node("ChatInput"), hub=node("Hub"), text=node("Text", text="the news", inside="hub.body"),
        tell=node("TellEveryone", inside="hub.body"), bob=node("Listener", inside="hub.body"),
    )  # fmt: skip

    assert heard_by(await talked(made), "hub.body[1]/bob") == ["topic", "the news"]
