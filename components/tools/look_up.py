"""Notes searched by words."""

from __future__ import annotations

import re
from typing import Annotated, ClassVar

from pydantic import Field, JsonValue

from studio.component import Advanced, Component, LongText

_BREAK = re.compile(r"\n\s*\n")
_WORD = re.compile(r"\w+")
_TELLING = 3
"""Letters; shorter words say nothing."""


class LookUp(Component):
    """Finds the parts of a text that speak of certain words, best first."""

    title: ClassVar[str] = "Look up in notes"
    sentence: ClassVar[str] = "Searches “{notes}”"
    search_words: ClassVar[str] = "search find notes text lookup knowledge faq manual glossary keyword tool"
    icon: ClassVar[str] = "find"
    example: ClassVar[tuple[str, dict[str, JsonValue]] | None] = (
        "When does the library open?",
        {"query": "library opening hours"},
    )

    notes: LongText = ""
    """What is searched; an empty line begins a new part."""
    at_most: Annotated[int, Advanced(), Field(ge=1, le=50)] = 3
    """How many parts to give."""

    async def __call__(self, query: Annotated[str, Field(description="The words to look for.")]) -> str:
        """Give the parts with most of the words, those with rarer words first, or say that there are none."""
        found = self.hits(query)
        return "\n\n".join(found) if found else f"The notes say nothing of “{query.strip()[:100]}”."

    def hits(self, query: str) -> list[str]:
        """The parts that have words of the query, best first."""
        parts = [part.strip() for part in _BREAK.split(self.notes) if part.strip()]
        words = [set(_words(part)) for part in parts]
        weights = {word: 1 / (1 + sum(word in known for known in words)) for word in set(_words(query))}
        scores = [sum(weight for word, weight in weights.items() if word in known) for known in words]
        ranked = sorted(range(len(parts)), key=lambda place: (-scores[place], place))
        return [parts[place] for place in ranked if scores[place] > 0][: self.at_most]


def _words(text: str) -> list[str]:
    """Its words without their endings of many, in small letters."""
    found = (word.casefold() for word in _WORD.findall(text))
    return [word.removesuffix("s") for word in found if len(word) >= _TELLING]
