from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.models.redaction import MASK, last_four, redacted


@given(st.text(), st.text(min_size=4), st.text())
def test_a_known_secret_is_taken_out_wherever_it_stands(before: str, secret: str, after: str) -> None:
    assert secret not in redacted(f"{before}{secret}{after}", [secret]).replace(MASK, "")


@pytest.mark.parametrize(
    "text",
    [
        "key sk-proj-abcdef1234567890 refused",
        "sk-abcd****************wxyz",
        "AIzaSyA1234567890abcdefghijk",
        "Bearer abc.def",
    ],
)
def test_what_looks_like_a_key_is_taken_out_too(text: str) -> None:
    assert MASK in redacted(text)


def test_plain_words_stay() -> None:
    assert redacted("The model sk is busy, try later.", ["", "a"]) == "The model sk is busy, try later."


def test_only_a_long_key_shows_its_last_four_signs() -> None:
    assert last_four("sk-1234567890abcdef") == "cdef"
    assert last_four("short") == ""
