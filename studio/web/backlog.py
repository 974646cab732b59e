"""What a window has not been told yet, merged so that a slow one gets fewer words, and never older ones."""

from __future__ import annotations

from studio.errors import PlaybillError
from studio.web.protocol import ChatChanged, LinesAdded, Opened, RunChanged, Told

MOST_WORDS = 1_000
MOST_LINES = 2_000


class WindowTooSlowError(PlaybillError):
    """A window has not listened for so long that it should open anew."""


class Backlog:
    """Words for one window in order; views of runs are merged into the latest of their kind."""

    def __init__(self) -> None:
        self._words: list[Told] = []

    def add(self, told: Told) -> None:
        """Put a word behind the others; raises `WindowTooSlowError` when there are too many that cannot be merged."""
        if isinstance(told, Opened):
            self._words = [word for word in self._words if not isinstance(word, RunChanged | ChatChanged | LinesAdded)]
        for index, word in enumerate(self._words):
            if merged := merge(word, told):
                del self._words[index]
                told = merged
                break
        if len(self._words) >= MOST_WORDS:
            raise WindowTooSlowError
        self._words.append(told)

    def take(self) -> list[Told]:
        """Everything, in order; nothing is left."""
        words, self._words = self._words, []
        return words


def merge(earlier: Told, later: Told) -> Told | None:
    """One word that says what two say one after the other; None when they are no views of the same kind."""
    match earlier, later:
        case RunChanged(), RunChanged():
            return _merged_run(earlier, later)
        case ChatChanged(), ChatChanged():
            return _merged_chat(earlier, later)
        case LinesAdded(before=False), LinesAdded(before=False):
            return _merged_lines(earlier, later)
        case _:
            return None


def _merged_run(earlier: RunChanged, later: RunChanged) -> RunChanged:
    if later.whole:
        return later
    nodes = {view.id: view for view in (*earlier.nodes, *later.nodes)}
    return RunChanged(bar=later.bar, nodes=tuple(nodes.values()), whole=earlier.whole)


def _merged_chat(earlier: ChatChanged, later: ChatChanged) -> ChatChanged:
    if later.first <= earlier.first:
        return later
    kept = earlier.messages[: later.first - earlier.first]
    return ChatChanged(first=earlier.first, messages=(*kept, *later.messages))


def _merged_lines(earlier: LinesAdded, later: LinesAdded) -> LinesAdded:
    if later.whole:
        return later
    lines = tuple({(line.run, line.seq): line for line in (*earlier.lines, *later.lines)}.values())
    return LinesAdded(lines=lines[-MOST_LINES:], whole=earlier.whole or len(lines) > MOST_LINES)
