"""Runs one body: each node starts the moment its own inputs are there, structured so that no task outlives its body.

A node that finishes hands over to one follower in its own task and starts tasks for the others only, so a chain costs
one task and a fan-out one task a branch.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, cast

from studio.encoding import encode
from studio.engine.activation import Activation
from studio.engine.events import NodeFinished, NodeSkipped
from studio.engine.frontier import Frontier
from studio.engine.preview import preview
from studio.errors import ProducerFailed, StepFailure
from studio.streams import feeding

if TYPE_CHECKING:
    from studio.engine.run import Run
    from studio.values import Value


Chain = Callable[[int], Coroutine[object, object, None]]


async def run_body(run: Run, activation: Activation) -> None:
    """Run a body inside a pipeline; the first failure ends it once its running nodes were cancelled."""
    if activation.plan.linear:
        for index in range(len(activation.plan.nodes)):
            await _play(run, activation, index)
        return
    frontier = Frontier(activation.plan.shape)
    try:
        async with asyncio.TaskGroup() as group:

            async def chain(index: int) -> None:
                following: int | None = index
                while following is not None:
                    for reader in frontier.began(following):
                        group.create_task(chain(reader))
                    await _play(run, activation, following)
                    following = _hand_over(group, chain, frontier.finished(following))

            for index in frontier.first():
                group.create_task(chain(index))
    except BaseExceptionGroup as failures:
        raise _first(failures) from None


async def run_top(run: Run, activation: Activation) -> None:
    """Run the whole flow; what depends on a failed node is skipped and the rest goes on."""
    frontier = Frontier(activation.plan.shape)
    async with asyncio.TaskGroup() as group:

        async def chain(index: int) -> None:
            following: int | None = index
            while following is not None:
                for reader in frontier.began(following):
                    group.create_task(chain(reader))
                try:
                    await _play(run, activation, following)
                except StepFailure as failure:
                    if not isinstance(failure, ProducerFailed):
                        run.failures.append(failure)
                    _skip(run, activation, following, frontier.failed(following))
                    return
                following = _hand_over(group, chain, frontier.finished(following))

        for index in frontier.first():
            group.create_task(chain(index))


def _hand_over(group: asyncio.TaskGroup, chain: Chain, ready: list[int]) -> int | None:
    """The follower to go on with; the others get tasks of their own."""
    for index in ready[1:]:
        group.create_task(chain(index))
    return ready[0] if ready else None


async def _play(run: Run, activation: Activation, index: int) -> None:
    """Call one node with what is wired to it and keep its value for those that follow."""
    node = activation.plan.nodes[index]
    if node.off:
        activation.values[index] = activation.passed_through(node)
        run.tell(NodeSkipped(run.log.number(), run.now(), node.id, node.id, ""))
        return
    if node.pinned or node.id in run.reused:
        activation.values[index] = _kept(run, node.id, node.kept)
        return
    arguments, named = activation.arguments(node)
    feed = activation.feeds.get(index)
    call = node.component(*arguments, **named)
    activation.values[index] = await (feeding(feed, call) if feed else call)


def _kept(run: Run, id: str, pinned: Value) -> Value:
    value = run.reused.get(id, pinned)
    shown, cut = preview(value, encode(value))
    run.tell(NodeFinished(run.log.number(), run.now(), id, id, 0.0, shown, cut, reused=True))
    return value


def _skip(run: Run, activation: Activation, failed: int, skipped: list[int]) -> None:
    because = activation.plan.nodes[failed].id
    for index in skipped:
        id = activation.plan.nodes[index].id
        run.tell(NodeSkipped(run.log.number(), run.now(), id, id, because))


def _first(failures: BaseExceptionGroup[BaseException]) -> BaseException:
    """The failure that ended a body: a node's own before one that only followed from it."""
    found = next((f for f in failures.exceptions if not isinstance(f, ProducerFailed)), failures.exceptions[0])
    return _first(cast("BaseExceptionGroup[BaseException]", found)) if isinstance(found, BaseExceptionGroup) else found
