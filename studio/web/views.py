"""What a window draws, folded on the server from a flow and the events of its runs."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from studio.errors import Remedy
from studio.flow.document import NodeId
from studio.flow.edit import Edit
from studio.question import Question
from studio.values import Frozen, MediaPart

Count = Annotated[int, Field(ge=0)]
NodeState = Literal[
    "not_run",
    "waiting",
    "warming",
    "running",
    "streaming",
    "needs_you",
    "paused",
    "retrying",
    "done",
    "reused",
    "failed",
    "stopped",
    "skipped",
]
Moment = Literal["ready", "needs_message", "problem", "running", "stopping", "needs_you", "done", "failed", "stopped"]


class Fix(Frozen):
    """A button that mends a problem by edits."""

    label: str
    edits: tuple[Edit, ...]


class ProblemView(Frozen):
    """One finding of the checker."""

    code: str
    node: NodeId | None
    field: str
    sentence: str
    severity: Literal["blocking", "set-up"]
    fix: Fix | None


class Preview(Frozen):
    """The last result of a node, short enough to draw: words, media, and a label above them such as `Round 1`."""

    text: str = ""
    media: tuple[MediaPart, ...] = ()
    label: str = ""
    cut: bool = False


class NodeView(Frozen):
    """How a node stands in the run that is shown.

    `words` is the footer; while the node works the window counts the seconds since `since` behind it, and while it is
    retried down to `until` (both seconds since 1970). `right` stands at the footer's right end. `result` is the number
    of the result shown, from 1 to `results`.
    """

    id: NodeId
    state: NodeState
    words: str = ""
    right: str = ""
    since: float | None = None
    until: float | None = None
    preview: Preview | None = None
    earlier: bool = False
    """The preview is from an earlier run."""
    remedy: Remedy | None = None
    details: str = ""
    chip: str = ""
    """On a pipeline: `Round 2 of 5`."""
    slot_taken: str = ""
    """On a pipeline with several bodies: the one that ran."""
    away: bool = False
    """It has left a room and is not back."""
    result: Count = 0
    results: Count = 0


class RunBar(Frozen):
    """The run bar: its moment, title and second line; `share` fills the bar from 0 to 1.

    While `since` is there the window puts the time gone by since then behind the line, with a dot between them.
    """

    moment: Moment
    title: str
    line: str = ""
    run: str | None = None
    node: NodeId | None = None
    since: float | None = None
    share: float | None = None
    remedy: Remedy | None = None
    queued: Count = 0
    question: Question | None = None
    question_path: str = ""


class LogLine(Frozen):
    """One line of the log in plain language; `at` counts seconds from the run's start."""

    run: str
    seq: Count
    at: float
    icon: str
    level: Literal["info", "notice", "problem"]
    node: NodeId | None
    title: str
    sentence: str
    seconds: float | None = None
    details: str = ""


class ChatPart(Frozen):
    """A piece of a chat message: words, media, or a closed line that opens to more words."""

    kind: Literal["text", "media", "thought"]
    text: str = ""
    title: str = ""
    media: MediaPart | None = None
    open: bool = False


class ChatMessage(Frozen):
    """One message of the conversation as it is drawn; `tile` and `hue` are the speaker's."""

    id: str
    role: Literal["user", "assistant"]
    speaker: str = ""
    node: NodeId | None = None
    round: str = ""
    answer: bool = False
    writing: bool = False
    folded: str = ""
    """When set the message is folded to this line: `Draft 2, 182 words`."""
    parts: tuple[ChatPart, ...] = ()
    question: Question | None = None
    question_path: str = ""
    run: str = ""
    given: str = ""
    """What was answered to the question."""
    path: str = ""
    """While an agent writes it: where it can be interrupted."""
    cut: bool = False
    """A person interrupted it."""


class FlowCard(Frozen):
    """A flow in the list of flows; `updated` is in seconds since 1970."""

    id: str
    name: str
    updated: float
    nodes: Count
    deleted: bool = False


class SessionCard(Frozen):
    """A conversation in the list of conversations of a flow."""

    id: str
    title: str
    updated: float


class TemplateCard(Frozen):
    """A ready flow to begin with."""

    name: str
    title: str
    line: str
    drawing: Literal["one", "loop", "fan", "tools", "team", "choice"]


class ModelChoice(Frozen):
    """One model a setting may name; `draws` sets picture models apart from those to talk with."""

    name: str
    title: str
    line: str
    cannot: tuple[str, ...] = ()
    draws: bool = False


class ModelStatus(Frozen):
    """How the built-in model stands; `share` of its warming up is done, from 0 to 1."""

    state: Literal["missing", "warming", "ready", "failed"]
    share: float
    sentence: str
