"""The policy of a node: tries with growing, jittered waits, and the time limit of each."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeVar

from tenacity import (
    AsyncRetrying,
    RetryCallState,
    retry_if_exception,
    stop_after_attempt,
    stop_before_delay,
    wait_exponential_jitter,
)

from studio.engine.events import NodeRetried, NodeStarted
from studio.engine.failure import failure_of
from studio.errors import ModelFailure, ProducerFailed, ProducerRestarted, StepFailure
from studio.streams import listener

if TYPE_CHECKING:
    from studio.engine.desk import RunDesk
    from studio.engine.stage import Call
from studio.values import Value

T = TypeVar("T")
LONGEST_WAIT = 60.0
"""Seconds; no server's wish to wait longer is granted."""
BUDGET = 120.0
"""Seconds from the first try of a question on in which another one may begin."""


async def with_policy(desk: RunDesk, call: Call) -> Value:
    """The value of the first try that succeeds; raises the last `StepFailure`."""
    before = desk.run.failed_attempts(desk.base)
    tries = AsyncRetrying(
        stop=stop_after_attempt(max(1, desk.cast.component.policy.tries - before)),
        wait=lambda state: _wait(desk, state),
        retry=retry_if_exception(lambda error: isinstance(error, StepFailure) and error.retryable),
        before_sleep=lambda state: _tell_retry(desk, before + state.attempt_number + 1, state),
        reraise=True,
    )
    number = before

    async def attempt() -> Value:
        nonlocal number
        number += 1
        if number > 1:
            desk.path = f"{desk.base}~{number}"
            desk.run.tell(NodeStarted(desk.run.log.number(), desk.run.now(), desk.path, desk.cast.id))
        return await _once(desk, call)

    return await tries(attempt)


async def patiently(desk: RunDesk, attempt: Callable[[], Awaitable[T]]) -> T:
    """What one question of a step comes to, tried as often as its policy says; what a failed try streamed is void.

    Raises the `ModelFailure` of the last try, which says that trying again is of no use.
    """

    def tell(state: RetryCallState) -> None:
        _tell_retry(desk, state.attempt_number + 1, state)
        desk.run.tell(NodeStarted(desk.run.log.number(), desk.run.now(), desk.path, desk.cast.id))

    async def once() -> T:
        return await attempt()

    tries = AsyncRetrying(
        stop=stop_after_attempt(desk.cast.component.policy.tries) | stop_before_delay(BUDGET),
        wait=lambda state: _wait(desk, state),
        retry=retry_if_exception(lambda error: isinstance(error, StepFailure) and error.retryable),
        before_sleep=tell,
        reraise=True,
    )
    try:
        return await tries(once)
    except ModelFailure as failure:
        failure.retryable = False
        raise


def _wait(desk: RunDesk, state: RetryCallState) -> float:
    """Exponential back-off with jitter, but no less than the other side asked for."""
    wait = desk.cast.component.policy.wait
    error = state.outcome.exception() if state.outcome else None
    asked = error.retry_after if isinstance(error, StepFailure) and error.retry_after else 0.0
    return min(max(wait_exponential_jitter(multiplier=wait, jitter=wait)(state), asked), LONGEST_WAIT)


def _tell_retry(desk: RunDesk, number: int, state: RetryCallState) -> None:
    run, tries = desk.run, desk.cast.component.policy.tries
    seconds = state.next_action.sleep if state.next_action else 0.0
    sentence = str(state.outcome.exception()) if state.outcome else ""
    run.tell(NodeRetried(run.log.number(), run.now(), desk.path, desk.cast.id, number, tries, seconds, sentence))
    if feed := listener.get():
        feed.restart()


def begin_again(desk: RunDesk, sentence: str) -> None:
    """Void what the step has streamed, outside the count of its tries."""
    run, path, node = desk.run, desk.path, desk.cast.id
    tries = desk.cast.component.policy.tries
    run.tell(NodeRetried(run.log.number(), run.now(), path, node, 1, tries, 0.0, sentence))
    run.tell(NodeStarted(run.log.number(), run.now(), path, node))
    if feed := listener.get():
        feed.restart()


async def _once(desk: RunDesk, call: Call) -> Value:
    """One try within its time limit; a failed one leaves no trace in memories."""
    policy = desk.cast.component.policy
    try:
        async with asyncio.timeout(policy.timeout) as clock:
            desk.clock = clock
            return await _fed(desk, call)
    except ProducerFailed:
        raise
    except (Exception, SystemExit, KeyboardInterrupt) as error:
        desk.forget()
        desk.run.drop_attempt(desk)
        failure = failure_of(desk.title, policy, error)
        if failure is error:
            raise
        raise failure from error
    finally:
        desk.clock = None


async def _fed(desk: RunDesk, call: Call) -> Value:
    """Call again, outside the count of tries, whenever a node that feeds this one live begins anew.

    The value counts only when the nodes that feed it have finished.
    """
    while True:
        try:
            value = await desk.run.backend(desk.cast.component, call)
            for live in desk.live_inputs:
                await live.settled()
        except ProducerRestarted:
            desk.forget()
            begin_again(desk, f"What feeds {desk.title} began again.")
        else:
            return value
