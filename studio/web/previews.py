"""Results short enough to draw on a node: the beginning of what is there, the end of what still streams."""

from __future__ import annotations

from dataclasses import dataclass, field

from pydantic import JsonValue

from studio.encoding import from_json
from studio.values import Media, Message, Value
from studio.web.views import Preview
from studio.web.words import WordCount
from studio.wire_types import media_of

LENGTH = 240
LINES = 4
MOST_MEDIA = 4
_KEPT = 600
"""How much of a stream's end is kept to draw from."""
_READ = 2 * LENGTH


@dataclass(slots=True)
class Stream:
    """A text that arrives in pieces: its end, its length and its number of words."""

    end: str = ""
    length: int = 0
    words: WordCount = field(default_factory=WordCount)

    def add(self, text: str) -> None:
        """Take the next piece."""
        end = self.end + text
        self.end = end if len(end) <= 2 * _KEPT else end[-_KEPT:]
        self.length += len(text)
        self.words.add(text)

    def preview(self) -> Preview:
        """The last lines so far."""
        text, cut = tail(self.end[-_KEPT:])
        return Preview(text=text, cut=cut or self.length > _KEPT)


def head(text: str) -> tuple[str, bool]:
    """The first lines of a text cut at a word, and whether there is more of it."""
    whole = text[:_READ].strip()
    shown = "\n".join(whole.split("\n", LINES)[:LINES])
    if len(shown) > LENGTH:
        shown = shown[:LENGTH].rsplit(maxsplit=1)[0] if " " in shown[:LENGTH] else shown[:LENGTH]
    shown = shown.rstrip()
    cut = len(shown) < len(whole) or len(text) > _READ
    return (f"{shown}…" if cut and shown else shown), cut


def tail(text: str) -> tuple[str, bool]:
    """The last lines of a text cut at a word, and whether there is more before them."""
    whole = text.strip()
    shown = "\n".join(whole.rsplit("\n", LINES)[-LINES:])
    if len(shown) > LENGTH:
        end = shown[-LENGTH:]
        begins_inside = not shown[-LENGTH - 1].isspace() and not end[0].isspace()
        shown = end.split(maxsplit=1)[-1] if begins_inside and " " in end else end
    shown = shown.strip()
    cut = len(shown) < len(whole)
    return (f"…{shown}" if cut else shown), cut


def preview_of(content: JsonValue, *, more: bool = False) -> Preview:
    """A value (as JSON of `studio.encoding`) for drawing; `more` says that it had been cut before."""
    value = from_json(content)
    text, cut = head(text_of(value))
    media = tuple(media_of(value))
    return Preview(text=text, media=media[:MOST_MEDIA], cut=cut or more or len(media) > MOST_MEDIA)


def text_of(value: Value) -> str:
    """The words of a value: those of messages, lists line by line, tables of data as `name: value`."""
    match value:
        case None | Media():
            return ""
        case bool():
            return "Yes" if value else "No"
        case Message():
            return value.text
        case list() | tuple():
            return "\n".join(filter(None, map(text_of, value)))
        case dict():
            return "\n".join(f"{key}: {text_of(item)}" for key, item in value.items())
        case _:
            return str(value)
