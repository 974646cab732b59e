"""Models use tools in the way of their protocol, and are understood."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue

from studio.chat_model import Finished
from studio.errors import ModelFailure
from studio.models.protocols import ProtocolName
from tests.fakes.calling import CALLING
from tests.fakes.model_server import FakeModel, Reply, event
from tests.fakes.tongues import TONGUES
from tests.models.asking import hear, speaking
from tests.models.using import ADD, NOW, PROTOCOLS, asked, calls_of, read

Uses = list[tuple[str, dict[str, JsonValue]]]


@pytest.mark.parametrize("protocol", PROTOCOLS)
async def test_tools_used_at_once_are_read_with_their_arguments(protocol: ProtocolName) -> None:
    async with FakeModel(tongue=TONGUES[protocol]) as fake:
        fake.send(Reply(CALLING[protocol](ADD, NOW)))
        heard = await hear(speaking(fake, protocol), asked())

    assert [(call.name, call.arguments) for call in calls_of(heard.deltas)] == [
        ("add", {"a": 1, "b": [2, "ü"]}),
        ("now", {}),
    ]
    assert heard.finished
    assert heard.finished.reason == "tool_calls"


@pytest.mark.parametrize("protocol", PROTOCOLS)
@given(st.data())
def test_calls_are_the_same_wherever_the_answer_is_cut_into_pieces(protocol: ProtocolName, data: st.DataObject) -> None:
    wire = b"".join(CALLING[protocol](ADD, replace(NOW, arguments={"in": "Łódź 🏙"})))
    cuts = sorted(data.draw(st.sets(st.integers(1, len(wire) - 1), max_size=12)))
    pieces = [wire[begin:end] for begin, end in zip([0, *cuts], [*cuts, None], strict=True)]

    found = calls_of(read(protocol, *pieces))
    assert [(call.name, call.arguments) for call in found] == [("add", ADD.arguments), ("now", {"in": "Łódź 🏙"})]


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_an_answer_that_breaks_off_hands_on_no_half_call(protocol: ProtocolName) -> None:
    wire = b"".join(CALLING[protocol](ADD, NOW))
    outcomes = [_calls_or_failure(protocol, wire[:cut]) for cut in range(0, len(wire), 3)]

    whole: Uses = [("add", ADD.arguments), ("now", {})]
    assert all(outcome == whole for outcome in outcomes if not isinstance(outcome, ModelFailure))
    assert sum(isinstance(outcome, ModelFailure) and outcome.retryable for outcome in outcomes) > len(outcomes) / 2


def _calls_or_failure(protocol: ProtocolName, wire: bytes) -> Uses | ModelFailure:
    try:
        return [(call.name, call.arguments) for call in calls_of(read(protocol, wire))]
    except ModelFailure as failure:
        return failure


STRANGE: list[tuple[list[JsonValue], list[tuple[str, dict[str, JsonValue]]]]] = [
    ([{"id": "x", "function": {"name": "add", "arguments": {"a": 1}}}], [("add", {"a": 1})]),
    ([{"index": 0, "function": {"name": "now"}}], [("now", {})]),
    ([{"function": {"name": "now", "arguments": "null"}}], [("now", {})]),
    ([{"function": {"name": "add", "arguments": '"{\\"a\\": 1}"'}}], [("add", {"a": 1})]),
    ([{"function": {"name": "add", "arguments": "{'a': 1, b: 2,}"}}], [("add", {"a": 1, "b": 2})]),
    (
        [{"function": {"name": "now", "arguments": "{}"}}, {"function": {"name": "add", "arguments": '{"a":1}'}}],
        [("now", {}), ("add", {"a": 1})],
    ),
    (
        [
            {"index": 0, "id": "p", "function": {"name": "now", "arguments": "{}"}},
            {"index": 0, "id": "q", "function": {"name": "add", "arguments": '{"a":1}'}},
        ],
        [("now", {}), ("add", {"a": 1})],
    ),
]


@pytest.mark.parametrize(("pieces", "meant"), STRANGE)
def test_servers_that_write_calls_in_a_way_of_their_own_are_understood(
    pieces: list[JsonValue], meant: list[tuple[str, dict[str, JsonValue]]]
) -> None:
    deltas = read("openai", completion(*pieces), b"data: [DONE]\n\n")

    found = calls_of(deltas)
    assert [(call.name, call.arguments) for call in found] == meant
    assert len({call.id for call in found}) == len(found)
    assert all(call.id and not call.unreadable for call in found)
    assert deltas[-1] == Finished("tool_calls")


def completion(*calls: JsonValue, finish: str = "tool_calls") -> bytes:
    return event({"choices": [{"delta": {"tool_calls": [*calls]}, "finish_reason": finish}]})


@pytest.mark.parametrize(("raw", "finish"), [("[1, 2]", "tool_calls"), ("one and two", "stop"), ('{"a": 10', "length")])
def test_arguments_that_cannot_be_read_or_were_cut_off_are_handed_on_as_they_are(raw: str, finish: str) -> None:
    (call,) = calls_of(read("openai", completion({"function": {"name": "add", "arguments": raw}}, finish=finish)))

    assert (call.arguments, call.unreadable) == ({}, raw)


@given(st.text(max_size=40))
def test_whatever_stands_for_arguments_a_call_comes_of_it(raw: str) -> None:
    (call,) = calls_of(read("openai", completion({"function": {"name": "add", "arguments": raw}})))

    assert call.name == "add"
    assert not (call.arguments and call.unreadable)
