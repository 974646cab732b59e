"""How one node stands: its steps under way, how the last one ended, and what it has made."""

from __future__ import annotations

from dataclasses import dataclass, field

from studio.engine.events import ToolCalled, ToolReturned
from studio.question import Question
from studio.web.ended import NOT_RUN, WAITING, Ended, stopped
from studio.web.places import Place
from studio.web.previews import Stream
from studio.web.results import Result, Results
from studio.web.views import NodeState, Preview
from studio.web.words import listing


@dataclass(slots=True)
class Work:
    """A step under way; `until` and `since` are in seconds since 1970."""

    node: str
    place: Place
    since: float
    state: NodeState = "running"
    share: float = 0.0
    attempt: int = 1
    tries: int = 1
    until: float | None = None
    stream: Stream = field(default_factory=Stream)
    question: Question | None = None
    question_path: str = ""
    path: str = ""
    """The path of the attempt under way."""
    using: dict[str, str] = field(default_factory=dict[str, str])
    """The titles of the tools that are at work for it, by call."""

    def restart(self, since: float, path: str) -> None:
        """Begin, or begin anew for another attempt."""
        self.state, self.since, self.until, self.path = "running", since, None, path
        self.using.clear()
        self.stream, self.question = Stream(), None

    def retry(self, attempt: int, tries: int, until: float) -> None:
        """Wait for another attempt; what was streamed is void."""
        self.state, self.attempt, self.tries, self.until = "retrying", attempt, tries, until
        self.stream, self.question = Stream(), None

    def warm(self, share: float) -> None:
        """Wait for the model to be ready."""
        self.share = share
        self.state = "warming" if share < 1 else "running"

    def ask(self, question: Question, path: str) -> None:
        """Wait for a person."""
        self.state, self.question, self.question_path = "needs_you", question, path

    def go_on(self, since: float) -> None:
        """Work on with the person's answer."""
        self.state, self.since, self.question = "running", since, None

    def proceed(self) -> None:
        """Be at work after waiting for the model or for another attempt."""
        if self.state in ("warming", "retrying"):
            self.state, self.until = "running", None

    def write(self, text: str) -> None:
        """Stream on."""
        self.state, self.until = "streaming", None
        self.stream.add(text)

    def use(self, event: ToolCalled | ToolReturned, tool: str) -> None:
        """Wait for the tool of that title, or have what it gave; what was written before a call was a thought."""
        if isinstance(event, ToolCalled):
            self.using[event.call] = tool
            self.state, self.stream = "running", Stream()
        else:
            self.using.pop(event.call, None)

    def footer(self, *, speaks: bool) -> str:
        """The state in words."""
        match self.state:
            case "streaming":
                return "Writing"
            case "warming":
                return f"Built-in model warms up, {self.share:.0%}"
            case "needs_you":
                return "Waiting for your answer"
            case "retrying":
                return f"Try {self.attempt} of {self.tries}"
            case _ if self.using:
                return f"Uses {listing(tuple(dict.fromkeys(self.using.values())))}"
            case _:
                return "Thinking" if speaks else "Working"


@dataclass(slots=True)
class NodeRecord:
    """One node in the run that is shown."""

    ended: Ended = NOT_RUN
    working: dict[str, Work] = field(default_factory=dict[str, Work])
    """Steps under way by the key of their place; more than one where items are worked on side by side."""
    results: Results = field(default_factory=Results)
    partial: Preview | None = None
    """What a step that did not finish had streamed."""
    earlier: Preview | None = None
    """The last result of an earlier run."""
    chip: str = ""
    round: int = 0
    """On a loop: the round a person turned to; 0 shows the last one."""
    away: bool = False
    """It has left a room and is not back."""
    slots: tuple[str, ...] = ()
    """The bodies that began in the last step of a pipeline."""

    @property
    def current(self) -> Work | None:
        """The step under way that is shown: one that needs a person before others, else the newest."""
        asking = (work for work in self.working.values() if work.state == "needs_you")
        return next(asking, None) or next(reversed(self.working.values()), None)

    def begin_run(self) -> None:
        """Wait for a new run; the last result stays as an earlier one."""
        shown = self.results.kept[-1].preview if self.results.kept else None
        self.earlier = shown or self.earlier
        self.ended, self.working, self.results, self.partial = WAITING, {}, Results(), None
        self.away = False
        self.begin_bodies()

    def begin_bodies(self) -> None:
        """Begin with the bodies of a pipeline."""
        self.chip, self.slots, self.round = "", (), 0

    def begin_round(self) -> None:
        """Wait for a new turn of the body around, unless a step is under way."""
        if not self.working:
            self.ended, self.partial = WAITING, None

    def begin_body(self, slot: str, turn: int, limit: int | None) -> None:
        """Begin with one turn of a body."""
        if limit or turn > 1:
            self.chip = f"Round {turn} of {limit}" if limit else f"Round {turn}"
        if slot not in self.slots:
            self.slots = (*self.slots, slot)

    def give_up(self, key: str) -> None:
        """Forget a step under way; it will begin anew."""
        self.working.pop(key, None)
        self.ended, self.partial = WAITING, None

    def finish(self, work: Work | None, result: Result) -> None:
        """End a step with its result."""
        self.end(work, result.ended)
        self.partial = None
        self.results.add(result)

    def stop(self, work: Work) -> None:
        """End a step that was stopped; its words so far are kept."""
        self.end(work, stopped(work.stream.words.total))

    def end(self, work: Work | None, ended: Ended) -> None:
        """End a step without a result."""
        self.ended = ended
        if work:
            self.working.pop(work.place.key, None)
            self.partial = work.stream.preview() if work.stream.length else None
