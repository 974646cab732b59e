"""Every way a model call can fail, as a sentence for the user with a button.

Trying again can help when the server was busy, had a fault of its own, or the connection broke; it cannot when the
server understood and said no.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from studio.chat_model import ModelName
from studio.errors import FaultKind, ModelFailure, Remedy
from studio.models.redaction import redacted
from studio.models.refusal import Refusal
from studio.models.server import Server

Mishap = Refusal | FaultKind | Literal["resting"]
CONVERSATION = "the conversation"
_EXCERPT = 800


@dataclass(frozen=True, slots=True)
class Asked:
    """Which server was asked for which model, who was to speak, and how many words of the answer are here.

    `subject` is what the model was given, as a sentence about it begins.
    """

    server: Server
    model: ModelName
    speaker: str = ""
    words: int = 0
    subject: str = CONVERSATION


@dataclass(frozen=True, slots=True)
class _Told:
    sentence: str
    remedy: Remedy
    retryable: bool = False


USE_BUILT_IN = Remedy("Use the built-in model", "set", "model", str(ModelName.default))
OTHER_MODEL = Remedy("Choose another model", "open_models")
TRY_AGAIN = Remedy("Try again", "again")
_ASK_AGAIN = Remedy("Ask again", "again")
_KEY = Remedy("Change the key", "open_models")
_ADDRESS = Remedy("Change the address", "open_models")
_ANSWER_PATH = Remedy("Change the path", "open_models")
_DETAILS = Remedy("Details", "details")

_TOLD: dict[Mishap, _Told] = {
    "key": _Told("{who} did not accept the key of “{title}”.", _KEY),
    "access": _Told("{who} does not let the key of “{title}” use “{model}”.", _KEY),
    "credit": _Told("The credit of “{title}” at {who} is used up.", USE_BUILT_IN),
    "busy": _Told("{who} is busy.", TRY_AGAIN, retryable=True),
    "own_fault": _Told("{who} had a fault of its own.", TRY_AGAIN, retryable=True),
    "no_model": _Told("{who} has no model called “{model}”.", USE_BUILT_IN),
    "too_long": _Told("{subject} is too long for {which}.", _DETAILS),
    "filter": _Told("{who} refused to answer: its filter objected to {subject}.{kept}", _DETAILS),
    "nothing_there": _Told("{who} answered, but nothing stands at “{path}” in its answer.", _ANSWER_PATH),
    "resting": _Told("{who} failed again and again, so it is left in peace for a moment.", TRY_AGAIN, retryable=True),
    "misunderstood": _Told("{who} did not understand the request.", _DETAILS),
    "not_a_server": _Told("Something answers at {place}, but not as a model server.", _ADDRESS),
    "garbled": _Told("Something answers at {place}, but not as a model server.", _ADDRESS),
    "address": _Told("The address of “{title}” cannot be read.", _ADDRESS),
    "unknown_host": _Told(
        "No computer called {place} was found. Is the address of “{title}” right, and this computer online?",
        TRY_AGAIN,
        retryable=True,
    ),
    "nobody": _Told("Nothing answers at {place}. {check}", TRY_AGAIN, retryable=True),
    "forbidden": _Told("The address of “{title}” leads where no model may be asked.", _ADDRESS),
    "unsafe": _Told("The connection to {place} is not safe: its certificate does not fit.", _ADDRESS),
    "silent": _Told("{who} did not begin to answer in time.", TRY_AGAIN, retryable=True),
    "stalled": _Told("{who} fell silent while {speaker} was answering.{kept}", _ASK_AGAIN, retryable=True),
    "endless": _Told("{speaker} took far too long, so the answer was stopped.{kept}", _ASK_AGAIN),
    "broken": _Told("The connection broke while {speaker} was answering.{kept}", _ASK_AGAIN, retryable=True),
    "too_big": _Told("{who} sent far too much, so the answer was stopped.{kept}", _ASK_AGAIN),
}
_NO_KEY = _Told("{who} wants a key, and “{title}” has none.", Remedy("Add a key", "open_models"))
_NOT_PULLED = _Told("“{model}” is not there yet. Pull it with Ollama: ollama pull {model}", TRY_AGAIN)
_STOPPED = _Told("The built-in model stopped by accident and starts again.", TRY_AGAIN, retryable=True)


def failure(asked: Asked, mishap: Mishap, details: str = "", retry_after: float | None = None) -> ModelFailure:
    """The mishap as a failure of the step; `details` are shown to engineers, without the key."""
    server = asked.server
    key = server.key.get_secret_value()
    told = _told(asked, mishap)
    sentence = told.sentence.format(
        who=server.provider,
        title=server.title,
        place=server.place,
        check=f"Is {server.provider} running?" if server.local else "Is this computer online?",
        model=asked.model.model,
        path=server.post.answer if server.post else "",
        which=_which(asked.model),
        speaker=asked.speaker or "the model",
        subject=asked.subject,
        kept=f" {asked.words} {'word is' if asked.words == 1 else 'words are'} kept." if asked.words else "",
    )
    return ModelFailure(
        sentence[0].upper() + sentence[1:] if sentence.startswith("the ") else sentence,
        remedy=_fitting(told.remedy, asked),
        details=redacted(details, [key])[:_EXCERPT],
        retryable=told.retryable,
        retry_after=retry_after if told.retryable else None,
    )


def _fitting(remedy: Remedy, asked: Asked) -> Remedy:
    """The built-in model talks; it stands in for no model of another kind."""
    return OTHER_MODEL if remedy == USE_BUILT_IN and asked.subject != CONVERSATION else remedy


def _told(asked: Asked, mishap: Mishap) -> _Told:
    if mishap in ("key", "access") and not asked.server.key.get_secret_value():
        return _NO_KEY
    if mishap == "no_model" and asked.server.protocol == "ollama":
        return _NOT_PULLED
    return _STOPPED if mishap == "nobody" and _is_built_in(asked.model) else _TOLD[mishap]


def _which(model: ModelName) -> str:
    return "the built-in model" if _is_built_in(model) else f"“{model.model}”"


def _is_built_in(model: ModelName) -> bool:
    return model.connection == ModelName.default.connection
