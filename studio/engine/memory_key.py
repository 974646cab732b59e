"""The key under which a node's memory is kept: its id, and before it how far the memory reaches.

A memory of one conversation has the bare id, `writer`; one that all conversations of a flow share begins with `flow:`.
Work set apart inside a run adds the place, `writer@each.body[3]`; what stands under such a key is of that run alone.
"""

from __future__ import annotations

from collections.abc import Callable

from studio.component import MemoryScope
from studio.flow.document import NodeId

SHARED = "flow:"
"""Begins the key of a memory that all conversations of a flow share; no id can begin so."""


def memory_key(node: NodeId, scope: MemoryScope) -> str:
    """The key of a node's memory."""
    return f"{SHARED}{node}" if scope == "flow" else node


def is_shared(key: str) -> bool:
    """Whether all conversations of the flow share this memory."""
    return key.startswith(SHARED)


def under_name(key: str, rename: Callable[[NodeId], NodeId]) -> str:
    """The key with the name that its node has now."""
    return f"{SHARED}{rename(key.removeprefix(SHARED))}" if is_shared(key) else rename(key)
