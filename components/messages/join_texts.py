"""Several texts as one."""

from __future__ import annotations

from typing import ClassVar

from studio.component import Component, LongText


class JoinTexts(Component):
    """Joins texts into one, in the order of their wires."""

    sentence: ClassVar[str] = "Joins the texts with “{between}”"
    search_words: ClassVar[str] = "concatenate merge combine append"
    icon: ClassVar[str] = "text"

    between: LongText = "\n\n"
    """What stands between two texts."""

    async def __call__(self, *texts: str) -> str:
        """Join the texts that are not empty."""
        return self.between.join(text for text in texts if text)
