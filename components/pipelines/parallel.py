"""Several workers on the same thing at once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Sequence
from functools import partial
from typing import Annotated, ClassVar, Generic, Literal, TypeVar, cast

from pydantic import Field

from studio import runtime
from studio.component import Body, Component
from studio.errors import StepFailure
from studio.values import Value

T = TypeVar("T")
R = TypeVar("R")


class Parallel(Component):
    """Gives the same thing to all its members at once and collects what they make."""

    title: ClassVar[str] = "Side by side"
    sentence: ClassVar[str] = "Waits for {until}"
    search_words: ClassVar[str] = "parallel at once together fan out gather experts vote quorum concurrent fork join"
    icon: ClassVar[str] = "same"

    until: Annotated[Literal["all", "the first", "enough of them"], Field(title="Wait for")] = "all"
    """How many must be done before it goes on; those it does not wait for are stopped."""
    enough: Annotated[int, Field(ge=1, le=100)] = 2
    """How many are enough, when it waits for enough of them."""

    def wanted(self, members: int) -> int:
        """How many of so many members it waits for."""
        match self.until:
            case "all":
                return members
            case "the first":
                return min(1, members)
            case "enough of them":
                return min(self.enough, members)

    async def __call__(self, value: T, *members: Body[T, R]) -> list[R]:
        """Run the members side by side; the results stand in the order of the members."""
        wanted = self.wanted(len(members))
        if wanted == len(members):
            return await all_done(member(value) for member in members)
        return await first_done(value, members, wanted)


async def all_done(calls: Iterable[Coroutine[object, object, R]]) -> list[R]:
    """The results of all calls in their order; the first failure stops the others and is raised."""
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(call) for call in calls]
    except BaseExceptionGroup as failures:
        raise failures.exceptions[0] from None
    return [task.result() for task in tasks]


async def first_done(value: T, members: Sequence[Body[T, R]], wanted: int) -> list[R]:
    """The results of the members done first, in the order in which the members stand; the others are stopped.

    Who came first stays settled when a run goes on after a kill. A member that fails drops out; raises the last
    `StepFailure` when too few are left.
    """
    contest: _Contest[R] = _Contest(len(members), wanted)

    async def compete() -> Value:
        await contest.hold([partial(member, value) for member in members])
        return [*sorted(contest.results)]

    places = cast("list[int]", await runtime.settled("first", compete))
    known = contest.results
    return [known[place] if place in known else await members[place](value) for place in places]


class _Contest(Generic[R]):
    """Calls that run until enough of them are done, or too few are left to be enough."""

    def __init__(self, calls: int, wanted: int) -> None:
        self.results: dict[int, R] = {}
        self._failures: list[StepFailure] = []
        self._wanted = wanted
        self._spare = calls - wanted
        self._over = asyncio.Event()

    async def hold(self, calls: Sequence[Callable[[], Awaitable[R]]]) -> None:
        """Run the calls, and stop those that are not waited for."""
        try:
            async with asyncio.TaskGroup() as group:
                tasks = [group.create_task(self._run(place, call)) for place, call in enumerate(calls)]
                await self._over.wait()
                for task in tasks:
                    task.cancel()
        except BaseExceptionGroup as failures:
            raise failures.exceptions[0] from None
        if len(self.results) < self._wanted:
            raise self._failures[-1]
        for failure in self._failures:
            runtime.log(f"went on without a member that failed: {failure.sentence.rstrip('.')}", "notice")

    async def _run(self, place: int, call: Callable[[], Awaitable[R]]) -> None:
        try:
            result = await call()
        except StepFailure as failure:
            self._failures.append(failure)
        else:
            if len(self.results) < self._wanted:
                self.results[place] = result
        if len(self.results) == self._wanted or len(self._failures) > self._spare:
            self._over.set()
