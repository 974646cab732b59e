from __future__ import annotations

import json
import random
import time
from collections.abc import Callable

from pydantic import JsonValue

from studio.flow.document import Flow
from studio.flow.load import read_flow, write_flow
from studio.flow.problem import Problem
from tests.flow.story import GOOD, SLOWEST, document


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
