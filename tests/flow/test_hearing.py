"""Who hears whom, and in which order members speak, while a flow is edited."""

from __future__ import annotations

from pydantic import JsonValue

from studio.flow.document import Flow
from studio.flow.edit import OrderBodies, RemoveNodes, RenameNode
from studio.flow.part import part_of
from tests.flow.building import done, flow, node, wire, wires

KEPT: list[JsonValue] = [["ann", "bob"], ["Cy", "ann"]]
CHAT = flow(
    node("chat", "GroupChat", settings={"kept_from": KEPT}),
    node("ann", "DialogAgent", "chat.members.0"),
    node("bob", "DialogAgent", "chat.members.1"),
    node("cy", "DialogAgent", "chat.members.2"),
    wire("chat.members.0.start.value", "ann.messages"),
    wire("ann", "chat.members.0.end.out"),
    wire("chat.members.2.start.value", "cy.messages"),
)


def kept(made: Flow) -> JsonValue:
    """Who is kept from hearing whom."""
    return made.nodes["chat"].settings.get("kept_from")


def test_who_hears_whom_follows_the_names_of_members() -> None:
    assert kept(done(RenameNode(id="ann", title="Anna"), CHAT).flow) == [["anna", "bob"], ["Cy", "anna"]]
    assert kept(done(RenameNode(id="cy", title="Cyrus"), CHAT).flow) == [["ann", "bob"], ["Cyrus", "ann"]]


def test_a_deleted_member_is_kept_from_nothing() -> None:
    assert kept(done(RemoveNodes(ids=("bob",)), CHAT).flow) == [["Cy", "ann"]]
    assert kept(done(RemoveNodes(ids=("ann",)), CHAT).flow) is None


def test_a_copy_speaks_of_its_own_members() -> None:
    pasted = done(part_of(CHAT, ["chat"]), CHAT).flow

    assert pasted.nodes["chat_2"].settings["kept_from"] == [["ann_2", "bob_2"], ["Cy", "ann_2"]]


def test_members_change_their_order_with_all_their_wires() -> None:
    applied = done(OrderBodies(id="chat", slot="members", order=(2, 0)), CHAT)

    slots = {id: each.inside.slot for id, each in applied.flow.nodes.items() if each.inside}
    assert slots == {"cy": "members.0", "ann": "members.1", "bob": "members.2"}
    assert wires(applied.flow) == [
        "chat.members.1.start.value > ann.messages",
        "ann.out > chat.members.1.end.out",
        "chat.members.0.start.value > cy.messages",
    ]
