"""A question asked in a terminal, again until the answer fits; files cannot be added there."""

from __future__ import annotations

import sys

from pydantic import JsonValue

from studio.answering import Misfit, read_answer
from studio.form import named
from studio.question import MEDIA_KINDS, Asked, Question
from studio.values import Message, Text


def answer_of(who: str, question: Question) -> Message:
    """The answer of the person at the keyboard."""
    if question.fields and not _without_files(question).fields:
        return Message.of("")
    words = f"{who} asks: {question.text}{_choices(question)} "
    while True:
        message = _filled_in(words, question) if question.fields else Message.of(input(words))
        answer = read_answer(_without_files(question), message)
        if not isinstance(answer, Misfit):
            return answer
        sys.stderr.write(f"{f'{answer.field}: ' if answer.field else ''}{answer.sentence}\n")


def _filled_in(words: str, question: Question) -> Message:
    sys.stderr.write(f"{words}\n")
    given: dict[str, JsonValue] = {
        name: input(f"{name}{_choices(field)}: ")
        for name, field in named(question.fields).items()
        if field.kind not in MEDIA_KINDS
    }
    return Message(parts=(Text(text=""),), metadata=given)


def _without_files(question: Question) -> Question:
    """The question as it can be answered with keys alone."""
    if question.kind in MEDIA_KINDS:
        return Question(text=question.text)
    fields = tuple(field for field in question.fields if field.kind not in MEDIA_KINDS)
    return question.model_copy(update={"fields": fields})


def _choices(asked: Asked) -> str:
    offered = ("yes", "no") if asked.kind == "switch" else asked.choices
    return f" ({' / '.join(offered)})" if offered else ""
