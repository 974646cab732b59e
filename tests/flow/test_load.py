from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import cast

import pytest
from pydantic import JsonValue

from studio.flow.document import Flow
from studio.flow.load import read_flow, write_flow
from tests.flow.story import GOOD, SLOWEST, Json, document, nested


def sentence(content: bytes) -> str:
    found = read_flow(content)
    assert not isinstance(found, Flow)
    return found[0].sentence


def test_a_saved_flow_is_read_as_it_was() -> None:
    assert read_flow(write_flow(GOOD)) == GOOD


def test_a_flow_that_is_read_and_written_again_has_the_same_bytes() -> None:
    turned = GOOD.model_copy(update={"layout": dict(reversed(GOOD.layout.items()))})

    again = read_flow(write_flow(GOOD))

    assert isinstance(again, Flow)
    assert write_flow(again) == write_flow(GOOD) == write_flow(turned)
    assert list(again.nodes) == list(GOOD.nodes)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_file_in_another_unicode_form_is_read(encoding: str) -> None:
    assert read_flow(write_flow(GOOD).decode().encode(encoding)) == GOOD


def test_a_component_that_is_not_known_is_kept() -> None:
    raw = document()
    raw["nodes"] = {"chart": {"component": "ChartMaker", "title": "Chart", "settings": {"colour": ["red"]}}}
    raw["wires"], raw["layout"], raw["pins"], raw["off"] = [], {}, {}, []

    found = read_flow(json.dumps(raw).encode())

    assert isinstance(found, Flow)
    assert found.nodes["chart"].settings == {"colour": ["red"]}


def with_node(**changes: JsonValue) -> bytes:
    raw = document()
    cast("dict[str, Json]", raw["nodes"])["writer"].update(changes)
    return json.dumps(raw).encode()


def with_part(**changes: JsonValue) -> bytes:
    return json.dumps({**document(), **changes}).encode()


def ends(source: str, target: str) -> JsonValue:
    first, second = source.partition("."), target.partition(".")
    return [
        {"source": {"node": first[0], "port": first[2]}, "target": {"node": second[0], "port": second[2]}},
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "This file is empty."),
        (b"once upon a time", "This file breaks off or is damaged at line 1, column 1."),
        (write_flow(GOOD)[:-40], "This file breaks off or is damaged at line"),
        (b"[1, 2]", "This file holds no flow: it does not begin with a “{”."),
        (b"\x89PNG\r\n", "This file is not written as text, so it holds no flow."),
        (b"\xff\xfe{", "This file is not written as text, so it holds no flow."),
        (b"[" * 5000 + b"]" * 5000, "This file is nested too deeply at line 1"),
        (b'{"a": NaN}', "At line 1, column 7 stands a number that cannot be kept."),
        (b'{"a": 1e999}', "At line 1, column 7 stands a number that cannot be kept."),
        (b'{"a": "\\ud800"}', "At line 1, column 8 stands half a sign, which cannot be read."),
        (b'{"version": 1, "nodes": {"writer": {}, "writer": {}}}', "“writer” stands twice among the nodes."),
        (
            b'{"nodes": {"a": {"component": "Text", "title": "Words", "settings": {"text": "", "text": ""}}}}',
            "“text” stands twice in Words.",
        ),
        (with_part(version=99), "“Stories” was made by a newer Playbill. Update this one to open it."),
        (with_part(version="two"), "The version of this file must be a whole number."),
        (with_node(title=7), "writer's title must be a text."),
        (with_node(settings=[]), "Writer's settings must be a group of named values."),
        (with_node(colour="red"), "Writer's colour is nothing that Playbill knows."),
        (with_node(inside={"pipeline": "nobody", "slot": "body"}), "Writer stands inside of a node that is not there."),
        (with_node(inside={"pipeline": "writer", "slot": "body"}), "Writer stands inside of one that in turn stands"),
        (with_part(layout={"writer": {"x": 1e9, "y": 0}}), "The place of Writer must be at most 1e+06."),
        (with_part(nodes={"my node": {}}), "“my node” is no name that a node can have."),
        (with_part(wires=ends("nobody.out", "show.message")), "Show's message is connected to a node that is not"),
        (with_part(wires=ends("writer.out", "show.message")), "The wire from Writer to Show cannot stay."),
        (with_part(wires=ends("show.out", "show.message")), "Show waits for itself."),
        (with_part(wires=[{"source": 1}]), "The source of wire 1 must be a group of named values."),
        (with_part(off=["nobody"]), "“off” speaks of “nobody”, and no node is called so."),
        (nested(70), "N 69 stands 69 deep inside other nodes; 64 is the most."),
        (nested(5000), "N 4999 stands 4,999 deep inside other nodes; 64 is the most."),
    ],
)
def test_a_broken_file_is_told_in_a_sentence(content: bytes, expected: str) -> None:
    assert sentence(content).startswith(expected)


def big(make: Callable[[int], str], bytes_wanted: int) -> bytes:
    piece = make(10)
    return ("[" + ",".join(make(index) for index in range(bytes_wanted // (len(piece) + 1))) + "]").encode()


@pytest.mark.parametrize(
    "content",
    [
        b" " * 50_000_000,
        b'{"wires": ' + big(lambda _: "{}", 19_000_000) + b"}",
        b'{"wires": ' + big(lambda _: "[]", 19_000_000) + b"}",
        b'{"wires": ' + big(lambda _: '""', 400_000) + b"}",
        b'{"pins": {"a": ' + big(str, 16_000_000) + b"}}",
        b'{"pins": {"a": ' + big(lambda _: '"%s"' % ("x" * 1000), 19_000_000) + b"}}",
        b'{"nodes": {' + b",".join(b'"n_%d": {}' % index for index in range(20_000)) + b"}}",
        b'{"nodes": {' + b",".join(b'"n %d": 1' % index for index in range(20_000)) + b"}}",
        b'{"nodes": {' + b",".join(b'"n_%d": {}' % index for index in range(500_000)) + b"}}",
        nested(10_000),
    ],
    ids=range(10),
)
def test_a_huge_file_is_told_within_a_second(content: bytes) -> None:
    started = time.process_time()
    found = read_flow(content)

    assert time.process_time() - started < SLOWEST
    assert not isinstance(found, Flow)
