"""Where Playbill keeps what is not told a place of its own."""

from __future__ import annotations

import os
from pathlib import Path


def default_data() -> Path:
    """The folder for data of programs (https://specifications.freedesktop.org/basedir-spec)."""
    home = Path(os.environ.get("XDG_DATA_HOME", ""))
    return (home if home.is_absolute() else Path.home() / ".local" / "share") / "playbill"
