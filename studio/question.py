"""What a run asks a person."""

from __future__ import annotations

from typing import Literal

from studio.values import Frozen

AnswerKind = Literal["text", "choice", "number", "file"]


class Question(Frozen):
    """What a person is asked: the words, how to answer, the choices, and the seconds until nobody is waited for."""

    text: str
    kind: AnswerKind = "text"
    choices: tuple[str, ...] = ()
    timeout: float | None = None
