"""What one event of a run is in the log: a sentence in the past tense whose subject is the node."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import orjson
from pydantic import JsonValue

from studio.encoding import from_json
from studio.engine.events import (
    BodyStarted,
    Event,
    InputGiven,
    InputRequested,
    Logged,
    NodeFailed,
    NodeFinished,
    NodeInterrupted,
    NodeRetried,
    NodeSkipped,
    NodeStopped,
    RunFailed,
    RunFinished,
    RunStarted,
    RunStopped,
    ToolCalled,
    ToolReturned,
)
from studio.runtime import Level
from studio.values import Message
from studio.web.chat_entry import in_one_line
from studio.web.flow_facts import FlowFacts
from studio.web.made import amount, is_short
from studio.web.secrecy import masked
from studio.web.words import plural, quoted, roughly, sentence

_LONGEST = 2_000
_AT_ONCE = 0.5
_LOG_ICONS: Mapping[Level, str] = {"info": "text", "notice": "fix", "problem": "warn"}


@dataclass(frozen=True, slots=True)
class Telling:
    """A line of the log without its place in the run; `seconds` is how long it took."""

    icon: str
    sentence: str
    level: Level = "info"
    seconds: float | None = None
    details: str = ""


def tell(event: Event, facts: FlowFacts) -> Telling | None:
    """What the log says of an event; None for one that it passes over."""
    match event:
        case RunStarted() | RunFinished() | RunFailed() | RunStopped():
            return _of_run(event, facts)
        case NodeFinished():
            return _finished(event, facts)
        case NodeRetried() | NodeFailed() | NodeStopped() | NodeSkipped():
            return _of_failure(event, facts)
        case InputRequested() | InputGiven() | NodeInterrupted():
            return _of_person(event)
        case ToolCalled() | ToolReturned():
            return _of_tool(event, facts)
        case BodyStarted():
            return _round(event, facts)
        case Logged():
            return Telling(_LOG_ICONS[event.level], sentence(event.sentence), event.level)
        case _:
            return None


def _of_run(event: RunStarted | RunFinished | RunFailed | RunStopped, facts: FlowFacts) -> Telling:
    match event:
        case RunStarted(resumed=True):
            return Telling("play", "Went on where it had been")
        case RunStarted():
            return Telling("play", "Began")
        case RunFinished():
            return Telling("done", "Ended", seconds=event.seconds)
        case RunStopped():
            return Telling("stop", "Was stopped", seconds=event.seconds)
        case RunFailed():
            where = f" at {facts.title(event.node)}" if event.node else ""
            return Telling("warn", f"Ended{where}: {event.sentence}", "problem", event.seconds)


def _finished(event: NodeFinished, facts: FlowFacts) -> Telling:
    details = _details({"step": event.path, "tokens": event.tokens or None, "cut": event.cut or None})
    if event.reused:
        return Telling("done", "Was used again, as nothing had changed", details=details)
    if event.replaced:
        return Telling(
            "fix", f"Failed, so the value set for that went on. {event.replaced}", "notice", event.seconds, details
        )
    return Telling("done", _deed(event, facts), seconds=event.seconds, details=details)


def _deed(event: NodeFinished, facts: FlowFacts) -> str:
    """What a node did when it made its result."""
    value = from_json(event.value)
    what = amount(value)
    if not what or event.node in facts.inside:
        return "Ended"
    if event.node in facts.inputs:
        return f"{'You wrote' if isinstance(value, Message) else 'Gave'} {what}"
    if event.node in facts.outputs:
        return f"Gave the answer, {what}"
    if event.node in facts.speakers:
        return f"{'Said' if is_short(value) else 'Drafted'} {what}"
    return f"{'Gave' if is_short(value) else 'Made'} {what}"


def _of_failure(event: NodeRetried | NodeFailed | NodeStopped | NodeSkipped, facts: FlowFacts) -> Telling | None:
    match event:
        case NodeRetried():
            follows = f"follows in {roughly(event.wait)}" if event.wait > _AT_ONCE else "follows at once"
            line = f"Try {event.attempt} of {event.tries} {follows}: {event.sentence}"
            return Telling("clock", line, "notice", details=_details({"step": event.path}))
        case NodeFailed():
            details = _details({"step": event.path, "details": event.details or None})
            return Telling("warn", event.sentence, "problem", event.seconds, details)
        case NodeStopped():
            return Telling("stop", "Was stopped")
        case NodeSkipped():
            return _skipped(event.because, facts)


def _skipped(reason: str, facts: FlowFacts) -> Telling | None:
    """That a node was skipped because of another node or of what a sentence says; one switched off is passed over."""
    if not reason:
        return None
    why = f" because {facts.titles[reason]} failed" if reason in facts.titles else f": {reason}"
    return Telling("slashed", f"Was skipped{why}", "notice")


def _of_person(event: InputRequested | InputGiven | NodeInterrupted) -> Telling:
    match event:
        case InputRequested():
            return Telling("user", f"Asked you: {quoted(event.question.text)}")
        case InputGiven(message=None):
            return Telling("user", "Nobody answered in time", "notice")
        case InputGiven():
            return Telling("user", f"You answered {quoted(in_one_line(event.message))}")
        case NodeInterrupted(said=said):
            words = ", ".join(quoted(in_one_line(message)) for message in said)
            return Telling("user", f"Was interrupted: you said {words}" if words else "Stopped to hear you")


def _of_tool(event: ToolCalled | ToolReturned, facts: FlowFacts) -> Telling:
    match event:
        case ToolCalled():
            details = _details({"arguments": masked(event.arguments)})
            return Telling("tool", f"Used {facts.title(event.tool)}", details=details)
        case ToolReturned():
            details = _details({"gave": event.content[:_LONGEST]})
            if event.failed:
                return Telling("warn", f"{sentence(facts.title(event.tool))} did not work", "notice", details=details)
            return Telling("tool", f"Got an answer from {facts.title(event.tool)}", details=details)


def _round(event: BodyStarted, facts: FlowFacts) -> Telling | None:
    if event.node in facts.tool_users:
        return None
    limit = event.of or facts.limits.get(event.node)
    if limit or event.turn > 1:
        of = f" of {limit}" if limit else ""
        return Telling("loop", f"Round {event.turn}{of} began")
    if facts.lanes.get(event.node, 0) > 1 and "." not in event.slot:
        return Telling("fork", f"Took the way {quoted(event.slot.replace('_', ' '))}")
    return None


def _details(fields: Mapping[str, JsonValue]) -> str:
    """Fields that are there, as compact JSON."""
    return orjson.dumps({name: value for name, value in fields.items() if value is not None}).decode()


def writing(words: int) -> Telling:
    """That a step writes."""
    return Telling("pen", f"Is writing, {plural(words, 'word')} so far")


def broken_off(words: int, *, stopped: bool) -> Telling:
    """That a step stopped writing before its end."""
    count = plural(words, "word")
    return Telling("stop", f"Was stopped, {count} kept") if stopped else Telling("pen", f"Broke off after {count}")


def warming(share: float) -> Telling:
    """That a step waits for its model."""
    return Telling("clock", f"Waits for the model to warm up, {share:.0%}")


def warmed(seconds: float) -> Telling:
    """That a step waited for its model."""
    return Telling("clock", "Waited for the model to warm up", seconds=seconds)
