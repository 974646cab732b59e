"""What a step made, in words: `4 paragraphs, 182 words`, `a picture, 768 x 432`, `“Approved.”`."""

from __future__ import annotations

from studio.values import MediaPart, Message, Value
from studio.web.previews import text_of
from studio.web.words import plural, quoted, word_count
from studio.wire_types import media_of

_SHORT = 12
"""Up to so many words are told word for word."""
_NOUNS = {"image": "picture", "audio": "sound", "video": "video", "file": "file"}
_TIMES = "\N{MULTIPLICATION SIGN}"


def is_short(value: Value) -> bool:
    """Whether a value is told as it is: a number, yes or no, a few words."""
    if isinstance(value, bool | int | float):
        return True
    return isinstance(value, str | Message) and not any(media_of(value)) and 0 < word_count(text_of(value)) <= _SHORT


def amount(value: Value) -> str:
    """A value in a few words, empty when there is nothing to tell of."""
    match value:
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return f"{value:,}"
        case list() | tuple():
            return plural(len(value), "thing")
        case dict():
            return f"data with {plural(len(value), 'field')}"
        case _:
            words = _words(text_of(value))
            return " and ".join([*([words] if words else []), *map(_medium, media_of(value))])


def _words(text: str) -> str:
    count = word_count(text)
    if count <= _SHORT:
        return quoted(text) if count else ""
    paragraphs = len([part for part in text.split("\n\n") if part.strip()])
    words = plural(count, "word")
    return f"{plural(paragraphs, 'paragraph')}, {words}" if paragraphs > 1 else words


def _medium(part: MediaPart) -> str:
    size = f", {part.width} {_TIMES} {part.height}" if part.width and part.height else ""
    name = f" {part.name}" if part.kind == "file" and part.name else ""
    return f"a {_NOUNS[part.kind]}{name}{size}"
