"""What is kept from the eyes of those who look at a run: the values of arguments whose names speak of a secret."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pydantic import JsonValue

_SECRET = re.compile(r"key|token|secret|passw|credential|authorization|cookie", re.IGNORECASE)


def masked(arguments: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    """The arguments of a call with dots in place of secrets."""
    return {name: "•••" if _SECRET.search(name) else value for name, value in arguments.items()}
