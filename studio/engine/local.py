"""The default back end: calls happen in the engine's own loop."""

from __future__ import annotations

from collections.abc import Awaitable

from studio.component import Component
from studio.engine.stage import Call
from studio.values import Value


def local(component: Component, call: Call) -> Awaitable[Value]:
    """Carry out the call here."""
    return call.function(component, *call.arguments, **call.named)
