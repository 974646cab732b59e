"""Durations, counts and lists as plain English, and the counting of words while they stream."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_AT_ONCE = 0.05
_TENTHS_BELOW = 9.95
_MINUTE = 60
_HOUR = 3600
_SIGN = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
"""Scripts written without spaces, in which every sign counts as a word."""
_WORD = re.compile(f"[{_SIGN}]|[^\\s{_SIGN}]+")
_JOINING = re.compile(f"[^\\s{_SIGN}]")


def duration(seconds: float) -> str:
    """How long something took, as short as it is still true: `0.3 s`, `42 s`, `3 min 5 s`, `2 h 10 min`."""
    if seconds < _AT_ONCE:
        return "no time"
    if seconds < _TENTHS_BELOW:
        return f"{seconds:.1f} s"
    return roughly(seconds)


def roughly(seconds: float) -> str:
    """How long something took in whole seconds, at least one: `2 s`, `3 min 5 s`."""
    whole = max(1, round(seconds))
    if whole < _MINUTE:
        return f"{whole} s"
    if whole < _HOUR:
        return _pair(whole // _MINUTE, "min", whole % _MINUTE, "s")
    return _pair(whole // _HOUR, "h", whole % _HOUR // _MINUTE, "min")


def _pair(large: int, large_word: str, small: int, small_word: str) -> str:
    return f"{large} {large_word} {small} {small_word}" if small else f"{large} {large_word}"


def done_in(seconds: float) -> str:
    """That something is done and how long it took: `Done in 2.1 s`, `Done at once`."""
    return "Done at once" if seconds < _AT_ONCE else f"Done in {duration(seconds)}"


def plural(count: int, one: str, many: str = "") -> str:
    """A count with its noun: `1 step`, `9 steps`, `12,000 words`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def times(count: int) -> str:
    """How often: `once`, `twice`, `4 times`."""
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def listing(names: Sequence[str], most: int = 3) -> str:
    """Names as a list in a sentence: `Writer`, `Writer and Critic`, `Writer, Critic and 3 others`."""
    if len(names) <= 1:
        return "".join(names)
    if len(names) <= most:
        return f"{', '.join(names[:-1])} and {names[-1]}"
    return f"{', '.join(names[: most - 1])} and {plural(len(names) - most + 1, 'other')}"


def quoted(text: str, most: int = 100) -> str:
    """The beginning of a text on one line in quotation marks, cut at a word."""
    line = " ".join(text[: most * 4].split())
    if len(line) > most:
        line = line[:most].rpartition(" ")[0] or line[:most]
        return f"“{line}…”"
    return f"“{line}”"


def sentence(text: str) -> str:
    """A text with its first letter large."""
    return text[:1].upper() + text[1:]


@dataclass(slots=True)
class WordCount:
    """The number of words in a text that arrives in pieces, the same however it is cut."""

    total: int = 0
    inside: bool = False
    """The text so far ends in the middle of what may be one word."""

    def add(self, text: str) -> None:
        """Count the next piece."""
        if not text:
            return
        if text.isascii():
            self.total += len(text.split()) - (self.inside and not text[0].isspace())
            self.inside = not text[-1].isspace()
            return
        self.total += len(_WORD.findall(text)) - (self.inside and _JOINING.match(text[0]) is not None)
        self.inside = _JOINING.match(text[-1]) is not None


def word_count(text: str) -> int:
    """The number of words in a text."""
    count = WordCount()
    count.add(text)
    return count.total
