"""Folds the events of runs into how each node stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from studio.engine.events import (
    BodyStarted,
    Event,
    InputGiven,
    InputRequested,
    NodeFailed,
    NodeFinished,
    NodeFragment,
    NodeInterrupted,
    NodeMessage,
    NodeRetried,
    NodeSkipped,
    NodeStarted,
    NodeStopped,
    NodeWarming,
    RunFailed,
    RunFinished,
    RunStarted,
    RunStopped,
    ToolCalled,
    ToolReturned,
)
from studio.engine.hearing import who_moved
from studio.web.ended import NOT_RUN, WAITING, failed, skipped
from studio.web.flow_facts import FlowFacts
from studio.web.node_record import NodeRecord, Work
from studio.web.places import is_within, place_of
from studio.web.results import result_of
from studio.web.view_node import Scene
from studio.web.views import NodeView

_Step = NodeStarted | NodeWarming | NodeRetried | InputRequested | InputGiven
_End = NodeFinished | NodeFailed | NodeStopped | NodeSkipped


class NodeViews:
    """The views of a flow's nodes; a run folds its events in order, and each costs the same however long the run is."""

    def __init__(self, facts: FlowFacts) -> None:
        self.working: dict[str, Work] = {}
        """The steps under way by the key of their place, in order of their start."""
        self._facts = facts
        self._scope = facts.runs
        self._records = {id: NodeRecord() for id in facts.titles}
        self._turns: dict[str, int] = {}
        self._resumed = False
        self._changed: dict[str, None] = dict.fromkeys(facts.titles)

    def begin(self, facts: FlowFacts, scope: frozenset[str] | None = None) -> None:
        """Make ready for a run of the flow as it is now; nodes outside of `scope` stay as they are."""
        self._facts = facts
        self._scope = facts.runs if scope is None else scope & facts.runs
        self._records = {id: self._records.get(id) or NodeRecord() for id in facts.titles}
        self._changed = {id: None for id in self._changed if id in facts.titles}

    def feed(self, event: Event) -> None:
        """Fold the next event."""
        match event:
            case NodeFragment() | NodeInterrupted():
                self._streams(event)
            case ToolCalled() | ToolReturned() | NodeMessage():
                self._tells(event)
            case NodeFinished() | NodeFailed() | NodeStopped() | NodeSkipped():
                self._ends(event)
            case NodeStarted() | NodeWarming() | NodeRetried() | InputRequested() | InputGiven():
                self._goes_on(event)
            case BodyStarted():
                self._goes_round(event)
            case RunStarted():
                self._run_begins(event)
            case RunFinished() | RunFailed() | RunStopped():
                self._stop_all(lambda _: True)
                self._settle(self._scope)
            case _:
                pass

    def show(self, node: str, index: int) -> None:
        """Turn a node to one of its results; a loop turns all that is inside of it to that round."""
        if node not in self._records:
            return
        if node in self._facts.limits:
            self._record(node).round = index
            for inner in self._facts.inside[node]:
                self._record(inner).results.choose_round(node, index)
        else:
            self._record(node).results.choose(index)

    def take(self) -> tuple[NodeView, ...]:
        """The views that changed since they were last taken."""
        changed, self._changed = self._changed, {}
        return self._views(changed)

    def whole(self) -> tuple[NodeView, ...]:
        """All views."""
        return self._views(self._records)

    def _views(self, nodes: Iterable[str]) -> tuple[NodeView, ...]:
        return tuple(map(Scene(self._facts, self._scope, self._records, self._turns).view, nodes))

    def _record(self, node: str) -> NodeRecord:
        """The record of a node that changes; nodes that wait may wait for something else now."""
        self._changed[node] = None
        for after in self._facts.after.get(node, ()):
            if self._records[after].ended is WAITING:
                self._changed[after] = None
        return self._records.setdefault(node, NodeRecord())

    def _work(self, path: str, node: str, since: float) -> Work:
        place = place_of(path)
        work = self.working.get(place.key)
        if work is None:
            work = self.working[place.key] = Work(node, place, since)
            self._record(node).working[place.key] = work
        return work

    def _run_begins(self, event: RunStarted) -> None:
        self._resumed = event.resumed
        if event.resumed:
            self._give_up(lambda _: True)
            return
        self.working.clear()
        for id in self._scope:
            self._turns.pop(id, None)
            self._record(id).begin_run()

    def _settle(self, nodes: Iterable[str]) -> None:
        """What still waits will not come to run any more."""
        for id in filter(lambda id: self._records[id].ended is WAITING, nodes):
            self._record(id).ended = NOT_RUN

    def _streams(self, event: NodeFragment | NodeInterrupted) -> None:
        work = self._work(event.path, event.node, event.at)
        self._changed[event.node] = None
        if isinstance(event, NodeInterrupted):
            work.restart(event.at, event.path)
        elif event.thinking:
            work.proceed()
        else:
            for writing in (work, self.working.get(work.place.step_of(self._facts.answers_for.get(event.node)))):
                if writing:
                    writing.write(event.text)
                    self._changed[writing.node] = None

    def _tells(self, event: ToolCalled | ToolReturned | NodeMessage) -> None:
        if isinstance(event, NodeMessage):
            for id, away in ((id, away) for id, away in who_moved(event.message) if id in self._records):
                self._record(id).away = away
        else:
            self._work(event.path, event.node, event.at).use(event, self._facts.title(event.tool))
            self._changed[event.node] = None

    def _goes_on(self, event: _Step) -> None:
        work = self._work(event.path, event.node, event.at)
        record = self._record(event.node)
        match event:
            case NodeStarted():
                if work.path not in ("", event.path):
                    self._begin_anew(event.node, work.place.key)
                work.restart(event.at, event.path)
                record.begin_bodies()
            case NodeWarming():
                work.warm(event.share)
            case NodeRetried():
                work.retry(event.attempt, event.tries, event.at + event.wait)
                if event.node not in self._facts.speakers:
                    record.begin_bodies()
                    self._begin_anew(event.node, work.place.key)
            case InputRequested():
                work.ask(event.question, event.path)
            case InputGiven():
                work.go_on(event.at)

    def _begin_anew(self, pipeline: str, key: str) -> None:
        """Forget what was done inside of a pipeline step."""
        self._give_up(lambda work: is_within(work.place.key, key))
        for inner in self._facts.inside.get(pipeline, ()):
            self._record(inner).results.drop_within(key)

    def _give_up(self, is_void: Callable[[Work], bool]) -> None:
        for key in [key for key, work in self.working.items() if is_void(work)]:
            self._record(self.working.pop(key).node).give_up(key)

    def _stop_all(self, is_over: Callable[[Work], bool]) -> None:
        for key, work in tuple(self.working.items()):
            if is_over(work):
                del self.working[key]
                self._record(work.node).stop(work)

    def _goes_round(self, event: BodyStarted) -> None:
        self._turns[event.node] = event.turn
        self._work(event.path, event.node, event.at).proceed()
        turn = 1 if event.node in self._facts.tool_users else event.turn
        self._record(event.node).begin_body(event.slot, turn, event.of or self._facts.limits.get(event.node))
        if event.node not in self._facts.tool_users:
            for inner in self._facts.inside.get(event.node, ()):
                self._record(inner).begin_round()

    def _ends(self, event: _End) -> None:
        place = place_of(event.path)
        record = self._record(event.node)
        work = self.working.pop(place.key, None)
        match event:
            case NodeFinished():
                record.finish(work, result_of(event, place, record.results, resumed=self._resumed))
            case NodeFailed():
                record.end(work, failed(event))
            case NodeStopped():
                record.stop(work or Work(event.node, place, event.at))
            case NodeSkipped():
                because = self._records.get(event.because)
                record.end(work, skipped(self._facts.title(event.because), because.ended if because else None))
        if inside := self._facts.inside.get(event.node):
            self._stop_all(lambda work: is_within(work.place.key, place.key))
            self._settle(inside)
