"""Finds every path that an application answers at, whatever is mounted or included in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from starlette.routing import BaseRoute


def paths_of(routes: Iterable[BaseRoute], prefix: str = "") -> Iterator[tuple[str, frozenset[str]]]:
    """Each path with the methods it takes; a WebSocket has none."""
    for route in routes:
        path = prefix + getattr(route, "path", "")
        included = getattr(route, "original_router", None)
        if included is not None:
            context = getattr(route, "include_context")  # noqa: B009 - FastAPI's own class, which it does not name
            yield from paths_of(included.routes, prefix + context.prefix)
        elif inner := cast("list[BaseRoute]", getattr(route, "routes", None) or []):
            yield from paths_of(inner, path)
        else:
            yield path, frozenset(getattr(route, "methods", None) or ())
