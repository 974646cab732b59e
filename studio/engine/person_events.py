"""What happens between the steps of a run and the people in front of it; see `studio.engine.events`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from studio.question import Question
from studio.values import Message


@dataclass(slots=True)
class NodeInterrupted:
    """A person spoke to a step in mid-answer: the words it had `kept` stay, and it goes on with what was `said`.

    Where nothing was said, the person is asked for it next; `again` marks what a run that goes on tells once more.
    """

    seq: int
    at: float
    path: str
    node: str
    kept: Message | None
    said: tuple[Message, ...]
    again: bool = False
    type: Literal["node_interrupted"] = "node_interrupted"


@dataclass(slots=True)
class InputRequested:
    """A step waits for a person; `path` is also the question's id."""

    seq: int
    at: float
    path: str
    node: str
    question: Question
    type: Literal["input_requested"] = "input_requested"


@dataclass(slots=True)
class InputGiven:
    """The person answered, or nobody did in time."""

    seq: int
    at: float
    path: str
    node: str
    message: Message | None
    type: Literal["input_given"] = "input_given"
