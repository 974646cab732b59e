"""Conditions hold or they do not, for whatever comes."""

from __future__ import annotations

import re
import time
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.condition import Condition, Operator, Rule, RuleField
from studio.values import Message, Value
from studio.wire_types import plain_text
from tests.anything import WILD, WORDS

RULES = st.builds(
    Rule,
    field=st.sampled_from(get_args(RuleField)),
    operator=st.sampled_from(get_args(Operator)),
    value=st.one_of(WORDS, st.sampled_from(["1", "1,5", "1,000", "nan", "inf", "1e999"])),
)
CONDITIONS = st.builds(Condition, match=st.sampled_from(["all", "any"]), rules=st.lists(RULES, max_size=3).map(tuple))


def holds(value: Value, operator: Operator, wanted: str = "", field: RuleField = "text") -> bool:
    """Whether one rule holds."""
    return Condition(rules=(Rule(field=field, operator=operator, value=wanted),)).holds(value)


@given(condition=CONDITIONS, value=WILD)
def test_every_condition_says_yes_or_no_to_every_value(condition: Condition, value: Value) -> None:
    assert condition.holds(value) in (True, False)


@given(rules=st.lists(RULES, min_size=1, max_size=3).map(tuple), value=WILD)
def test_when_all_rules_hold_any_of_them_does(rules: tuple[Rule, ...], value: Value) -> None:
    if Condition(match="all", rules=rules).holds(value):
        assert Condition(match="any", rules=rules).holds(value)


@pytest.mark.parametrize("match", ["all", "any"])
def test_without_rules_a_condition_holds(match: str) -> None:
    assert Condition.model_validate({"match": match}).holds("whatever")


@given(value=WILD, wanted=WORDS)
def test_not_is_the_opposite(value: Value, wanted: str) -> None:
    assert holds(value, "contains", wanted) is not holds(value, "does not contain", wanted)
    assert holds(value, "is", wanted) is not holds(value, "is not", wanted)
    for field in get_args(RuleField):
        assert holds(value, "is empty", field=field) is not holds(value, "is not empty", field=field)


@pytest.mark.parametrize(
    ("value", "operator", "wanted"),
    [
        ("Well APPROVED.", "contains", "approved"),
        (Message.of("Straße"), "is", "STRASSE"),
        ("  yes \n", "is", "yes"),
        ("Once upon a time", "begins with", "once"),
        ("The end", "ends with", "END"),
        ("", "is empty", ""),
        (None, "is empty", ""),
        ("12", "is more than", "9"),
        ("1,5", "is less than", "1.6"),
        ("1,200.5", "is more than", "1,000"),
        (["a", "b"], "contains", "b"),
        ({"verdict": "good"}, "contains", "good"),
        ("Dear Ann, yours, Bob", "matches", "dear *, yours*"),
        ("What? (really)", "matches", "what? (*)"),
        ("abc", "matches", "ABC"),
        ("", "matches", "*"),
        ("hello", "is longer than", "4"),
        (" ß ", "is shorter than", "2"),
        (True, "is", "yes"),
    ],
)
def test_a_rule_reads_as_people_mean_it(value: Value, operator: Operator, wanted: str) -> None:
    assert holds(value, operator, wanted)


@pytest.mark.parametrize(
    ("text", "pattern"),
    [("aba", "ab*ba"), ("abc", "*b"), ("abc", "b*"), ("abc", "a*c*b*"), ("abc", "a?c"), ("abc", "")],
)
def test_a_pattern_fits_the_whole_text_and_only_a_star_stands_for_something_else(text: str, pattern: str) -> None:
    assert not holds(text, "matches", pattern)


@given(text=st.text("abA*.\n", max_size=12), pattern=st.text("ab*.\n", max_size=8))
def test_a_pattern_means_what_it_means_everywhere(text: str, pattern: str) -> None:
    expression = ".*".join(map(re.escape, pattern.strip().casefold().split("*")))
    expected = re.fullmatch(expression, text.strip().casefold(), re.DOTALL) is not None
    assert holds(text, "matches", pattern) is expected


def test_no_pattern_takes_long() -> None:
    begun = time.perf_counter()
    assert not holds("a" * 100_000, "matches", "a*" * 4_998 + "b*")
    assert time.perf_counter() - begun < 2


@given(value=WILD, length=st.integers(-2, 20))
def test_a_text_is_longer_shorter_or_just_as_long(value: Value, length: int) -> None:
    longer, shorter = (holds(value, operator, str(length)) for operator in ("is longer than", "is shorter than"))
    assert longer + shorter + (len(plain_text(value).strip()) == length) == 1


@pytest.mark.parametrize(
    ("value", "operator", "wanted"),
    [("ten", "is more than", "9"), ("12", "is more than", "many"), ("ten", "is", "10"), ("nan", "is less than", "1")],
)
def test_what_is_no_number_is_neither_more_nor_less(value: Value, operator: Operator, wanted: str) -> None:
    assert not holds(value, operator, wanted, field="number")


def test_words_are_counted() -> None:
    assert holds(Message.of("three little words"), "is", "3", field="words")
    assert holds("", "is", "0", field="words")
