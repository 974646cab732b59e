"""Where the call of a component is carried out: one small seam, so that a node can move to another process."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Protocol

from studio.component import Component
from studio.engine.stage import Call
from studio.values import Value


class Backend(Protocol):
    """Carries out calls of components."""

    def __call__(self, component: Component, call: Call) -> Awaitable[Value]:
        """The value of the call."""
        ...
