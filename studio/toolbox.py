"""The tools at an agent's hand while it works on one answer: what it called, how often, and what came of it.

A call ends in a result whatever happens: a tool that fails, is not there, was called with the wrong arguments or too
often gives the model a sentence to go on with. What came of a reply's calls is settled before the model reads it, so a
run that goes on after a kill tells the model the same again.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast

import orjson

from studio import runtime
from studio.chat_model import ToolOffer
from studio.component import Component, Turn, in_turn
from studio.errors import NoRunError, StepFailure
from studio.tool import AnyTool, Tool
from studio.tool_arguments import Misfit, fitted, taken
from studio.tool_words import clipped, in_words, one_line
from studio.values import Media, MediaPart, Message, Part, ToolCall, ToolResult, Value
from studio.wire_types import media_of

AT_ONCE = 20
"""So many calls of one reply are looked at; nobody needs more of them, and some models never stop."""


@dataclass(frozen=True, slots=True)
class _Use:
    """A call that is made, and which use of its tool it is, counted from 1."""

    call: ToolCall
    tool: Tool
    turn: int


@dataclass(frozen=True, slots=True)
class _Refused:
    """A call that is not made, and why."""

    call: ToolCall
    sentence: str


@dataclass(frozen=True, slots=True)
class _Again:
    """A call that was made before with the same arguments."""

    call: ToolCall


_Plan = _Use | _Refused | _Again


class Toolbox:
    """The tools of one answer; each may be called `calls` times, and the model reads `length` characters of a result.

    Tools are known by the names of their offers. Raises `NoRunError` for a component of which no run has made a tool.
    """

    def __init__(self, tools: Sequence[AnyTool], calls: int, length: int) -> None:
        self._tools = {tool.offer.name: tool for tool in map(_made_by_run, tools)}
        self._calls = calls
        self._length = length
        self._counts: Counter[str] = Counter()
        self._turns: Counter[str] = Counter()
        self._ids: set[str] = set()
        self._known: dict[str, ToolResult] = {}
        self._record: list[str] = []
        self._asked: set[str] = set()
        self._media: dict[str, MediaPart] = {}

    def offers(self) -> tuple[ToolOffer, ...]:
        """The tools that may still be called."""
        return tuple(tool.offer for name, tool in self._tools.items() if self._counts[name] < self._calls)

    @property
    def media(self) -> tuple[MediaPart, ...]:
        """The media that tools gave, each once."""
        return tuple(self._media.values())

    def record(self) -> tuple[str, ...]:
        """Each call that was made with what came of it, one short line a call."""
        return tuple(self._record)

    def taken_in(self, message: Message) -> Message:
        """A model's reply with at most so many calls, each with an id of its own."""
        calls = [part for part in message.parts if isinstance(part, ToolCall)]
        if len(calls) > AT_ONCE:
            runtime.log(f"asked for {len(calls):,} tools at once, so only the first {AT_ONCE} were looked at", "notice")
        renamed = [self._with_own_id(call) for call in calls[:AT_ONCE]]
        others = [part for part in message.parts if not isinstance(part, ToolCall)]
        return message.model_copy(update={"parts": (*others, *renamed)})

    async def use(self, calls: Iterable[ToolCall]) -> Message:
        """What the calls of one reply gave, in their order, as the message that the model reads next."""
        plans = [self._planned(call) for call in calls]
        fresh = [plan for plan in plans if not isinstance(plan, _Again)]

        async def make() -> Value:
            return [*await self._side_by_side(fresh)]

        given = cast("list[Message]", await runtime.settled("tools", make))
        found = {plan.call.id: message.parts for plan, message in zip(fresh, given, strict=True)}
        for plan in fresh:
            self._learn(plan, found[plan.call.id])
        return Message(
            parts=tuple(
                part
                for plan in plans
                for part in (found[plan.call.id] if plan.call.id in found else (self._as_before(plan.call),))
            )
        )

    def _with_own_id(self, call: ToolCall) -> ToolCall:
        id, number = call.id or "call", 1
        while id in self._ids:
            number += 1
            id = f"{call.id or 'call'}-{number}"
        self._ids.add(id)
        return call.model_copy(update={"id": id})

    def _planned(self, call: ToolCall) -> _Plan:
        tool = self._tools.get(call.name) or self._tools.get(call.name.strip().casefold())
        if tool is None:
            names = ", ".join(self._tools) or "none"
            return _Refused(call, f"There is no tool called “{call.name}”. The tools are: {names}.")
        offer = tool.offer
        self._counts[offer.name] += 1
        if self._counts[offer.name] > self._calls:
            return _Refused(call, f"{offer.name} was called {self._calls} times, which is the most. Go on without it.")
        if call.unreadable:
            return _Refused(
                call, f"Nobody can read the arguments for {offer.name}. Write a JSON object. {taken(offer)}"
            )
        arguments = fitted(call.arguments, offer)
        if isinstance(arguments, Misfit):
            return _Refused(call, arguments.sentence)
        call = call.model_copy(update={"name": offer.name, "arguments": arguments})
        if _key(call) in self._asked:
            return _Again(call)
        self._asked.add(_key(call))
        self._turns[offer.name] += 1
        return _Use(call, tool, self._turns[offer.name])

    async def _side_by_side(self, plans: Sequence[_Use | _Refused]) -> list[Message]:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(self._made(plan)) for plan in plans]
        return [task.result() for task in tasks]

    async def _made(self, plan: _Use | _Refused) -> Message:
        """What a call gave: its result, and the media in it as parts of their own."""
        call = plan.call
        runtime.use(call)
        message = _failed(call, plan.sentence) if isinstance(plan, _Refused) else await self._called(plan)
        runtime.used(next(part for part in message.parts if isinstance(part, ToolResult)))
        return message

    async def _called(self, use: _Use) -> Message:
        call = use.call
        try:
            value: Value = await in_turn(Turn(use.turn), use.tool, call.arguments)
        except StepFailure as failure:
            return _failed(call, failure.sentence)
        media = tuple(media_of(value))
        words = clipped(in_words(value, media), self._length)
        return Message(parts=(ToolResult(id=call.id, name=call.name, content=words), *media))

    def _learn(self, plan: _Use | _Refused, parts: Sequence[Part]) -> None:
        """Know what came of a call from now on."""
        for part in parts:
            match part:
                case ToolResult() if isinstance(plan, _Use):
                    self._known[_key(plan.call)] = part
                    self._record.append(one_line(plan.call, part))
                case Media():
                    self._media[part.hash] = part
                case _:
                    pass

    def _as_before(self, call: ToolCall) -> ToolResult:
        """The result of the call that was made with the same arguments."""
        known = self._known[_key(call)]
        hint = "This is what came of the same call before. Do not repeat it: go on with this, or answer."
        return known.model_copy(update={"id": call.id, "content": f"{known.content}\n\n{hint}"})


def _made_by_run(tool: AnyTool) -> Tool:
    if isinstance(tool, Component):
        raise NoRunError(f"What {type(tool).__name__} offers a model")
    return tool


def _failed(call: ToolCall, sentence: str) -> Message:
    return Message(parts=(ToolResult(id=call.id, name=call.name, content=sentence, failed=True),))


def _key(call: ToolCall) -> str:
    """The same for calls of one tool with the same arguments."""
    return orjson.dumps((call.name, call.arguments), option=orjson.OPT_SORT_KEYS).decode()
