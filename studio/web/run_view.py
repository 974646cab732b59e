"""What the windows of one conversation draw of its runs: all folds fed together, and what changed told to windows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from studio.engine.events import Event
from studio.flow.document import Flow, NodeId
from studio.spec import Spec
from studio.web.flow_facts import facts_of
from studio.web.fold_bar import Bar
from studio.web.fold_nodes import NodeViews
from studio.web.protocol import ChatChanged, LinesAdded, RunChanged
from studio.web.resting_bar import Usual, resting_bar
from studio.web.story import Story
from studio.web.transcript import Transcript
from studio.web.views import NodeView, ProblemView, RunBar

Piece = RunChanged | ChatChanged | LinesAdded


class RunView:
    """The views of a flow and of the runs of one conversation, one run after the other.

    `take` gives what changed since it was called last, `whole` everything. A window that puts each piece over what it
    has (nodes by id, messages from `first` on, lines by run and number) shows what `whole` gives.
    """

    def __init__(self, flow: Flow, specs: Mapping[str, Spec], problems: Sequence[ProblemView] = ()) -> None:
        self._specs = specs
        self._facts = facts_of(flow, specs)
        self.inner: dict[NodeId, NodeId] = {}
        """The nodes of saved flows that ran, and the node on the canvas that each belongs to."""
        self._nodes = NodeViews(self._facts)
        self._transcript = Transcript(self._facts)
        self._story = Story(self._facts)
        self._bar: Bar | None = None
        self._resting = resting_bar(flow, specs, problems)
        self._seen = 0
        self._shown: RunBar | None = None

    def rest(self, flow: Flow, problems: Sequence[ProblemView], usual: Usual | None = None) -> None:
        """The flow was edited or checked: between runs the bar says what it would take to run it."""
        self._resting = resting_bar(flow, self._specs, problems, usual)
        if self._bar and self._bar.over:
            self._bar = None

    def begin(self, run: str, flow: Flow, usual: Usual | None = None, scope: frozenset[NodeId] | None = None) -> None:
        """Make ready for the events of a run of the flow as it is now; `scope` names its nodes when it is not all."""
        self._facts = facts_of(flow, self._specs)
        self.inner |= self._facts.stands_for
        self._nodes.begin(self._facts, scope)
        self._transcript.begin(run, self._facts)
        self._story.begin(run, self._facts)
        self._bar = Bar(run, self._facts, self._nodes.working, usual)
        self._seen = 0

    def feed(self, events: Iterable[Event]) -> None:
        """Fold the next events of the run; one that was folded before is passed over."""
        for event in events:
            if event.seq > self._seen:
                self._seen = event.seq
                self._nodes.feed(event)
                self._transcript.feed(event)
                self._story.feed(event)
                if self._bar:
                    self._bar.feed(event)

    def stop(self) -> None:
        """The user asked to stop the run."""
        if self._bar:
            self._bar.stop()

    def queue(self, count: int) -> None:
        """So many runs are next in line."""
        if self._bar:
            self._bar.queued = count

    def show(self, node: NodeId, index: int) -> None:
        """Turn a node to one of its results."""
        self._nodes.show(node, index)

    @property
    def bar(self) -> RunBar:
        """The run bar now."""
        return self._bar.view() if self._bar else self._resting

    def take(self) -> tuple[Piece, ...]:
        """What changed since it was last taken."""
        bar, nodes = self.bar, self._on_canvas(self._nodes.take())
        run = RunChanged(bar=bar, nodes=nodes) if nodes or bar != self._shown else None
        self._shown = bar
        return tuple(piece for piece in (run, self._transcript.messages.take(), self._story.take()) if piece)

    def _on_canvas(self, views: tuple[NodeView, ...]) -> tuple[NodeView, ...]:
        return tuple(view for view in views if view.id not in self.inner)

    def whole(self) -> tuple[Piece, ...]:
        """Everything, for a window that opens."""
        run = RunChanged(bar=self.bar, nodes=self._on_canvas(self._nodes.whole()), whole=True)
        return run, self._transcript.messages.whole(), self._story.whole()
