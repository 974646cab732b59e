"""Values as JSON, back, and their fingerprints."""

from __future__ import annotations

import math

import orjson
import pytest
from hypothesis import given

from studio.encoding import DEEPEST, decode, digest, encode, from_json, storable
from studio.errors import StepFailure
from studio.values import Image, Message, Value
from tests.anything import JSON, MESSAGES, VALUES, WILD

PICTURE = Image(hash="a" * 64, mime="image/png", size=1)


@given(value=VALUES)
def test_what_was_encoded_is_decoded_to_the_same(value: Value) -> None:
    assert decode(encode(value)) == value
    assert from_json(orjson.loads(encode(value))) == value


@given(value=WILD)
def test_what_json_cannot_say_is_mended_once_and_stays_so(value: Value) -> None:
    mended = decode(encode(value))
    assert decode(encode(mended)) == mended
    assert digest(mended) == digest(value)


@given(value=WILD)
def test_a_storable_value_is_what_its_content_says(value: Value) -> None:
    kept, content = storable(value)
    assert encode(kept) == content


@pytest.mark.parametrize(
    ("value", "mended"),
    [
        (math.nan, None),
        (-math.inf, None),
        (2**70, float(2**70)),
        (10**400, None),
        ("half \ud83d", "half \ufffd"),
        ("\ud83d\ude00", "😀"),
        ({"\udc00": 1}, {"\ufffd": 1}),
        ((1, (2,)), [1, [2]]),
    ],
)
def test_the_mended_value_is_the_nearest_there_is(value: Value, mended: Value) -> None:
    assert decode(encode(value)) == mended


@pytest.mark.parametrize(
    "value",
    [
        {"$message": {"parts": []}},
        {"$media": PICTURE.model_dump()},
        {"$data": {"$data": {"$message": {"parts": []}}}},
        [{"$data": {}}, {"$data": [1]}, {"$data": None}, {}],
        {"a": {"$message": {"parts": []}}, "$message": 1},
    ],
)
def test_data_cannot_pass_for_a_message(value: Value) -> None:
    assert decode(encode(value)) == value


@given(content=JSON)
def test_any_json_can_be_decoded(content: Value) -> None:
    found = decode(orjson.dumps(content))
    assert decode(encode(found)) == found


@pytest.mark.parametrize("content", ['{"$message":5}', '{"$message":{"parts":7}}', '{"$media":{"kind":"image"}}'])
def test_what_only_looks_like_ours_is_data(content: str) -> None:
    assert decode(content.encode()) == orjson.loads(content)


def nested(deep: int) -> Value:
    """Lists in lists."""
    value: Value = []
    for _ in range(deep):
        value = [value]
    return value


def test_a_value_may_be_nested_as_deep_as_said_and_no_deeper() -> None:
    assert decode(encode(nested(DEEPEST))) == nested(DEEPEST)
    assert digest([nested(DEEPEST)])
    for deep in (DEEPEST + 1, 100_000):
        with pytest.raises(StepFailure, match="deep"):
            encode(nested(deep))


@given(message=MESSAGES)
def test_ids_and_times_of_messages_do_not_count_in_a_fingerprint(message: Message) -> None:
    again = message.model_copy(update={"id": "other", "time": 1.0})
    assert digest([message]) == digest([again])
    assert digest(message) != digest(message.model_copy(update={"sender": message.sender + "!"}))


@given(value=VALUES)
def test_a_stored_value_has_the_fingerprint_of_the_one_that_was_stored(value: Value) -> None:
    assert digest(decode(encode(value))) == digest(value)


def test_the_order_of_fields_does_not_count_but_that_of_items_does() -> None:
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1})
    assert digest([1, 2]) != digest([2, 1])
    assert digest("1") != digest(1)
    assert digest("a", "b") != digest("ab")
