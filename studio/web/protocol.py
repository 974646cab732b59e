"""What the server tells the page over the page's one WebSocket, as one closed union; `requests.py` is the other way.

Each request is answered by `Done` or `Refused` with its number, and every open window is told what changed. What a
window draws of a run arrives as finished views (`NodeView`, `RunBar`, chat messages, log lines), folded on the server
from the run's events and sent at most fifteen times a second, so a slow window gets fewer, never older, pictures.
TypeScript types are generated from these modules.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from studio.catalog import Category
from studio.flow.document import Flow, NodeId
from studio.flow.edit import Change
from studio.spec import Spec
from studio.values import Frozen, MediaPart
from studio.web.memory_view import MemoryEntry
from studio.web.views import (
    ChatMessage,
    Count,
    FlowCard,
    LogLine,
    ModelChoice,
    ModelStatus,
    NodeView,
    ProblemView,
    RunBar,
    SessionCard,
    TemplateCard,
)
from studio.wire_types import WireType


class Hello(Frozen):
    """The first word of the server: all that derives from the installed components and connections."""

    kind: Literal["hello"] = "hello"
    version: str
    specs: tuple[Spec, ...]
    categories: tuple[Category, ...]
    wire_types: tuple[WireType, ...]
    fits: dict[str, tuple[str, ...]]
    """For each wire type the names of the types it may go into."""
    templates: tuple[TemplateCard, ...]
    models: tuple[ModelChoice, ...]
    model_status: ModelStatus
    welcome: bool
    """Nobody has chosen a first flow yet."""


class Opened(Frozen):
    """The flow that the window shows now, whole."""

    kind: Literal["opened"] = "opened"
    id: str
    revision: Count
    flow: Flow
    sentences: dict[NodeId, str]
    hues: dict[NodeId, Count]
    """The hue of each agent, from 0 to 5."""
    problems: tuple[ProblemView, ...]
    undo: str | None
    """What undo would take back, in words."""
    redo: str | None
    session: SessionCard
    sessions: tuple[SessionCard, ...]


class Changed(Frozen):
    """The flow was edited, here or in another window."""

    kind: Literal["changed"] = "changed"
    revision: Count
    change: Change
    sentences: dict[NodeId, str]
    hues: dict[NodeId, Count]
    problems: tuple[ProblemView, ...]
    undo: str | None
    redo: str | None
    number: Count | None = None
    """The number of the request that made it, in the window that sent it."""


class RunChanged(Frozen):
    """The run bar and the nodes that look different now; `whole` replaces all views."""

    kind: Literal["run_changed"] = "run_changed"
    bar: RunBar
    nodes: tuple[NodeView, ...]
    whole: bool = False


class ChatChanged(Frozen):
    """The conversation from message number `first` on; what stood there before is void."""

    kind: Literal["chat_changed"] = "chat_changed"
    first: Count
    messages: tuple[ChatMessage, ...]


class LinesAdded(Frozen):
    """New log lines, or older ones put before the first; `whole` replaces all lines."""

    kind: Literal["lines_added"] = "lines_added"
    lines: tuple[LogLine, ...]
    before: bool = False
    whole: bool = False


class Flows(Frozen):
    """The list of flows, latest first."""

    kind: Literal["flows"] = "flows"
    flows: tuple[FlowCard, ...]


class Sessions(Frozen):
    """The conversations of the open flow, latest first, and the one that is shown."""

    kind: Literal["sessions"] = "sessions"
    session: SessionCard
    sessions: tuple[SessionCard, ...]


class ModelsChanged(Frozen):
    """The models to choose from, and how the built-in one stands."""

    kind: Literal["models_changed"] = "models_changed"
    models: tuple[ModelChoice, ...]
    model_status: ModelStatus


class Result(Frozen):
    """The whole last result of a node."""

    kind: Literal["result"] = "result"
    node: NodeId
    text: str
    media: tuple[MediaPart, ...]


class Memory(Frozen):
    """The last messages that a node remembers, and how many there are in all."""

    kind: Literal["memory"] = "memory"
    node: NodeId
    count: Count
    entries: tuple[MemoryEntry, ...]


class MemoryChanged(Frozen):
    """Somebody changed what a node remembers; a window that shows it reads it again."""

    kind: Literal["memory_changed"] = "memory_changed"
    node: NodeId


class Done(Frozen):
    """The request was carried out; the change it made is told apart from this."""

    kind: Literal["done"] = "done"
    number: Count
    toast: str = ""
    """A sentence to show for a while, with Undo when `undoable`."""
    undoable: bool = False


class Refused(Frozen):
    """The request was not carried out, and why."""

    kind: Literal["refused"] = "refused"
    number: Count
    sentence: str
    field: str = ""
    """Of a form that was filled in, the field it is about."""


class Trouble(Frozen):
    """Something stands in the way of saving; empty when it is over."""

    kind: Literal["trouble"] = "trouble"
    sentence: str


Told = Annotated[
    Hello
    | Opened
    | Changed
    | RunChanged
    | ChatChanged
    | LinesAdded
    | Flows
    | Sessions
    | ModelsChanged
    | Result
    | Memory
    | MemoryChanged
    | Done
    | Refused
    | Trouble,
    Field(discriminator="kind"),
]
