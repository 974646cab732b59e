"""What a person answered, read as the question wants it, or why it does not fit."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import JsonValue

from studio.answer_values import Misread, fitting_files, said_as, value_of
from studio.form import named
from studio.question import MEDIA_KINDS, AskedField, Question
from studio.values import MediaPart, Message, Text

EMPTY = {"picture": "Add a picture.", "sound": "Add a sound.", "file": "Add a file.", "choice": "Choose one."}
"""What to say when nothing was given where something must be."""
WRITE = "Write an answer."
FILL_IN = "This must be filled in."


@dataclass(frozen=True, slots=True)
class Misfit:
    """Why an answer does not fit, in a sentence for whoever gave it; `field` names the field of a form it is about."""

    sentence: str
    field: str = ""


def read_answer(question: Question, message: Message) -> Message | Misfit:
    """The answer in the words of the question: a choice as it is spelled, a number as it is written.

    What goes into the fields of a form stands in the message's `metadata` by their names, that of a field for a file
    as the hash of one of the message's parts. The answer's `metadata` is the data then, a file as messages hold it.
    """
    if question.fields:
        return _form(question, message)
    if question.kind in MEDIA_KINDS:
        misread = fitting_files(question, message.media)
        return Misfit(misread.sentence) if misread else message if message.media else Misfit(EMPTY[question.kind])
    value = value_of(question, message.text)
    if isinstance(value, Misread):
        return Misfit(value.sentence)
    if question.kind in ("text", "long_text"):
        return message if value is not None or message.media else Misfit(WRITE)
    if value is None:
        return Misfit(EMPTY.get(question.kind, WRITE))
    return message.model_copy(update={"parts": (Text(text=said_as(value)), *message.media)})


def _form(question: Question, message: Message) -> Message | Misfit:
    """The filled in form: a line of words for each field, the files, and the data."""
    data: dict[str, JsonValue] = {}
    files: list[MediaPart] = []
    for name, field in named(question.fields).items():
        given = message.metadata.get(name)
        value = _file(field, given, message) if field.kind in MEDIA_KINDS else value_of(field, given)
        if isinstance(value, Misread):
            return Misfit(value.sentence, name)
        if value is None and field.required:
            return Misfit(EMPTY.get(field.kind, FILL_IN), name)
        if isinstance(value, MediaPart):
            files.append(value)
            value = value.model_dump(mode="json")
        data[name] = value
    lines = (f"{name}: {said_as(value)}" for name, value in data.items() if value is not None)
    return message.model_copy(update={"parts": (Text(text="\n".join(lines)), *files), "metadata": data})


def _file(field: AskedField, given: JsonValue, message: Message) -> MediaPart | Misread | None:
    """The file for a field, by its hash or as it is in data."""
    hash = given.get("hash") if isinstance(given, dict) else given
    found = next((part for part in message.media if part.hash == hash), None)
    if found is None:
        return None
    return fitting_files(field, (found,)) or found
