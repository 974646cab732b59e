from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from studio.flow.apply import Applied, apply, diff, replay, undo_of
from studio.flow.check_structure import structure_problems
from studio.flow.document import End, Flow, Node, Wire
from studio.flow.edit import Change
from studio.flow.load import read_flow, write_flow
from tests.flow.building import CATALOG, flow, node, wire
from tests.flow.random_edits import edits

IDS = st.sampled_from(["a", "b", "c"])
ENDS = st.builds(End, node=IDS, port=st.sampled_from(["out", "value"]))
FLOWS = st.builds(
    Flow,
    name=st.sampled_from(["One", "Two", ""]),
    nodes=st.dictionaries(IDS, st.builds(Node, component=st.just("Text"), title=st.sampled_from(["A", "B"]))),
    wires=st.lists(st.builds(Wire, source=ENDS, target=ENDS), max_size=6).map(tuple),
    pins=st.dictionaries(IDS, st.sampled_from([1, 1.0, True, None, "x"])),
    off=st.frozensets(IDS),
)


@given(FLOWS, FLOWS)
def test_a_change_leads_from_one_flow_to_the_other(before: Flow, after: Flow) -> None:
    change = Change.model_validate_json(diff(before, after).model_dump_json())

    assert replay(change, before).model_dump() == after.model_dump()
    assert repr(replay(change, before).pins.items() ^ after.pins.items()) == "set()"


@given(st.data())
@settings(max_examples=50)
def test_every_edit_keeps_a_flow_sound_and_can_be_taken_back(data: st.DataObject) -> None:
    now = Flow()
    for _ in range(data.draw(st.integers(1, 15))):
        applied = apply(data.draw(edits(now)), now, CATALOG)
        if not isinstance(applied, Applied):
            assert applied.sentence.endswith(".")
            continue
        after = applied.flow
        assert structure_problems(after) == ()
        assert Flow.model_validate(after.model_dump()) == after
        assert replay(applied.change, now) == after
        assert replay(undo_of(applied.change, now, after), after) == now
        now = after
    assert read_flow(write_flow(now)) == now


def test_a_small_edit_is_a_small_change() -> None:
    before = flow(
        *(node(f"n_{index}", "Text") for index in range(50)),
        node("both", "JoinTexts"),
        *(wire(f"n_{index}", "both") for index in range(50)),
    )
    after = before.model_copy(update={"wires": before.wires[:10] + before.wires[11:40] + before.wires[41:]})

    change = diff(before, after)

    assert change.wires_removed == (before.wires[10], before.wires[40])
    assert change.wires_added == ()
    assert [placed.index for placed in diff(after, before).wires_added] == [10, 40]
