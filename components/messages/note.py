"""A remark on the canvas."""

from __future__ import annotations

from typing import ClassVar

from studio.component import Component, FlowRole, LongText


class Note(Component):
    """A remark on the canvas for those who read the flow; it never runs."""

    sentence: ClassVar[str] = "{text}"
    search_words: ClassVar[str] = "comment remark sticky"
    role: ClassVar[FlowRole] = "note"
    icon: ClassVar[str] = "note"

    text: LongText = ""
    """What the note says."""

    async def __call__(self) -> None:
        """Do nothing."""
