"""Sums worked out from text."""

from __future__ import annotations

import math
import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.arithmetic import NotASum, worked_out


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3 * (4 + 5)", 27),
        ("0.1 + 0.2", 0.3),
        ("-2 ^ 2", -4),
        ("2 ** 3 ** 2", 512),
        ("2 ^ -1", 0.5),
        ("15% of 80", 12),
        ("200 + 10%", 200.1),
        ("17 % 5", 2),
        ("17 // 5 =", 3),
        ("7 ÷ 2 − 1", 2.5),  # noqa: RUF001 - the sign people write
        ("sqrt(2)^2", 2),
        ("max(1, 2, 3) - min(4, 5)", -1),
        ("round(3.14159, 2)", 3.14),
        ("round(2.6)", 3),
        ("2 * pi", 2 * math.pi),
        ("1e3 + 1_000", 2000),
        ("99999999999999999999 + 1", 100000000000000000000),
        ("3² + 4²", 25),
    ],
)
def test_sums_are_worked_out_as_people_write_them(text: str, value: float) -> None:
    assert worked_out(text) == pytest.approx(value, rel=1e-14)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "it ends too early"),
        ("1 +", "it ends too early"),
        ("(1", "a bracket is not closed"),
        ("1 2", "“2” stands where a sign should"),
        ("1 / 0", "it divides by zero"),
        ("9 ^ 9 ^ 9", "the number is too large"),
        ("sqrt(-1)", "a function in it was given numbers that it does not take"),
        ("sqrt(1, 2)", "“sqrt” takes one number"),
        ("__import__('os')", "nobody can read"),
        ("import", "“import” stands where a number should"),
        ("(" * 500, "its brackets stand too deep in each other"),
        ("1" * 2000, "the sum is longer than 1,000 characters"),
    ],
)
def test_what_is_no_sum_says_why(text: str, why: str) -> None:
    with pytest.raises(NotASum, match=re.escape(why)):
        worked_out(text)


@given(st.text(alphabet="0123456789.+-*/%^(), eEpisqrtmax_²", max_size=60))
def test_any_text_gives_a_number_or_says_why(text: str) -> None:
    with suppress(NotASum):
        assert math.isfinite(worked_out(text))


@given(st.integers(-(10**9), 10**9), st.integers(-(10**9), 10**9), st.sampled_from("+-*"))
def test_whole_numbers_are_exact(one: int, other: int, sign: str) -> None:
    expected = {"+": one + other, "-": one - other, "*": one * other}[sign]

    assert worked_out(f"({one}) {sign} ({other})") == expected
