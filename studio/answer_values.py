"""What a person gave at one place, a question or a field of a form, read as the place wants it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isfinite

from pydantic import JsonValue

from studio.question import Asked
from studio.values import Audio, Image, MediaPart

MEGABYTE = 1_000_000
YES, NO = "Yes", "No"
_SWITCH = {"yes": True, "y": True, "true": True, "no": False, "n": False, "false": False}
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?", re.IGNORECASE)
_DECIMAL_COMMA = re.compile(r",(?!\d{3}$)")
"""A comma before three digits may also stand between thousands, so it is not read."""
_KINDS: dict[str, tuple[type[MediaPart], str, str]] = {
    "picture": (Image, "a picture", "JPEG, PNG, GIF and WebP work."),
    "sound": (Audio, "a sound", "MP3, WAV, OGG and M4A work."),
}


@dataclass(frozen=True, slots=True)
class Misread:
    """Why something given does not fit, in a sentence for whoever gave it."""

    sentence: str


def value_of(asked: Asked, given: JsonValue) -> JsonValue | Misread:
    """What was typed or pressed, as a value of the kind; None where nothing was given."""
    if given is None or given in ("", []) or (isinstance(given, str) and not given.strip()):
        return None
    match asked.kind:
        case "number":
            return _number(asked, given)
        case "switch":
            return _switch(given)
        case "choice":
            return _choice(asked, str(given))
        case "choices":
            return _choices(asked, given)
        case _:
            return _text(asked, str(given))


def fitting_files(asked: Asked, files: Sequence[MediaPart]) -> Misread | None:
    """Why the files are not what is asked for; None when they are."""
    for file in files:
        name = file.name or "The file"
        if asked.kind in _KINDS:
            part, words, working = _KINDS[asked.kind]
            if not isinstance(file, part):
                return Misread(f"{name} is not {words}. {working}")
        if asked.maximum is not None and file.size > asked.maximum * MEGABYTE:
            return Misread(f"{name} is larger than {asked.maximum:g} MB. Add a smaller one.")
        if asked.minimum is not None and file.size < asked.minimum * MEGABYTE:
            return Misread(f"{name} is smaller than {asked.minimum:g} MB. Add a larger one.")
    return None


def spelled(choices: Iterable[str], given: str) -> str | None:
    """The choice that is meant, as it is spelled; capitals and spaces around do not matter."""
    meant = given.strip().casefold()
    return next((choice for choice in choices if choice.strip().casefold() == meant), None)


def said_as(value: JsonValue) -> str:
    """A value in words."""
    match value:
        case None:
            return ""
        case bool():
            return YES if value else NO
        case list():
            return ", ".join(map(said_as, value))
        case dict():
            return str(value.get("name") or value.get("kind") or "")
        case _:
            return str(value)


def _number(asked: Asked, given: JsonValue) -> JsonValue | Misread:
    words = _DECIMAL_COMMA.sub(".", str(given).strip())
    number = float(words) if _NUMBER.fullmatch(words) and not isinstance(given, bool) else float("nan")
    if not isfinite(number):
        return Misread(f"“{given}” is not a number. Write one such as 12 or 3.5.")
    if _is_outside(asked, number):
        return Misread(f"The number must be {_limits(asked)}.")
    return int(number) if number.is_integer() else number


def _switch(given: JsonValue) -> JsonValue | Misread:
    meant = _SWITCH.get(str(given).strip().casefold())
    return Misread(f"Answer “{YES}” or “{NO}”.") if meant is None else meant


def _choice(asked: Asked, given: str) -> JsonValue | Misread:
    meant = spelled(asked.choices, given)
    return Misread(f"Choose one of these: {', '.join(asked.choices)}.") if meant is None else meant


def _choices(asked: Asked, given: JsonValue) -> JsonValue | Misread:
    """Several choices, as a list or written with commas or line breaks between them."""
    words = [str(one) for one in given] if isinstance(given, list) else _split(asked, str(given))
    found = [spelled(asked.choices, one) for one in words]
    if None in found:
        return Misread(f"Choose among these: {', '.join(asked.choices)}.")
    chosen: list[JsonValue] = [choice for choice in asked.choices if choice in found]
    return Misread(f"Choose {_limits(asked)}.") if _is_outside(asked, len(chosen)) else chosen


def _split(asked: Asked, given: str) -> list[str]:
    lines = [line for line in given.splitlines() if line.strip()]
    if all(spelled(asked.choices, line) for line in lines):
        return lines
    return [word for word in re.split(r"[,;\n]", given) if word.strip()]


def _text(asked: Asked, given: str) -> JsonValue | Misread:
    if _is_outside(asked, len(given)):
        return Misread(f"Write {_limits(asked)} characters; these are {len(given)}.")
    return given


def _is_outside(asked: Asked, amount: float) -> bool:
    return (asked.minimum is not None and amount < asked.minimum) or (
        asked.maximum is not None and amount > asked.maximum
    )


def _limits(asked: Asked) -> str:
    """`between 1 and 10`, `at least 1`, `at most 10`."""
    if asked.minimum is not None and asked.maximum is not None:
        return f"between {asked.minimum:g} and {asked.maximum:g}"
    return f"at most {asked.maximum:g}" if asked.minimum is None else f"at least {asked.minimum:g}"
