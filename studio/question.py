"""What a run asks a person."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from studio.form import Named
from studio.values import Frozen

AnswerKind = Literal["text", "long_text", "number", "switch", "choice", "choices", "picture", "sound", "file"]
"""How a person answers; a switch is yes or no, choices are several of those offered."""
MEDIA_KINDS: tuple[AnswerKind, ...] = ("picture", "sound", "file")
"""Kinds that are answered with a file."""


class Asked(Frozen):
    """What is asked for at one place: the kind, what a choice is made from, and the limits.

    The limits are of a number itself, of the characters of a text, of how many are chosen, and of a file's megabytes.
    A text with choices offers them, and takes other words as well.
    """

    kind: AnswerKind = "text"
    """How it is answered."""
    choices: tuple[str, ...] = Field(default=(), max_length=50)
    """What a choice is made from."""
    minimum: float | None = None
    """The least: of a number, of characters, of choices, of megabytes."""
    maximum: float | None = None
    """The most: of a number, of characters, of choices, of megabytes."""


class AskedField(Named, Asked):
    """One field of a form for a person; its name is also its name in the data, its help says what belongs into it."""

    required: bool = True
    """Whether it must be filled in."""


class Question(Asked):
    """What a person is asked: the words, how to answer, and the seconds until nobody is waited for.

    A question with fields is a form; its own kind, choices and limits say nothing then.
    """

    text: str
    fields: tuple[AskedField, ...] = ()
    timeout: float | None = None
