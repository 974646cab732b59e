"""The headers of an answer that a browser saves as a file."""

from __future__ import annotations

from urllib.parse import quote


def as_file(name: str) -> dict[str, str]:
    """The headers of what a browser saves under a name."""
    return {"content-disposition": f"attachment; filename*=UTF-8''{quote(name)}", "cache-control": "no-store"}
