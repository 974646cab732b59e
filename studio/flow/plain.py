"""Whether values can be written into a file and read again as they are."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterable

from pydantic import JsonValue

DEEPEST = 100
"""How deep lists and groups may stand inside each other; readers of JSON give up at a few hundred."""
LARGEST = 2**63


def misfit_of(values: Iterable[JsonValue]) -> str:
    """What among values cannot be kept, as the object of a sentence; empty when all can."""
    queue = deque((value, 0) for value in values)
    while queue:
        value, depth = queue.popleft()
        match value:
            case float() if not math.isfinite(value):
                return "a number that cannot be kept"
            case int() if abs(value) >= LARGEST:
                return "too large a number"
            case list() | dict() if depth >= DEEPEST:
                return "values nested too deeply"
            case list():
                queue.extend((item, depth + 1) for item in value)
            case dict():
                queue.extend((item, depth + 1) for item in value.values())
            case _:
                pass
    return ""
