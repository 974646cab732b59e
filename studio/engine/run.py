"""One execution of a flow: a thread-safe handle outside, the run's state and its steps inside the engine's loop."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import cast

import orjson
from pydantic import JsonValue

from studio.chat_model import Models
from studio.component import Component, doorway
from studio.encoding import decode, encode
from studio.engine.activation import Activation
from studio.engine.backend import Backend
from studio.engine.desk import RunDesk
from studio.engine.events import RunFailed, RunFinished, RunStarted, RunStopped, StepEvent
from studio.engine.interruption import Interjection, Listeners
from studio.engine.journal import Outcome, Past, RunJournal, RunStatus
from studio.engine.local import local
from studio.engine.loop import run_body, run_top
from studio.engine.memories import Memories
from studio.engine.plan import Cast, Plan
from studio.engine.questions import Questions
from studio.engine.run_log import Older, RunLog
from studio.engine.script import Script
from studio.engine.stage import Call, Stage
from studio.engine.step import step
from studio.errors import StepFailure
from studio.question import Question
from studio.values import Message, Value

PATIENCE = 0.8
"""Seconds that stopping waits for nodes to let go before the run is called stopped all the same."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked of the engine: a plan with the values its inputs get, and what is known from before."""

    id: str
    plan: Plan | Script
    journal: RunJournal
    inputs: Mapping[str, Value] = field(default_factory=dict[str, Value])
    past: Past = field(default_factory=Past)
    reuse: Mapping[str, Outcome] = field(default_factory=dict[str, Outcome])
    """Outcomes of an earlier run that stand in for nodes of the top level."""
    older: Older | None = None


class Run:
    """A run that is going on or has ended."""

    def __init__(self, order: Order, models: Models, backend: Backend = local) -> None:
        self.id = order.id
        self.journal = order.journal
        self.log = RunLog(order.journal, order.past.last_seq, order.older)
        self.models = models
        self.backend = backend
        self.inputs = order.inputs
        self.past = order.past
        self.memories = Memories.of_past(order.past)
        self.rooms = order.plan.rooms
        self.questions = Questions()
        self.listeners = Listeners()
        self.failures: list[StepFailure] = []
        self.reused = {id: decode(outcome.value) for id, outcome in order.reuse.items()}
        self.stopping = False
        self.now = time.time
        self._plan = order.plan
        self._wish = asyncio.Event()
        self._casts: dict[int, Cast] = {}
        self._turns: dict[str, asyncio.Lock] = {}
        self._ended: Future[RunStatus] = Future()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[None] | None = None

    def stop(self) -> None:
        """Stop the run, from any thread; it takes effect within a second."""
        if self._loop and not self._ended.done():
            self._loop.call_soon_threadsafe(self._cancel)

    def answer(self, path: str, message: Message) -> bool:
        """Answer the question asked at a path, from any thread; False when nobody waits there."""
        return self.questions.answer(path, message)

    def interrupt(self, where: str, message: Message | None) -> Future[bool]:
        """Speak to the step at a path, or to a node, in mid-answer, from any thread; tells whether it was heard."""
        interjection = Interjection(message)
        if self._loop and not self._ended.done():
            self._loop.call_soon_threadsafe(self.listeners.tell, where, interjection)
        else:
            interjection.settle(taken=False)
        return interjection.taken

    def question(self) -> tuple[str, Question] | None:
        """The question that has waited longest, with its path."""
        first = self.questions.first()
        return (first[0], first[1].question) if first else None

    async def ended(self) -> RunStatus:
        """Wait for the end, in any event loop."""
        return await asyncio.wrap_future(self._ended)

    async def play(self) -> None:
        """Run the flow to its end, in the engine's loop."""
        self._loop = asyncio.get_running_loop()
        self._casts = {id(node.component): node for node in self._plan.cast}
        begun = self.now()
        self.journal.status("running")
        given = {id: _json(value) for id, value in self.inputs.items()}
        resumed = self.past.last_seq > 0
        self.log.add(RunStarted(self.log.number(), begun, given, self._plan.count, resumed))
        self._task = asyncio.create_task(self._perform(), name=f"run {self.id}")
        wish = asyncio.create_task(self._wish.wait())
        try:
            await asyncio.wait({self._task, wish}, return_when=asyncio.FIRST_COMPLETED)
            await asyncio.wait({self._task}, timeout=PATIENCE)
        except asyncio.CancelledError:
            self._task.cancel()
            await asyncio.wait({self._task}, timeout=PATIENCE)
            self._ended.cancel()
            raise
        finally:
            wish.cancel()
        await self._end(self.now() - begun)

    async def play_body(self, activation: Activation) -> None:
        """Run a body that a pipeline has called."""
        await run_body(self, activation)

    def step(self, stage: Stage, node: Cast, call: Call) -> Awaitable[Value]:
        """Make a call as a step."""
        return step(stage, node, call)

    def cast_of(self, component: Component) -> Cast:
        """The node that an instance stands for."""
        return self._casts[id(component)]

    @property
    def titles(self) -> dict[str, str]:
        """The title of each node by its id."""
        return {node.id: node.title for node in self._casts.values()}

    def tell(self, event: StepEvent) -> None:
        """Add an event to the log."""
        self.log.add(event)

    def stored(self, path: str) -> Outcome | None:
        """The outcome of a step from before the interruption."""
        return self.past.outcomes.get(path)

    def turn_of(self, agent: str) -> asyncio.Lock:
        """The lock under which an agent answers one message at a time."""
        return self._turns.setdefault(agent, asyncio.Lock())

    def failed_attempts(self, base: str) -> int:
        """How many tries of a step failed before the interruption."""
        attempts = {
            attempt for attempt in self.past.failed_attempts if attempt == base or attempt.startswith(f"{base}~")
        }
        return len(
            {attempt for attempt in attempts if "/" not in attempt[len(base) :] and "." not in attempt[len(base) :]}
        )

    def drop_attempt(self, desk: RunDesk) -> None:
        """Void what the failed try of a step added to memories."""
        self.journal.drop_attempt(desk.path)
        self.memories.drop(desk.path)

    async def commit(self) -> None:
        """Wait until everything so far is safe."""
        self.log.flush()
        await self.journal.commit()

    async def _perform(self) -> None:
        doorway.set(Stage(self, "", None, self.memories))
        match self._plan:
            case Plan(top):
                await run_top(self, Activation(self, top))
            case Script():
                try:
                    await self._plan.perform()
                except StepFailure as failure:
                    self.failures.append(failure)

    def _cancel(self) -> None:
        if self._task and not self._ended.done():
            self.stopping = True
            self._wish.set()
            self._task.cancel()

    async def _end(self, seconds: float) -> None:
        task, number = self._task, self.log.number
        broken = task is not None and task.done() and not task.cancelled() and task.exception() is not None
        status: RunStatus
        if self.stopping:
            status = "stopped"
            self.log.add(RunStopped(number(), self.now(), seconds))
        elif self.failures or broken:
            status = "failed"
            failure = self.failures[0] if self.failures else StepFailure("Playbill itself made a mistake in this run.")
            self.log.add(RunFailed(number(), self.now(), seconds, failure.node, failure.sentence))
        else:
            status = "finished"
            self.log.add(RunFinished(number(), self.now(), seconds))
        self.journal.status(status)
        try:
            await self.commit()
        finally:
            self._ended.set_result(status)


def _json(value: Value) -> JsonValue:
    return cast("JsonValue", orjson.loads(encode(value)))
