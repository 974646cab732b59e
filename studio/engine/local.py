"""The default back end: calls happen in the engine's own loop."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Any

from studio.component import Component
from studio.engine.stage import Call


def local(component: Component, call: Call) -> Awaitable[Any]:
    """Carry out the call here."""
    return call.function(component, *call.arguments, **call.named)
