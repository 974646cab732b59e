"""Everything that happens in a run, as one closed union with a sequence number per run.

Canvas, chat, log, store, API and tests read the same events. `seq` counts from 1 without gaps; `at` is the time in
seconds since 1970; `path` names the step (`polish~2.body[3]/critic`) and `node` the node's id.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from studio.engine.person_events import InputGiven, InputRequested, NodeInterrupted
from studio.engine.run_events import RunFailed, RunFinished, RunStarted, RunStopped
from studio.engine.step_events import (
    BodyStarted,
    Logged,
    NodeFailed,
    NodeFinished,
    NodeFragment,
    NodeMessage,
    NodeRetried,
    NodeSkipped,
    NodeStarted,
    NodeStopped,
    NodeWarming,
    ToolCalled,
    ToolReturned,
)

RunEnd = RunFinished | RunFailed | RunStopped
StepEvent = (
    NodeStarted
    | NodeWarming
    | NodeFragment
    | NodeMessage
    | NodeInterrupted
    | ToolCalled
    | ToolReturned
    | NodeRetried
    | NodeFinished
    | NodeFailed
    | NodeStopped
    | NodeSkipped
    | BodyStarted
    | InputRequested
    | InputGiven
    | Logged
)
Event = Annotated[RunStarted | RunFinished | RunFailed | RunStopped | StepEvent, Field(discriminator="type")]

__all__ = [
    "BodyStarted",
    "Event",
    "InputGiven",
    "InputRequested",
    "Logged",
    "NodeFailed",
    "NodeFinished",
    "NodeFragment",
    "NodeInterrupted",
    "NodeMessage",
    "NodeRetried",
    "NodeSkipped",
    "NodeStarted",
    "NodeStopped",
    "NodeWarming",
    "RunEnd",
    "RunFailed",
    "RunFinished",
    "RunStarted",
    "RunStopped",
    "StepEvent",
    "ToolCalled",
    "ToolReturned",
]
