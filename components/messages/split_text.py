"""One text as a list of several."""

from __future__ import annotations

import re
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from studio.component import Component

_BETWEEN = {"line ends": r"\n", "empty lines": r"\n\s*\n", "commas": r"[,;]|\n"}
_MARK = re.compile(r"^\s*(?:[-*•]|\d{1,3}[.)])\s+")
"""What stands before an item of a list, such as `2.` or a dash."""


class SplitText(Component):
    """Takes a text apart into a list; the marks before the items of a list, such as dashes and numbers, go."""

    title: ClassVar[str] = "Split text"
    sentence: ClassVar[str] = "Splits at {at}"
    search_words: ClassVar[str] = "separate list lines items chunk divide csv array parse"
    icon: ClassVar[str] = "text"

    at: Annotated[Literal["line ends", "empty lines", "commas"], Field(title="Where to split")] = "line ends"
    """What stands between two items; commas are also semicolons and the ends of lines."""

    async def __call__(self, text: str) -> list[str]:
        """Split the text; empty items are left out."""
        items = (_MARK.sub("", item).strip() for item in re.split(_BETWEEN[self.at], text))
        return [item for item in items if item]
