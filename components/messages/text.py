"""A text that somebody wrote."""

from __future__ import annotations

from typing import ClassVar

from studio.component import Component, FlowRole, LongText


class Text(Component):
    """Holds a text; an app made of the flow may let its visitors change it."""

    sentence: ClassVar[str] = "“{text}”"
    search_words: ClassVar[str] = "string constant words value paragraph"
    role: ClassVar[FlowRole] = "input"
    icon: ClassVar[str] = "text"

    text: LongText = ""
    """The text itself."""

    async def __call__(self, given: str = "") -> str:
        """Hand on what the run was given, else the text of the setting."""
        return given or self.text
