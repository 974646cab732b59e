"""What the page and the server say to each other over the page's one WebSocket, as two closed unions.

The page sends requests, each with a number of its own; the server answers each with `Done` or `Refused` carrying that
number, and tells every open window what changed. What a window draws of a run arrives as finished views (`NodeView`,
`RunBar`, chat messages, log lines), folded on the server from the run's events and sent at most fifteen times a second,
so a slow window gets fewer, never older, pictures. TypeScript types are generated from this module.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, JsonValue

from studio.catalog import Category
from studio.errors import Remedy
from studio.flow.document import Flow, NodeId
from studio.flow.edit import Change, Edit
from studio.runtime import Question
from studio.spec import Spec
from studio.values import Frozen, MediaPart
from studio.wire_types import WireType

Count = Annotated[int, Field(ge=0)]
NodeState = Literal[
    "not_run", "waiting", "warming", "running", "streaming", "needs_you", "paused", "retrying", "done", "reused", "failed", "stopped", "skipped"
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
    retried down to `until` (both seconds since 1970). `right` stands at the footer's right end. `result` is the number of
    the result shown, from 1 to `results`.
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
    result: Count = 0
    results: Count = 0


class RunBar(Frozen):
    """The run bar: its moment, title and second line; `since` lets the window count, `share` fills the bar from 0 to 1."""

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
    drawing: Literal["one", "loop", "fan"]


class ModelChoice(Frozen):
    """One model a setting may name."""

    name: str
    title: str
    line: str
    cannot: tuple[str, ...] = ()


class ModelStatus(Frozen):
    """How the built-in model stands; `share` of its warming up is done, from 0 to 1."""

    state: Literal["missing", "warming", "ready", "failed"]
    share: float
    sentence: str



class OpenFlow(Frozen):
    """Show a flow, in its latest conversation unless one is named; without an id the last one that was open."""

    kind: Literal["open_flow"] = "open_flow"
    flow: str | None = None
    session: str | None = None


class SendEdits(Frozen):
    """Apply edits in order as one undo step; `revision` is the one the window had seen."""

    kind: Literal["send_edits"] = "send_edits"
    revision: Count
    edits: tuple[Edit, ...]


class Undo(Frozen):
    """Take the last edit back."""

    kind: Literal["undo"] = "undo"


class Redo(Frozen):
    """Make the edit taken back last again."""

    kind: Literal["redo"] = "redo"


class StartRun(Frozen):
    """Run the flow: whole, until a node, from a node, or one node only; `inputs` are given to input nodes."""

    kind: Literal["start_run"] = "start_run"
    inputs: dict[NodeId, JsonValue] = Field(default_factory=dict)
    until: NodeId | None = None
    origin: NodeId | None = None
    only: NodeId | None = None


class SendMessage(Frozen):
    """Say something in the chat: answers the question a run waits with, else starts a run; `files` are media hashes."""

    kind: Literal["send_message"] = "send_message"
    text: str = Field(max_length=1_000_000)
    files: tuple[str, ...] = ()


class AnswerQuestion(Frozen):
    """Answer the question of a waiting run."""

    kind: Literal["answer_question"] = "answer_question"
    run: str
    path: str
    text: str = Field(max_length=1_000_000)


class StopRun(Frozen):
    """Stop a run; `now` does not wait for anything."""

    kind: Literal["stop_run"] = "stop_run"
    run: str
    now: bool = False


class ShowResult(Frozen):
    """Show result number `index` (from 1) of a node; the windows get a new view of the node."""

    kind: Literal["show_result"] = "show_result"
    node: NodeId
    index: Count


class FullResult(Frozen):
    """Send the whole last result of a node."""

    kind: Literal["full_result"] = "full_result"
    node: NodeId


class ListFlows(Frozen):
    """Send the list of flows."""

    kind: Literal["list_flows"] = "list_flows"


class NewFlow(Frozen):
    """Make a flow, empty or from a template or a document, and open it."""

    kind: Literal["new_flow"] = "new_flow"
    template: str | None = None
    document: str | None = Field(default=None, max_length=60_000_000)


class DuplicateFlow(Frozen):
    """Copy a flow and open the copy."""

    kind: Literal["duplicate_flow"] = "duplicate_flow"
    flow: str


class DeleteFlow(Frozen):
    """Put a flow into the bin, or take it out again."""

    kind: Literal["delete_flow"] = "delete_flow"
    flow: str
    restore: bool = False


class NewSession(Frozen):
    """Begin a new conversation with the open flow."""

    kind: Literal["new_session"] = "new_session"


class ChangeSession(Frozen):
    """Rename or delete a conversation of the open flow."""

    kind: Literal["change_session"] = "change_session"
    session: str
    title: str | None = Field(default=None, max_length=200)
    delete: bool = False


class OlderLines(Frozen):
    """Send the log lines before the first one the window has."""

    kind: Literal["older_lines"] = "older_lines"
    before: Count


Request = Annotated[
    OpenFlow
    | SendEdits
    | Undo
    | Redo
    | StartRun
    | SendMessage
    | AnswerQuestion
    | StopRun
    | ShowResult
    | FullResult
    | ListFlows
    | NewFlow
    | DuplicateFlow
    | DeleteFlow
    | NewSession
    | ChangeSession
    | OlderLines,
    Field(discriminator="kind"),
]


class Envelope(Frozen):
    """A request with the number its answer will carry."""

    number: Count
    request: Request



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


class Trouble(Frozen):
    """Something stands in the way of saving; empty when it is over."""

    kind: Literal["trouble"] = "trouble"
    sentence: str


Told = Annotated[
    Hello | Opened | Changed | RunChanged | ChatChanged | LinesAdded | Flows | Sessions | ModelsChanged | Result | Done | Refused | Trouble,
    Field(discriminator="kind"),
]
