"""Folds the events of a run into the run bar."""

from __future__ import annotations

from collections.abc import Mapping

from studio.engine.events import (
    BodyStarted,
    Event,
    Logged,
    NodeFailed,
    NodeFinished,
    NodeStarted,
    RunFailed,
    RunFinished,
    RunStarted,
    RunStopped,
)
from studio.errors import Remedy
from studio.web.flow_facts import FlowFacts
from studio.web.node_record import Work
from studio.web.places import place_of
from studio.web.resting_bar import Usual
from studio.web.views import Moment, RunBar
from studio.web.words import done_in, duration, listing, plural

_FULLEST = 0.97
"""A bar that is not done is never full."""


class Bar:
    """The bar of one run; `working` holds the steps under way, which another fold keeps."""

    def __init__(self, run: str, facts: FlowFacts, working: Mapping[str, Work], usual: Usual | None = None) -> None:
        self.queued = 0
        self._run = run
        self._facts = facts
        self._working = working
        self._usual = usual
        self._since: float | None = None
        self._started: set[str] = set()
        self._done: set[str] = set()
        self._notices = 0
        self._turns: dict[str, int] = {}
        """How many turns the loops go that said so."""
        self._failures: dict[str, NodeFailed] = {}
        self._stopping = False
        self._end: RunFinished | RunFailed | RunStopped | None = None

    def feed(self, event: Event) -> None:
        """Fold the next event."""
        match event:
            case NodeStarted():
                self._starts(event)
            case NodeFinished():
                self._finishes(event)
            case NodeFailed():
                self._failures[event.node] = event
            case BodyStarted(node=node, of=int(turns)):
                self._turns[node] = turns
            case Logged():
                self._notices += event.level != "info"
            case RunStarted():
                self._begins(event)
            case RunFinished() | RunFailed() | RunStopped():
                self._end = event
            case _:
                pass

    def stop(self) -> None:
        """The user asked to stop the run."""
        self._stopping = True

    @property
    def over(self) -> bool:
        """Whether the run has ended."""
        return self._end is not None

    def view(self) -> RunBar:
        """The bar now."""
        match self._end:
            case None:
                return self._under_way()
            case RunFinished(seconds=seconds):
                return self._bar("done", done_in(seconds), self._counts())
            case RunStopped(seconds=seconds):
                return self._bar("stopped", f"Stopped after {duration(seconds)}", self._counts())
            case RunFailed(node=node, sentence=sentence):
                title = f"Stopped at {self._facts.title(node)}" if node else "Stopped"
                remedy = self._remedy(node, sentence)
                return self._bar("failed", title, sentence).model_copy(update={"node": node or None, "remedy": remedy})

    def _begins(self, event: RunStarted) -> None:
        self._since = event.at if self._since is None else self._since
        self._end, self._stopping = None, False

    def _starts(self, event: NodeStarted) -> None:
        if event.node not in self._facts.inside:
            self._started.add(place_of(event.path).key)

    def _finishes(self, event: NodeFinished) -> None:
        self._notices += bool(event.replaced)
        if event.node not in self._facts.inside and not event.reused:
            self._done.add(place_of(event.path).key)

    def _under_way(self) -> RunBar:
        if self._stopping:
            return self._bar("stopping", "Stopping…", self._holding_up())
        asking = next((work for work in self._working.values() if work.state == "needs_you"), None)
        if asking:
            return self._asking(asking)
        leaves = self._leaves()
        shown = next((work for work in reversed(leaves) if work.state == "streaming"), leaves[-1] if leaves else None)
        more = {"since": self._since, "share": self._share(), "node": shown.node if shown else None}
        return self._bar("running", self._title(leaves), self._step()).model_copy(update=more)

    def _asking(self, work: Work) -> RunBar:
        others = [other for other in self._leaves() if other.state != "needs_you"]
        verb = "goes" if len(others) == 1 else "go"
        line = f"{self._names(others)} {verb} on meanwhile" if others else ""
        more = {"question": work.question, "question_path": work.question_path, "node": work.node, "since": self._since}
        return self._bar("needs_you", "Waiting for your answer", line).model_copy(update=more)

    def _bar(self, moment: Moment, title: str, line: str) -> RunBar:
        return RunBar(moment=moment, title=title, line=line, run=self._run, queued=self.queued)

    def _leaves(self) -> list[Work]:
        """The steps under way that are not pipelines, which only wait for what is inside of them."""
        return [work for work in self._working.values() if work.node not in self._facts.inside]

    def _names(self, works: list[Work]) -> str:
        return listing(tuple(dict.fromkeys(self._facts.title(work.node) for work in works)))

    def _title(self, leaves: list[Work]) -> str:
        if not leaves:
            return "Working" if self._started else "Starting"
        if len(leaves) > 1:
            together = all(work.state == "streaming" for work in leaves)
            verb = "is" if len({work.node for work in leaves}) == 1 else "are"
            return f"{self._names(leaves)} {verb} {'writing' if together else 'working'}"
        return self._doing(leaves[0])

    def _doing(self, work: Work) -> str:
        title = self._facts.title(work.node)
        match work.state:
            case "warming":
                return work.footer(speaks=True)
            case "retrying":
                return f"{title} tries again, {work.attempt} of {work.tries}"
            case "streaming":
                doing = "writing"
            case _:
                doing = "thinking" if work.node in self._facts.speakers else "working"
        return f"{title} is {doing}{self._round(work)}"

    def _round(self, work: Work) -> str:
        around = work.place.round(self._facts.limits)
        if around is None:
            return ""
        limit = self._turns.get(around.pipeline) or self._facts.limits.get(around.pipeline)
        return f", round {around.turn} of {limit}" if limit else f", round {around.turn}"

    def _step(self) -> str:
        """How far the run is; how far it has to go is known only from past runs."""
        if not self._started:
            return ""
        step = len(self._started)
        return f"Step {step} of about {max(step, self._usual.steps)}" if self._usual else f"Step {step}"

    def _share(self) -> float | None:
        if not self._usual or not self._usual.steps:
            return None
        return min(_FULLEST, len(self._done) / self._usual.steps)

    def _holding_up(self) -> str:
        leaves = self._leaves()
        return f"Waiting for {self._names(leaves)} to let go" if leaves else ""

    def _counts(self) -> str:
        notices = [plural(self._notices, "notice")] if self._notices else []
        return ", ".join([plural(len(self._done), "step"), *notices])

    def _remedy(self, node: str, sentence: str) -> Remedy | None:
        """The remedy of the failure behind the run's; a pipeline fails with the sentence of a node inside of it."""
        own = self._failures.get(node)
        alike = (
            failure.remedy for failure in self._failures.values() if failure.sentence == sentence and failure.remedy
        )
        return own.remedy if own and own.remedy else next(alike, None)
