"""Random edits for a flow, many of which fit it."""

from __future__ import annotations

from hypothesis import strategies as st
from pydantic import JsonValue

from studio.flow.apply import part_of
from studio.flow.document import End, Flow, Inside, Node, NodeId, Place, Wire
from studio.flow.edit import (
    AddNode,
    ChangeLiteral,
    ChangeSetting,
    Connect,
    Describe,
    Disconnect,
    Edit,
    InsertOnWire,
    MoveNodes,
    Pin,
    RemoveNodes,
    RenameNode,
    SwitchNodes,
)
from studio.flow.ports import ports_of
from tests.flow.building import CATALOG

COMPONENTS = st.sampled_from(
    ["DialogAgent", "Text", "JoinTexts", "Show", "Repeat", "While", "Sequence", "If", "Camera", "Gallery", "ChartMaker"]
)
TITLES = st.sampled_from(["Writer", "Critic", "list", "3 experts", "作家", "Écrivain", "if", "Writer 2"]) | st.text(
    min_size=1, max_size=12
)
PLACES = st.builds(Place, x=st.integers(-50, 50).map(float), y=st.integers(-50, 50).map(float))
SETTINGS = st.sampled_from(["instructions", "temperature", "times", "policy", "policy.tries", "until", "colour"])
SOME_VALUES: tuple[JsonValue, ...] = (
    *("words", 2, True, None, 0.25, -1),
    *({"tries": 4}, {"rules": []}, ["a"], {"$message": {}}, float("nan")),
)
VALUES = st.sampled_from(SOME_VALUES)


def bodies(flow: Flow) -> list[Inside]:
    """Every body of a flow that a node may stand in."""
    found: list[Inside] = []
    for id, node in flow.nodes.items():
        ports = ports_of(node.component, CATALOG)
        found += [Inside(pipeline=id, slot=slot.replace("#", "1")) for slot in (ports.slots if ports else ())]
    return found


def ends(flow: Flow, side: str) -> list[End]:
    """Every port of a flow where a wire may begin (`sources`) or end (`targets`)."""
    found: list[End] = []
    for id, node in flow.nodes.items():
        ports = ports_of(node.component, CATALOG)
        names = (ports.sources if side == "sources" else ports.targets) if ports else ["out"]
        found += [End(node=id, port=name.replace("#", "1")) for name in names]
    return found


def edits(flow: Flow) -> st.SearchStrategy[Edit]:
    """Edits that speak of what is in a flow, now and then of what is not."""
    ids = st.sampled_from([*flow.nodes, "nobody"])
    some = st.lists(ids, max_size=3).map(tuple)
    inside = st.sampled_from([*bodies(flow), None])
    nodes = st.builds(Node, component=COMPONENTS, title=TITLES, inside=inside)
    new_wires = st.builds(
        Wire,
        source=st.sampled_from(ends(flow, "sources") or [End(node="nobody", port="out")]),
        target=st.sampled_from(ends(flow, "targets") or [End(node="nobody", port="value")]),
    )
    old_wires = st.sampled_from(flow.wires) if flow.wires else new_wires
    return st.one_of(
        st.builds(AddNode, id=st.sampled_from(["writer", "list", "loop"]), node=nodes, place=PLACES),
        st.builds(Connect, wire=new_wires),
        st.builds(Connect, wire=new_wires),
        st.builds(Disconnect, wire=old_wires),
        st.builds(RemoveNodes, ids=some, heal=st.booleans()),
        st.builds(RenameNode, id=ids, title=TITLES),
        st.builds(ChangeSetting, ids=some, field=SETTINGS, value=VALUES, reset=st.booleans()),
        st.builds(ChangeLiteral, id=ids, port=st.sampled_from(["message", "value"]), value=VALUES),
        st.builds(SwitchNodes, ids=some, off=st.booleans()),
        st.builds(Pin, id=ids, value=VALUES),
        st.builds(Describe, name=TITLES),
        st.builds(
            MoveNodes,
            places=st.dictionaries(ids, PLACES, max_size=3),
            inside=st.sampled_from([*bodies(flow), None, "top"]),
        ),
        insertions(flow, old_wires),
        st.lists(st.sampled_from([*flow.nodes]), max_size=3).map(lambda chosen: part_of(flow, chosen))
        if flow.nodes
        else st.nothing(),
    )


def insertions(flow: Flow, wires: st.SearchStrategy[Wire]) -> st.SearchStrategy[Edit]:
    """A node, new or already there, put on a wire."""

    def insertion(wire: Wire, id: NodeId, place: Place) -> InsertOnWire:
        return InsertOnWire(
            wire=wire,
            id=id,
            node=None if id in flow.nodes else Node(component="DialogAgent", title="Between"),
            place=place,
            source=End(node=id, port="out"),
            target=End(node=id, port="messages"),
        )

    return st.builds(insertion, wire=wires, id=st.sampled_from([*flow.nodes, "between"]), place=PLACES)
