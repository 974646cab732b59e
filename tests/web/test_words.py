from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.web.words import WordCount, done_in, duration, listing, plural, quoted, roughly, times, word_count

PIECES = st.lists(st.text(alphabet="ab \n\t.é語カ한", max_size=6), max_size=12)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.31, "0.3 s"),
        (9.9, "9.9 s"),
        (9.96, "10 s"),
        (42, "42 s"),
        (60, "1 min"),
        (185, "3 min 5 s"),
        (7200, "2 h"),
    ],
)
def test_a_duration_is_as_short_as_it_is_true(seconds: float, words: str) -> None:
    assert duration(seconds) == words


def test_hardly_any_time_is_said_as_such() -> None:
    assert (done_in(0.01), done_in(2.1), roughly(0.2)) == ("Done at once", "Done in 2.1 s", "1 s")


def test_counts_take_the_plural() -> None:
    assert (plural(1, "step"), plural(12_000, "word"), times(1), times(2), times(4)) == (
        "1 step",
        "12,000 words",
        "once",
        "twice",
        "4 times",
    )


def test_long_lists_end_in_a_number() -> None:
    assert listing(["A"]) == "A"
    assert listing(["A", "B", "C"]) == "A, B and C"
    assert listing(["A", "B", "C", "D"]) == "A, B and 2 others"


def test_a_quotation_is_one_line_cut_at_a_word() -> None:
    assert quoted("one\ntwo") == "“one two”"
    assert quoted("a word and more", most=9) == "“a word…”"


def test_signs_of_scripts_without_spaces_count_as_words() -> None:
    assert word_count("日本語 is nice") == 5


@given(PIECES)
def test_words_are_counted_the_same_however_the_text_is_cut(pieces: list[str]) -> None:
    count = WordCount()
    for piece in pieces:
        count.add(piece)

    assert count.total == word_count("".join(pieces))
