"""What a model's words mean: themselves, unless they were asked for in a form that must be read."""

from __future__ import annotations

from typing import Protocol

from studio.values import ToolCall

Rest = tuple[str, tuple[ToolCall, ...]]
"""The words that were held back, and the calls that were among the words."""


class Reader(Protocol):
    """Reads one answer as it comes in."""

    def take(self, text: str) -> str:
        """The words of the answer that are sure after this."""
        ...

    def end(self, *, cut: bool) -> Rest:
        """What is left when the answer ended; `cut` says that its length was used up."""
        ...


class Verbatim:
    """Takes words for what they are."""

    def take(self, text: str) -> str:
        """The words."""
        return text

    def end(self, *, cut: bool) -> Rest:  # noqa: ARG002 - nothing was held back
        """Nothing."""
        return "", ()
