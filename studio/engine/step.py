"""One execution of one node in a run: identity, replay, policy, events, memory and journal around a call.

A call through the door ends here, whether the engine or a script made it. The step's key is its path; the digest of its
inputs is compared on replay, so an outcome is never given to a step that was asked something else.
"""

from __future__ import annotations

import asyncio
from time import perf_counter
from typing import TYPE_CHECKING

from studio.component import doorway
from studio.encoding import decode, digest, encode, storable
from studio.engine.arguments import taken_apart
from studio.engine.attempts import with_policy
from studio.engine.desk import RunDesk
from studio.engine.events import NodeFailed, NodeFinished, NodeSkipped, NodeStarted, NodeStopped
from studio.engine.failure import failure_of
from studio.engine.interrupted import begin_once, repeats_changed
from studio.engine.journal import Outcome
from studio.engine.message_ids import identified
from studio.engine.permission import permitted
from studio.engine.preview import preview
from studio.engine.stage import Call, Stage
from studio.errors import ProducerFailed, StepFailure
from studio.runtime import at_desk
from studio.values import Value

if TYPE_CHECKING:
    from studio.engine.plan import Cast

LONG = 0.05
"""Seconds; after a step that took longer the run waits until its outcome is safe."""


async def step(stage: Stage, cast: Cast, call: Call) -> Value:
    """The value of the call, made now or found in the journal; raises `StepFailure` when the policy gives up."""
    run, base = stage.run, stage.prefix + cast.id
    desk = RunDesk(stage, cast, base)
    place = f"{run.id} {base}"
    arguments = tuple(identified(value, f"{place} {at}") for at, value in enumerate(call.arguments))
    named = {name: identified(value, f"{place} {name}") for name, value in call.named.items()}
    call = Call(call.function, arguments, named)
    if cast.spec.slots or cast.live:
        call, inputs = taken_apart(desk, call)
    else:
        inputs = digest(call.arguments, call.named) if call.named else digest(call.arguments)
    stored = run.stored(base)
    if stored is not None and (stored.digest == inputs or not await repeats_changed(desk)):
        return _replayed(desk, stored)
    if cast.spec.speaks and not _is_within_own_turn(desk):
        async with run.turn_of(desk.memories.key(cast.memory)):
            with run.listeners.join(desk):
                return await _made(desk, call, inputs)
    return await _made(desk, call, inputs)


def _is_within_own_turn(desk: RunDesk) -> bool:
    """Whether the agent of the step is speaking already, in a step around it: it would wait for itself."""
    agent, around = desk.memories.key(desk.cast.memory), desk.around
    while around and not (around.cast.spec.speaks and around.memories.key(around.cast.memory) == agent):
        around = around.around
    return around is not None


async def _made(desk: RunDesk, call: Call, inputs: str) -> Value:
    """Make the call under the node's policy and write down what came of it."""
    run, cast = desk.run, desk.cast
    policy = cast.component.policy
    run.tell(NodeStarted(run.log.number(), run.now(), desk.base, cast.id))
    begun, replaced = perf_counter(), ""
    outside, here = doorway.set(None), at_desk.set(desk)
    content: bytes | None = None
    try:
        if policy.ask_first:
            await permitted(desk, call)
        if cast.spec.effect == "once":
            await begin_once(desk)
        if policy.tries == 1 and policy.timeout is None and not cast.live:
            value = await run.backend(cast.component, call)
        else:
            value = await with_policy(desk, call)
        value, content = storable(value)
    except asyncio.CancelledError as error:
        value, replaced = _cancelled(desk, perf_counter() - begun, error)
    except (Exception, SystemExit, KeyboardInterrupt) as error:  # noqa: BLE001 - where a node's failure becomes an event
        value, replaced = _failed(desk, perf_counter() - begun, error)
    finally:
        at_desk.reset(here)
        doorway.reset(outside)
    seconds = perf_counter() - begun
    content = encode(value) if content is None else content
    outcome = Outcome(desk.base, cast.id, inputs, content, seconds, tuple(desk.additions))
    _write_down(desk, outcome, value, replaced)
    if seconds > LONG:
        await run.commit()
    return value


def _write_down(desk: RunDesk, outcome: Outcome, value: Value, replaced: str) -> None:
    """Commit value and memories together, and tell the result."""
    run = desk.run
    run.journal.record(outcome)
    if outcome.additions:
        desk.memories.add(desk.base, outcome.additions)
    shown, cut = preview(value, outcome.value)
    number, at = run.log.number(), run.now()
    run.tell(
        NodeFinished(
            number, at, desk.path, desk.cast.id, outcome.seconds, shown, cut, replaced=replaced, tokens=desk.tokens
        )
    )


def _replayed(desk: RunDesk, stored: Outcome) -> Value:
    run, cast = desk.run, desk.cast
    value = decode(stored.value)
    shown, cut = preview(value, stored.value)
    run.tell(NodeFinished(run.log.number(), run.now(), desk.base, cast.id, stored.seconds, shown, cut, reused=True))
    return value


def _cancelled(desk: RunDesk, seconds: float, error: asyncio.CancelledError) -> tuple[Value, str]:
    """A step cancelled from outside is stopped; one that raised the error by itself has failed."""
    run, task = desk.run, asyncio.current_task()
    if run.stopping or (task and task.cancelling()):
        run.tell(NodeStopped(run.log.number(), run.now(), desk.path, desk.cast.id))
        raise error
    return _failed(desk, seconds, error)


def _failed(desk: RunDesk, seconds: float, error: BaseException) -> tuple[Value, str]:
    """Go on with the policy's value, or tell the failure and raise it."""
    run, cast, policy = desk.run, desk.cast, desk.cast.component.policy
    if isinstance(error, ProducerFailed):
        because = error.__cause__.node if isinstance(error.__cause__, StepFailure) else ""
        run.tell(NodeSkipped(run.log.number(), run.now(), desk.path, cast.id, because))
        raise error
    failure = failure_of(cast.title, policy, error)
    desk.additions.clear()
    if policy.on_failure == "use":
        return cast.stand_in(), failure.sentence
    run.tell(
        NodeFailed(
            run.log.number(), run.now(), desk.path, cast.id, seconds, failure.sentence, failure.remedy, failure.details
        )
    )
    failure.node = failure.node or cast.id
    if failure is error:
        raise failure
    raise failure from error
