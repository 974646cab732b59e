from __future__ import annotations

import json
import random
import time
from collections.abc import Callable
from typing import cast

import pytest
from pydantic import JsonValue

from studio.flow.document import Flow
from studio.flow.load import read_flow, write_flow
from studio.flow.problem import Problem
from tests.flow.building import flow, node, twin, wire

Json = dict[str, JsonValue]
GOOD = flow(
    node("ask", "ChatInput"),
    node("loop", "While", settings={"at_most": 4}),
    node("writer", "DialogAgent", "loop.body", settings={"instructions": "Rhyme, \u201cplease\u201d.\n"}),
    twin("again", "DialogAgent", "writer"),
    node("show", "Show"),
    wire("ask", "loop"),
    wire("loop.body.start.value", "writer"),
    wire("writer", "loop.body.end.result"),
    wire("loop", "show"),
    name="Stories",
).model_copy(update={"pins": {"ask": {"$message": {"parts": []}}}, "off": frozenset({"show"})})
SLOWEST = 1.0
"""Seconds that no file may take."""


def document() -> Json:
    return cast("Json", json.loads(write_flow(GOOD)))


def sentence(content: bytes) -> str:
    found = read_flow(content)
    assert not isinstance(found, Flow)
    return found[0].sentence


def test_a_saved_flow_is_read_as_it_was() -> None:
    assert read_flow(write_flow(GOOD)) == GOOD
    assert write_flow(Flow.model_validate_json(GOOD.model_dump_json())) == write_flow(GOOD)


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


def nested(depth: int) -> bytes:
    nodes: Json = {"n_0": {"component": "Repeat", "title": "N 0"}}
    for index in range(1, depth):
        inside: Json = {"pipeline": f"n_{index - 1}", "slot": "body"}
        nodes[f"n_{index}"] = {"component": "Repeat", "title": f"N {index}", "inside": inside}
    return json.dumps({"version": 1, "nodes": nodes}).encode()


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


def mutated(content: bytes, chance: random.Random) -> bytes:
    """The content with one to three pieces dropped, doubled, swapped or replaced."""
    changed = bytearray(content)
    for _ in range(chance.randint(1, 3)):
        start = chance.randrange(len(changed))
        piece = slice(start, start + chance.choice([1, 1, 2, 5, 30, 300]))
        changed[piece] = chance.choice(PIECES)(bytes(changed[piece]), chance)
        if not changed:
            return b""
    return bytes(changed)


PIECES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    lambda _, __: b"",
    lambda piece, _: piece * 2,
    lambda piece, _: piece[::-1],
    lambda piece, chance: chance.randbytes(len(piece)),
    lambda _, chance: chance.choice([b"null", b"NaN", b"-1", b"1e400", b"true", b"[]", b"{}", b'"', b"\xef\xbb\xbf"]),
    lambda _, chance: chance.choice(
        [b"writer", b"loop", b'"body"', b"\\ud800", b"\x00", b"9" * 40, b"," * 3, b"[" * 99]
    ),
)


def replaced(value: JsonValue, chance: random.Random) -> JsonValue:
    """The value with something inside of it replaced by something of another kind."""
    if isinstance(value, dict) and value and chance.random() < 0.9:
        name = chance.choice(list(value))
        return {**value, chance.choice([name, name, name, "x"]): replaced(value[name], chance)}
    if isinstance(value, list) and value and chance.random() < 0.9:
        index = chance.randrange(len(value))
        return [*value[:index], replaced(value[index], chance), *value[index + 1 :]]
    return chance.choice([None, 0, -1, 2**70, 1.5, "", "writer", "loop.body", [], {}, [[]], {"a": 1}, True, "x" * 300])


def test_ten_thousand_damaged_files_each_give_a_flow_or_a_sentence() -> None:
    chance = random.Random(20)  # noqa: S311 - the same files every time
    good, raw = write_flow(GOOD), document()
    slowest, refused = 0.0, 0
    for number in range(10_000):
        content = mutated(good, chance) if number % 2 else json.dumps(replaced(raw, chance)).encode()
        started = time.process_time()
        found = read_flow(content)
        slowest = max(slowest, time.process_time() - started)
        if isinstance(found, Flow):
            assert read_flow(write_flow(found)) == found
        else:
            refused += 1
            assert all(is_sentence(problem) for problem in found), found
    assert slowest < SLOWEST
    assert refused > 5_000


def is_sentence(problem: Problem) -> bool:
    return problem.sentence.endswith(".") and not any(
        word in problem.sentence.lower() for word in ("invalid", "exception", "input should", "traceback")
    )
