"""Python laid out by ruff, with its imports sorted and its lines broken."""

from __future__ import annotations

import subprocess
import sys

_STDIN = ("--stdin-filename", "flow.py", "--isolated", "--line-length", "120", "-")


def laid_out(text: str) -> str:
    """The text as `ruff check --select I --fix` and `ruff format` leave it."""
    sorted_text = _ruff(("check", "--select", "I", "--fix", "--quiet"), text)
    return _ruff(("format",), sorted_text)


def _ruff(command: tuple[str, ...], text: str) -> str:
    arguments = [sys.executable, "-m", "ruff", *command, *_STDIN]
    done = subprocess.run(arguments, input=text, capture_output=True, text=True, check=True)  # noqa: S603 - fixed words
    return done.stdout
