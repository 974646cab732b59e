"""The rule by which a reply is read, and what reading it comes to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from pydantic import Field, JsonValue

from studio.form import FormField
from studio.values import Frozen

ReplyShape = Literal["anything", "form", "json", "code", "tags", "any_tags"]
"""Free text, JSON by fields, JSON of any shape, one block of code, a tag for each field, whatever tags there are."""


class ReplyRule(Frozen):
    """How a reply must look."""

    shape: ReplyShape = "anything"
    """What it is made of."""
    fields: tuple[FormField, ...] = Field(default=(), max_length=50)
    """What a form asks for, or the tags there must be."""
    language: str = Field(default="", max_length=40)
    """What a block of code is written in; empty for any language."""


@dataclass(frozen=True, slots=True)
class Read:
    """A reply that could be read: its value, and each repair that was needed, in the past tense."""

    value: JsonValue
    repairs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Misread:
    """A reply that could not be read, and why, in a sentence that its model understands as well.

    `missing` are the names of what was asked for and is not there, when that is all that is wrong.
    """

    sentence: str
    missing: tuple[str, ...] = field(default=(), compare=False)
