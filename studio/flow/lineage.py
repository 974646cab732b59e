"""Which item of a changed list was which before: told from the items alone, since they have no ids."""

from __future__ import annotations

import json
from bisect import bisect
from collections import defaultdict, deque
from collections.abc import Sequence
from difflib import SequenceMatcher

from pydantic import JsonValue

Lineage = tuple[int | None, ...]
"""For each item of a list the number of the item it was before; None for a new one."""


def lineage(before: Sequence[JsonValue], after: Sequence[JsonValue]) -> Lineage:
    """What each item of `after` was in `before`.

    One item added, taken away, moved or reworded is always told right, but that equal items keep their order. Of
    several changes at once the surest are found first: items that are the same, then those of the same name, then those
    reworded between the same neighbours, and at last, in a list as long as before, those that are left.
    """
    old, new = [_mark(item) for item in before], [_mark(item) for item in after]
    came = _aligned(old, new)
    olds, news = sorted(came.values()), sorted(came)
    _pair(came, old, new)
    _pair(came, [_name(item) for item in before], [_name(item) for item in after])
    _pair(came, [bisect(olds, item) for item in range(len(old))], [bisect(news, item) for item in range(len(new))])
    if len(old) == len(new):
        _pair(came, [True] * len(old), [True] * len(new))
    return tuple(came.get(item) for item in range(len(new)))


def _aligned(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """The items that are the same at both ends and, between these, in the longest runs; new numbers to old ones.

    The ends come first: where one item was changed they reach up to it, whatever equal items stand elsewhere.
    """
    shorter = min(len(old), len(new))
    head = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    tail = next((at for at in range(shorter - head) if old[-1 - at] != new[-1 - at]), shorter - head)
    matcher = SequenceMatcher(None, old[head : len(old) - tail], new[head : len(new) - tail], autojunk=False)
    runs = [(head + run.a, head + run.b, run.size) for run in matcher.get_matching_blocks()]
    runs += [(0, 0, head), (len(old) - tail, len(new) - tail, tail)]
    return {there + at: here + at for here, there, size in runs for at in range(size)}


def _pair(came: dict[int, int], old: Sequence[str | int | None], new: Sequence[str | int | None]) -> None:
    """Add those among the items left over whose keys are equal, in order; a key None fits nothing."""
    taken = set(came.values())
    left: defaultdict[str | int | None, deque[int]] = defaultdict(deque)
    for item, key in enumerate(old):
        if item not in taken and key is not None:
            left[key].append(item)
    for item, key in enumerate(new):
        if item not in came and left[key]:
            came[item] = left[key].popleft()


def _mark(item: JsonValue) -> str:
    """An item as text, by which 1, 1.0 and true are three."""
    return json.dumps(item, sort_keys=True)


def _name(item: JsonValue) -> str | None:
    """What a person knows an item by, if it bears a name beside what else it holds."""
    named = item if isinstance(item, dict) else {}
    name = named.get("title") or named.get("name")
    return name if isinstance(name, str) else None
