"""Amounts of bytes as people say them."""

from __future__ import annotations

_UNITS = ((1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "KB"))


def amount_of(size: int) -> str:
    """A number of bytes in its unit: `1.1 GB`, `230 KB`."""
    for unit, name in _UNITS:
        if size >= unit:
            number = size / unit
            return f"{number:.1f} {name}" if number < 10 else f"{number:.0f} {name}"  # noqa: PLR2004 - one digit
    return f"{size} bytes"
