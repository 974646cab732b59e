"""What happens to the steps of a run; see `studio.engine.events`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import JsonValue

from studio.errors import Remedy
from studio.runtime import Level
from studio.values import Message


@dataclass(slots=True)
class NodeStarted:
    """A step began."""

    seq: int
    at: float
    path: str
    node: str
    type: Literal["node_started"] = "node_started"


@dataclass(slots=True)
class NodeWarming:
    """The model behind a step warms up; `share` of it is done."""

    seq: int
    at: float
    path: str
    node: str
    share: float
    type: Literal["node_warming"] = "node_warming"


@dataclass(slots=True)
class NodeFragment:
    """The next words of a step's result, or of its thoughts."""

    seq: int
    at: float
    path: str
    node: str
    text: str
    thinking: bool = False
    type: Literal["node_fragment"] = "node_fragment"


@dataclass(slots=True)
class NodeMessage:
    """A node says something in the chat, as a turn of the talk or as the flow's answer."""

    seq: int
    at: float
    path: str
    node: str
    message: Message
    answer: bool = False
    type: Literal["node_message"] = "node_message"


@dataclass(slots=True)
class ToolCalled:
    """A step uses a tool."""

    seq: int
    at: float
    path: str
    node: str
    call: str
    tool: str
    arguments: Mapping[str, JsonValue]
    type: Literal["tool_called"] = "tool_called"


@dataclass(slots=True)
class ToolReturned:
    """The tool of that call gave something back."""

    seq: int
    at: float
    path: str
    node: str
    call: str
    tool: str
    content: str
    failed: bool = False
    type: Literal["tool_returned"] = "tool_returned"


@dataclass(slots=True)
class NodeRetried:
    """A try failed; try `attempt` of `tries` follows in `wait` seconds, and what the last one streamed is void."""

    seq: int
    at: float
    path: str
    node: str
    attempt: int
    tries: int
    wait: float
    sentence: str
    type: Literal["node_retried"] = "node_retried"


@dataclass(slots=True)
class NodeFinished:
    """A step is finished; `value` is its result as JSON of `studio.encoding`, cut when it is long.

    `reused` says that the result was there already; `replaced` that the policy's value stands in for a failure.
    """

    seq: int
    at: float
    path: str
    node: str
    seconds: float
    value: JsonValue
    cut: bool = False
    reused: bool = False
    replaced: str = ""
    tokens: int = 0
    type: Literal["node_finished"] = "node_finished"


@dataclass(slots=True)
class NodeFailed:
    """A step failed for good."""

    seq: int
    at: float
    path: str
    node: str
    seconds: float
    sentence: str
    remedy: Remedy | None = None
    details: str = ""
    type: Literal["node_failed"] = "node_failed"


@dataclass(slots=True)
class NodeStopped:
    """A step ended because the run was stopped."""

    seq: int
    at: float
    path: str
    node: str
    type: Literal["node_stopped"] = "node_stopped"


@dataclass(slots=True)
class NodeSkipped:
    """A step will not happen, because of the node named."""

    seq: int
    at: float
    path: str
    node: str
    because: str
    type: Literal["node_skipped"] = "node_skipped"


@dataclass(slots=True)
class BodyStarted:
    """A body of a pipeline begins; `turn` counts from 1, and `of` so many, where the pipeline knows."""

    seq: int
    at: float
    path: str
    node: str
    slot: str
    turn: int
    of: int | None = None
    type: Literal["body_started"] = "body_started"


@dataclass(slots=True)
class Logged:
    """A line for the log, the node as its subject; without a node it is the run."""

    seq: int
    at: float
    path: str
    node: str
    level: Level
    sentence: str
    type: Literal["logged"] = "logged"
