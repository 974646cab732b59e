"""The pages for people: their Python, their links and their tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.source import ROOT

_FENCED = re.compile(r"^```python(?P<note>[^\n]*)\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\((?P<target>[^)#]+)")


@dataclass(frozen=True)
class Block:
    """A piece of Python on a page; its note says that it is run, or the file that it is put into."""

    page: str
    line: int
    note: str
    code: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"

    @property
    def file(self) -> str:
        """The file it is put into, empty when there is none."""
        return self.note.removeprefix("file=") if self.note.startswith("file=") else ""


def pages() -> tuple[Path, ...]:
    """Every page."""
    return (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))


def blocks() -> Iterator[Block]:
    """All Python on all pages."""
    for page in pages():
        text = page.read_text("utf-8")
        for found in _FENCED.finditer(text):
            line = text.count("\n", 0, found.start("code")) + 1
            yield Block(page.relative_to(ROOT).as_posix(), line, found["note"].strip(), found["code"])


def links(page: Path) -> Iterator[str]:
    """Where a page leads."""
    yield from (found["target"] for found in _LINK.finditer(page.read_text("utf-8")))
