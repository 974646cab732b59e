"""A saved flow as a node of another."""

from __future__ import annotations

from typing import cast

import pytest
from pydantic import JsonValue

from components.pipelines.sub_flow import SubFlow
from studio.encoding import from_json
from studio.engine.events import NodeFailed, NodeMessage
from studio.engine.journal import MemoryJournal
from studio.errors import StepFailure
from studio.flow.document import Flow
from studio.flow.sub_flows import expand
from studio.spec import spec_of
from studio.values import Message, Text
from tests.components.staged import EVERYTHING, cut, given, performed
from tests.engine.playing import flow, node, of_type, values

TWICE = flow(
    "said > one.value", "one > shown.message",
    "note > two.value", "two > also.message",
    said=node("ChatInput"),
    note=node("Text", text="own"),
    one=node("Counted", mark="1"),
    two=node("Counted", mark="2"),
    shown=node("Show"),
    also=node("Show"),
)  # fmt: skip
LIBRARY = {"twice": TWICE}


def calling(*wires: str, **nodes: object) -> Flow:
    """A flow with a node that stands for the saved one, put in."""
    made = flow(*wires, call=node("SubFlow", flow="twice"), **nodes)  # pyright: ignore[reportArgumentType]
    return expand(made, EVERYTHING, LIBRARY)


def told(value: object) -> list[str]:
    """The texts of the message that a step made."""
    message = from_json(cast("JsonValue", value))
    assert isinstance(message, Message)
    return [part.text for part in message.parts if isinstance(part, Text)]


async def test_what_is_connected_goes_into_the_inputs_in_order_and_all_answers_come_out_as_one() -> None:
    one = calling("a > call.inputs", a=given(node("Text", text="x")))
    two = calling("a > call.inputs", "b > call.inputs", a=node("Text", text="x"), b=node("Text", text="y"))

    assert told(values(await performed(one))["call"]) == ["x1", "own2"]
    assert told(values(await performed(two))["call"]) == ["x1", "y2"]


async def test_it_says_nothing_of_its_own_in_the_chat_as_the_answer() -> None:
    events = await performed(calling("a > call.inputs", a=node("Text", text="x")))

    assert [event.node for event in of_type(events, NodeMessage) if event.answer] == []


async def test_an_input_that_nothing_is_connected_to_is_missed_by_name() -> None:
    (failed,) = of_type(await performed(calling()), NodeFailed)

    assert failed.sentence == "said was given nothing to begin with."


async def test_it_works_in_a_loop_and_in_another_of_its_kind() -> None:
    inner = flow(
        "in > call.inputs",
        "call > out.message",
        **{"in": node("ChatInput"), "call": node("SubFlow", flow="twice"), "out": node("Show")},
    )
    outer = flow(
        "loop.body.start.value > call.inputs", "call > loop.body.end.out",
        loop=given(node("Repeat", times=3), value="x"),
        call=node("SubFlow", flow="inner", inside="loop.body"),
    )  # fmt: skip

    found = values(await performed(expand(outer, EVERYTHING, {"inner": inner, **LIBRARY})))

    assert len([path for path in found if path.endswith("/call__call__one")]) == 3


async def test_a_run_cut_anywhere_makes_the_same_of_what_is_left() -> None:
    made = calling("a > call.inputs", a=node("Text", text="x"))
    journal = MemoryJournal()
    whole = told(values(await performed(made, journal))["call"])

    for length in range(len(journal.outcomes)):
        again = await performed(made, MemoryJournal(), cut(journal, length))
        assert told(values(again)["call"]) == whole


async def test_a_node_whose_flow_is_gone_fails_alone() -> None:
    alone = flow("a > call.inputs", a=node("Text", text="x"), call=node("SubFlow", flow="gone"))

    (failed,) = of_type(await performed(expand(alone, EVERYTHING, {})), NodeFailed)

    assert failed.sentence == "call got no answer from another flow. Choose a flow that has Show in it."


async def test_a_flow_without_answers_fails_with_what_to_do() -> None:
    async def silent(inputs: dict[str, Message]) -> list[Message]:
        return [] * len(inputs)

    with pytest.raises(StepFailure, match="Choose a flow that has Show in it"):
        await SubFlow()(Message.of("x"), body=silent)


def test_nobody_drops_anything_into_it() -> None:
    spec = spec_of(SubFlow)

    assert [(slot.name, slot.saved) for slot in spec.slots] == [("body", True)]
    assert [(setting.name, setting.kind) for setting in spec.settings] == [("flow", "flow")]
    assert not spec.inputs[0].required
