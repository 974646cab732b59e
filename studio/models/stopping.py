"""Ends an answer at a stop word, also where a protocol or a model knows none."""

from __future__ import annotations


class Stopping:
    """Takes in the words of an answer and hands on those before the first stop word; `hit` says that it came."""

    def __init__(self, stops: tuple[str, ...]) -> None:
        self._stops = tuple(filter(None, stops))
        self._held: str = ""
        self.hit = False

    def take(self, text: str) -> str:
        """The words that are sure to stand before any stop word; the beginning of one is held back."""
        if not self._stops or self.hit:
            return "" if self.hit else text
        text = self._held + text
        if found := [at for stop in self._stops if (at := text.find(stop)) >= 0]:
            self.hit, self._held = True, ""
            return text[: min(found)]
        begun = max((_begun(text, stop) for stop in self._stops), default=0)
        self._held = text[len(text) - begun :]
        return text[: len(text) - begun]

    def rest(self) -> str:
        """What was held back and turned out to be no stop word."""
        held, self._held = self._held, ""
        return held


def _begun(text: str, stop: str) -> int:
    """How many signs at the end of the text are the beginning of the stop word."""
    longest = min(len(text), len(stop) - 1)
    return next((size for size in range(longest, 0, -1) if text.endswith(stop[:size])), 0)
