"""What messages in rooms say of memories, under the names that these have now.

Who alone hears a message, who leaves with it and who is back is kept with the message, as lists of memories.
"""

from __future__ import annotations

from collections.abc import Callable

import orjson

from studio.engine.memories import ROOM

_MARK = f'"{ROOM}'


def with_marks_now(content: str, key_now: Callable[[str], str]) -> str:
    """The JSON of a message, with the memories that it speaks of renamed; it is only read when it speaks of any."""
    if _MARK not in content:
        return content
    message = orjson.loads(content)
    metadata = message["metadata"]
    for mark in metadata:
        if mark.startswith(ROOM) and isinstance(metadata[mark], list):
            metadata[mark] = sorted({key_now(key) for key in metadata[mark] if isinstance(key, str)})
    return orjson.dumps(message).decode()
