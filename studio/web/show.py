"""One conversation of one flow as its windows see it: past runs folded from the store, the present one as it happens.

What changed is told at most fifteen times a second; each window merges what it could not send in time.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass

from studio.engine.events import Event, NodeFinished
from studio.flow.document import Flow, NodeId
from studio.spec import Spec
from studio.store.flows import FlowRecord
from studio.store.runs import StoredRun
from studio.store.store import Store
from studio.web.chores import Chores
from studio.web.commission import Commission
from studio.web.line import Going
from studio.web.names import Names, renamed_further, under_names
from studio.web.protocol import LinesAdded, Trouble
from studio.web.resting_bar import Usual
from studio.web.run_view import Piece, RunView
from studio.web.runs import Runs
from studio.web.views import ProblemView

PACE = 1 / 15
"""Seconds between two looks at what changed."""
RUNS_SHOWN = 30
"""How many of the last runs of a conversation are folded for a window that opens."""
_READ = 5_000
_LAST_TRY = re.compile(r"~[0-9]+$")


@dataclass(frozen=True, slots=True)
class Made:
    """Where the last result of a node is stored."""

    run: str
    key: str
    """The path of the step without its own last try, under which its outcome is kept."""


class Show:
    """The view of one conversation; `tell` is given what all its windows must know."""

    def __init__(self, store: Store, runs: Runs, session: str, tell: Callable[[Piece | Trouble], None]) -> None:
        self.session = session
        self.made: dict[NodeId, Made] = {}
        """Where the last result of each node is."""
        self.specs: Mapping[str, Spec] = {}
        self._names: Names = {}
        self._store = store
        self._runs = runs
        self._tell = tell
        self._chores = Chores()
        self._begun: asyncio.Queue[Going] = asyncio.Queue()
        self._followed: set[str] = set()
        self._fresh = asyncio.Event()
        self._view: RunView
        self._usual: Usual | None = None

    async def open(self, record: FlowRecord, specs: Mapping[str, Spec], problems: tuple[ProblemView, ...]) -> None:
        """Fold what was and begin to follow what is."""
        self.specs = specs
        self._view = RunView(record.flow, specs, problems)
        await self._measure(record.id)
        self._view.rest(record.flow, problems, self._usual)
        self._runs.watch(self.session, self)
        line = self._runs.line(self.session)
        if line.going:
            self.began(line.going)
        for stored in (await self._store.runs.of_session(self.session))[-RUNS_SHOWN:]:
            if stored.ended is not None and stored.id not in self._followed:
                await self._fold(stored)
        self._view.take()
        self._chores.start(self._follow())
        self._chores.start(self._keep_pace())

    async def close(self) -> None:
        """Look no more."""
        self._runs.unwatch(self.session, self)
        await self._chores.close()

    def whole(self) -> tuple[Piece, ...]:
        """Everything, for a window that opens."""
        return tuple(under_names(piece, self._shown_as()) for piece in self._view.whole())

    def edited(self, flow: Flow, problems: tuple[ProblemView, ...], renamed: Names) -> None:
        """The flow was edited."""
        self._names = renamed_further(self._names, renamed)
        self._view.rest(flow, problems, self._usual)
        self._fresh.set()

    def turn(self, node: NodeId, index: int) -> None:
        """Turn a node to one of its results."""
        self._view.show(self._then(node), index)
        self._fresh.set()

    def result_of(self, node: NodeId) -> Made | None:
        """Where the last result of a node is."""
        return self.made.get(self._then(node))

    def earliest_run(self) -> str | None:
        """The run of the first line in the log."""
        lines = (piece.lines for piece in self._view.whole() if isinstance(piece, LinesAdded))
        return next((line.run for some in lines for line in some), None)

    def stopping(self) -> None:
        """The user asked to stop the run."""
        self._view.stop()
        self._fresh.set()

    def began(self, going: Going) -> None:
        """A run began."""
        self._followed.add(going.run.id)
        self._begun.put_nowait(going)

    def queued(self, count: int) -> None:
        """So many runs are next in line."""
        self._view.queue(count)
        self._fresh.set()

    def broke(self, sentence: str) -> None:
        """A run could not begin."""
        self._tell(Trouble(sentence=sentence))

    def _shown_as(self) -> Names:
        """The ids on the canvas of what the runs know by other ids: nodes renamed since, and those of saved flows."""
        inner = self._view.inner
        return {**{id: self._names.get(shown, shown) for id, shown in inner.items()}, **self._names}

    def _then(self, node: NodeId) -> NodeId:
        """The id by which the runs know a node."""
        return next((old for old, now in self._names.items() if now == node), node)

    async def _fold(self, stored: StoredRun) -> None:
        record = await self._store.runs.record(stored.id)
        if record is None:
            return
        commission = Commission.model_validate_json(record.inputs)
        self._view.begin(stored.id, Flow.model_validate_json(record.document), scope=commission.only)
        last = 0
        while events := await self._store.runs.events.after(stored.id, last, _READ):
            last = events[-1].seq
            self._feed(stored.id, events)

    async def _follow(self) -> None:
        while True:
            going = await self._begun.get()
            run, wanted = going.run, going.wanted
            self._names = {old: now for old, now in self._names.items() if old not in wanted.flow.nodes}
            self._view.begin(run.id, wanted.flow, self._usual, wanted.commission.only)
            self._view.queue(len(self._runs.line(self.session).waiting))
            async with aclosing(run.log.follow()) as batches:
                async for events in batches:
                    self._feed(run.id, events)
                    self._fresh.set()
                    await asyncio.sleep(0)
            await self._measure(wanted.flow_id)

    def _feed(self, run: str, events: Sequence[Event]) -> None:
        self._view.feed(events)
        for event in events:
            if isinstance(event, NodeFinished):
                self.made[event.node] = Made(run, _LAST_TRY.sub("", event.path))

    async def _measure(self, flow_id: str) -> None:
        usual = await self._store.runs.usual(flow_id)
        self._usual = Usual(usual.seconds, usual.steps) if usual else None

    async def _keep_pace(self) -> None:
        while True:
            await self._fresh.wait()
            self._fresh.clear()
            for piece in self._view.take():
                self._tell(under_names(piece, self._shown_as()))
            await asyncio.sleep(PACE)
