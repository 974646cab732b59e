"""What the page asks of the server, as one closed union; each request comes in an envelope with a number of its own."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, JsonValue

from studio.flow.document import NodeId
from studio.flow.edit import Edit
from studio.values import Frozen
from studio.web.memory_changes import MemoryChange
from studio.web.views import Count


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
    """Answer the question of a waiting run; `files` are media hashes, `values` what stands in the fields of a form.

    In the field for a file stands the hash of one of `files`.
    """

    kind: Literal["answer_question"] = "answer_question"
    run: str
    path: str
    text: str = Field(default="", max_length=1_000_000)
    files: tuple[str, ...] = ()
    values: dict[str, JsonValue] = Field(default_factory=dict)


class Interrupt(Frozen):
    """Speak to the step at a path, or to a node, in mid-answer; without words the agent stops and asks for them.

    What comes too late becomes the next message of the conversation.
    """

    kind: Literal["interrupt"] = "interrupt"
    run: str
    where: str
    text: str = Field(default="", max_length=1_000_000)
    files: tuple[str, ...] = ()


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


class ReadMemory(Frozen):
    """Send the last messages that a node remembers, at most so many."""

    kind: Literal["read_memory"] = "read_memory"
    node: NodeId
    most: Count = 50


class ChangeMemory(Frozen):
    """Change what a node remembers; `name` is the window's own, so that it can take the change back."""

    kind: Literal["change_memory"] = "change_memory"
    node: NodeId
    name: str = Field(min_length=1, max_length=64)
    change: MemoryChange


Request = Annotated[
    OpenFlow
    | SendEdits
    | Undo
    | Redo
    | StartRun
    | SendMessage
    | AnswerQuestion
    | Interrupt
    | StopRun
    | ShowResult
    | FullResult
    | ListFlows
    | NewFlow
    | DuplicateFlow
    | DeleteFlow
    | NewSession
    | ChangeSession
    | OlderLines
    | ReadMemory
    | ChangeMemory,
    Field(discriminator="kind"),
]


class Envelope(Frozen):
    """A request with the number its answer will carry."""

    number: Count
    request: Request
