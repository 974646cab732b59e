"""A refused call as a failure."""

from __future__ import annotations

from studio.errors import ModelFailure
from studio.models.failures import Asked, failure
from studio.models.http import Answer
from studio.models.refusal import refusal, wait
from studio.models.wire import parse, read_complaint


def refused(asked: Asked, answer: Answer, body: bytes) -> ModelFailure:
    """What the answer's status, headers and body say went wrong."""
    complaint = read_complaint(parse(body))
    seconds = wait(answer.retry_after)
    if seconds is None and complaint:
        seconds = complaint.wait
    about = refusal(answer.status, complaint)
    return failure(asked, about, f"{answer.status} {body.decode(errors='replace')}", seconds)


def check_key(asked: Asked) -> None:
    """Raise `ModelFailure` for a key that no header can carry."""
    token = asked.server.token
    if not (token.isascii() and token.isprintable()):
        raise failure(asked, "key")
