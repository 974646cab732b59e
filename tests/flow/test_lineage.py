from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue

from studio.flow.lineage import lineage

ALIKE = st.lists(st.text("abc", max_size=1), min_size=1, max_size=8)
"""Lists in which some items are alike."""


@given(st.lists(st.text(max_size=4), max_size=8, unique=True), st.data())
def test_items_in_any_other_order_are_found_again(before: list[JsonValue], data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(len(before))))

    assert lineage(before, [before[old] for old in order]) == tuple(order)


@given(ALIKE, st.text("abcd", max_size=2), st.data())
def test_an_item_reworded_in_place_keeps_its_place(before: list[JsonValue], word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(before) - 1))

    assert lineage(before, [*before[:at], word, *before[at + 1 :]]) == tuple(range(len(before)))


@given(ALIKE, st.data())
def test_items_taken_away_leave_the_others_as_they_were(before: list[JsonValue], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(before) - 1))
    after = before[:at] + before[at + 1 :]

    came = [old for old in lineage(before, after) if old is not None]

    assert came == sorted(came)
    assert [before[old] for old in came] == after


@given(ALIKE, st.text("abcd", max_size=1), st.data())
def test_an_item_put_in_is_the_only_new_one(before: list[JsonValue], word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(before)))

    came = lineage(before, [*before[:at], word, *before[at:]])

    assert [old for old in came if old is not None] == list(range(len(before)))


@given(ALIKE, st.data())
def test_an_item_moved_takes_nothing_else_along(before: list[JsonValue], data: st.DataObject) -> None:
    start, to = (data.draw(st.integers(0, len(before) - 1)) for _ in range(2))
    after = before[:start] + before[start + 1 :]
    after.insert(to, before[start])

    came = [old for old in lineage(before, after) if old is not None]

    assert [before[old] for old in came] == after
    assert sorted(came) == list(range(len(before)))


@given(ALIKE, ALIKE)
def test_no_item_comes_of_two_and_none_goes_to_two(before: list[JsonValue], after: list[JsonValue]) -> None:
    came = [old for old in lineage(before, after) if old is not None]

    assert len(came) == len(set(came))
    assert all(0 <= old < len(before) for old in came)


def way(title: str, rule: str) -> JsonValue:
    """A way with a title and what it is taken by."""
    return {"title": title, "when": rule}


A, B, C = way("A", "a"), way("B", "b"), way("C", "c")


@pytest.mark.parametrize(
    ("after", "came"),
    [
        ([way("C", "new rule"), A, B], (2, 0, 1)),
        ([way("B", "new rule"), A], (1, 0)),
        ([A, way("New title", "b"), C], (0, 1, 2)),
        ([C, A, way("New title", "b")], (2, 0, 1)),
        ([A, way("New title", "c")], (0, 1)),
        ([B, way("New title", "new rule"), A], (1, 2, 0)),
        ([way("New", "new"), A, B, C], (None, 0, 1, 2)),
        ([way("New", "new"), C, B, A, way("Newer", "newer")], (None, 2, 1, 0, None)),
        ([way("1", "1"), way("2", "2"), way("3", "3")], (0, 1, 2)),
        ([], ()),
    ],
)
def test_a_way_is_known_by_its_title_its_rule_or_its_neighbours(
    after: list[JsonValue], came: tuple[int | None, ...]
) -> None:
    assert lineage([A, B, C], after) == came


def test_yes_and_one_are_two_items() -> None:
    assert lineage([1, True], [True, 1]) == (1, 0)
