"""Binds flows, store and engine: runs are accepted on disk, wait in line for their conversation, go on after a restart.

A run belongs to the engine and to no request; whoever wants to see it follows its log.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing, asynccontextmanager

from studio.answering import Misfit, read_answer
from studio.catalog import Catalog
from studio.encoding import from_json
from studio.engine.casting import make_plan
from studio.engine.engine import Engine
from studio.engine.events import Event
from studio.engine.journal import Outcome
from studio.engine.run import Order
from studio.errors import NotRunnableError, StoreError
from studio.flow.document import Flow, NodeId
from studio.store.runs import RunRecord, StoredRun
from studio.store.store import Store
from studio.values import Message
from studio.web.chores import Chores
from studio.web.commission import Commission
from studio.web.flow_inputs import missing_input
from studio.web.line import Going, Line, Onlooker, Wanted

NOT_ASKED = Misfit("Nobody waits for this answer any more.")


class Runs:
    """All runs of this Playbill."""

    def __init__(self, store: Store, engine: Engine, catalog: Catalog) -> None:
        self._store = store
        self._engine = engine
        self._catalog = catalog
        self._chores = Chores()
        self._lines: dict[str, Line] = {}

    @asynccontextmanager
    async def open(self) -> AsyncGenerator[None]:
        """Go on with the runs that were interrupted; leaving lets go of runs, which may go on later."""
        for stored in await self._store.runs.unfinished():
            await self._go_on(stored)
        try:
            yield
        finally:
            await self._chores.close()

    async def start(self, record: RunRecord, flow: Flow, commission: Commission) -> str:
        """Accept a run and put it in line; gives its id.

        Raises `NotRunnableError` with sentences for the user, and `StoreError`.
        """
        make_plan(flow, self._catalog, commission.only)
        if sentence := missing_input(flow, self._catalog, commission):
            raise NotRunnableError((sentence,))
        accepted = await self._store.runs.accept(record)
        if accepted == record.id:
            self._put_in_line(Wanted(record.id, record.session, record.flow_id, flow, commission))
        return accepted

    def line(self, session: str) -> Line:
        """The line of a conversation."""
        return self._lines.setdefault(session, Line())

    def find(self, run_id: str) -> Going | None:
        """A run that is going on."""
        lines = self._lines.values()
        return next((line.going for line in lines if line.going and line.going.run.id == run_id), None)

    def watch(self, session: str, onlooker: Onlooker) -> None:
        """Tell an onlooker of every run that begins in the conversation from now on."""
        self.line(session).onlookers.append(onlooker)

    def unwatch(self, session: str, onlooker: Onlooker) -> None:
        """Tell an onlooker no more."""
        line = self.line(session)
        line.onlookers.remove(onlooker)
        self._forget(session, line)

    async def stop(self, run_id: str) -> bool:
        """Stop a run, also one that waits in line; False when there is no such run any more."""
        if going := self.find(run_id):
            going.run.stop()
            return True
        for line in self._lines.values():
            found = next((wanted for wanted in line.waiting if wanted.id == run_id), None)
            if found:
                line.waiting.remove(found)
                line.tell_queue()
                await self._end(run_id)
                return True
            if line.beginning and line.beginning.id == run_id:
                line.stopped = True
                return True
        return False

    def answer(self, run_id: str, path: str, message: Message) -> Misfit | None:
        """Answer the question of a run; why the answer was not taken, None when it was."""
        going = self.find(run_id)
        question = going.run.questions.at(path) if going else None
        if going is None or question is None:
            return NOT_ASKED
        answer = read_answer(question, message)
        if isinstance(answer, Misfit):
            return answer
        return None if going.run.answer(path, answer) else NOT_ASKED

    async def interrupt(self, run_id: str, where: str, message: Message | None) -> bool:
        """Speak to an agent of a run in mid-answer; False when that comes too late."""
        going = self.find(run_id)
        return going is not None and await asyncio.wrap_future(going.run.interrupt(where, message))

    async def _go_on(self, stored: StoredRun) -> None:
        record = await self._store.runs.record(stored.id)
        if record is None or not await self._store.runs.adopt(stored.id):
            return
        flow = Flow.model_validate_json(record.document)
        commission = Commission.model_validate_json(record.inputs)
        self._put_in_line(Wanted(stored.id, stored.session, stored.flow_id, flow, commission))

    def _put_in_line(self, wanted: Wanted) -> None:
        line = self.line(wanted.session or wanted.id)
        line.waiting.append(wanted)
        if line.busy:
            line.tell_queue()
            return
        line.busy = True
        self._chores.start(self._play_line(wanted.session or wanted.id, line))

    async def _play_line(self, session: str, line: Line) -> None:
        try:
            while line.waiting:
                line.beginning, line.stopped = line.waiting.popleft(), False
                line.tell_queue()
                await asyncio.wait([self._chores.start(self._play(line.beginning, line))])
                line.beginning = line.going = None
        finally:
            line.busy = False
            self._forget(session, line)

    async def _play(self, wanted: Wanted, line: Line) -> None:
        try:
            order = await self._order(wanted)
        except (NotRunnableError, StoreError) as error:
            self._give_up(wanted, line, str(error))
            return
        if line.stopped:
            await self._end(wanted.id)
            return
        run = self._engine.start(order)
        async with aclosing(run.log.follow(order.past.last_seq)) as events:
            await anext(events)  # only a run that has begun can be stopped
        if line.stopped:
            run.stop()
        line.going, line.beginning = Going(run, wanted), None
        for onlooker in line.onlookers:
            onlooker.began(line.going)
        await run.ended()

    async def _order(self, wanted: Wanted) -> Order:
        runs, commission = self._store.runs, wanted.commission
        loop = asyncio.get_running_loop()

        def older(after: int, count: int) -> Sequence[Event]:
            return asyncio.run_coroutine_threadsafe(runs.events.after(wanted.id, after, count), loop).result()

        past = await runs.past(wanted.id, wanted.session)
        return Order(
            id=wanted.id,
            plan=make_plan(wanted.flow, self._catalog, commission.only),
            journal=runs.journal(wanted.id, past.remembers),
            inputs={node: from_json(value) for node, value in commission.inputs.items()},
            past=past,
            reuse={node: outcome for node, run in commission.reuse.items() if (outcome := await self._made(run, node))},
            older=older,
        )

    async def _made(self, run_id: str, node: NodeId) -> Outcome | None:
        value = await self._store.runs.value(run_id, node)
        return None if value is None else Outcome(node, node, "", value, 0.0)

    async def _end(self, run_id: str) -> None:
        journal = self._store.runs.journal(run_id)
        journal.status("stopped")
        await journal.commit()

    def _give_up(self, wanted: Wanted, line: Line, sentence: str) -> None:
        self._store.runs.journal(wanted.id).status("failed")
        for onlooker in line.onlookers:
            onlooker.broke(sentence)

    def _forget(self, session: str, line: Line) -> None:
        if not (line.busy or line.waiting or line.onlookers):
            self._lines.pop(session, None)
