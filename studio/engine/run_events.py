"""What happens to a run as a whole; see `studio.engine.events`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import JsonValue


@dataclass(slots=True)
class RunStarted:
    """The run began, with the values its input nodes were given (encoded as JSON) and how many nodes it may run."""

    seq: int
    at: float
    inputs: Mapping[str, JsonValue]
    nodes: int
    resumed: bool = False
    type: Literal["run_started"] = "run_started"


@dataclass(slots=True)
class RunFinished:
    """The run came to its end after `seconds`."""

    seq: int
    at: float
    seconds: float
    type: Literal["run_finished"] = "run_finished"


@dataclass(slots=True)
class RunFailed:
    """The run ended because of the node named; what did not depend on it was still done."""

    seq: int
    at: float
    seconds: float
    node: str
    sentence: str
    type: Literal["run_failed"] = "run_failed"


@dataclass(slots=True)
class RunStopped:
    """The user stopped the run."""

    seq: int
    at: float
    seconds: float
    type: Literal["run_stopped"] = "run_stopped"
