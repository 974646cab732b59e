"""A small language for what happens in a run: each word adds an event, one second after the last."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

import orjson
from pydantic import JsonValue

from studio.encoding import encode
from studio.engine import events
from studio.engine.events import Event
from studio.errors import Remedy
from studio.flow.document import End, Flow, Inside, Node, Wire
from studio.question import Question
from studio.runtime import Level
from studio.values import Message, Value

START = 1000.0
E = TypeVar("E", bound=Event)


def as_json(value: Value) -> JsonValue:
    """A value as events carry it."""
    return orjson.loads(encode(value))


def node_of(path: str) -> str:
    """The node that a path ends with."""
    return path.rpartition("/")[2].partition("#")[0].partition("~")[0]


class Happening(list[Event]):
    """The events of a run in order."""

    now = START

    def tell(self, event: E) -> E:
        """Add an event with the next number, a second after the last one."""
        event.seq, event.at = len(self) + 1, self.now
        self.now += 1
        self.append(event)
        return event

    def begins(self, said: str = "", *, resumed: bool = False) -> None:
        """The run begins with what a person said to `ask`."""
        inputs: Mapping[str, JsonValue] = {"ask": as_json(Message.of(said))} if said else {}
        self.tell(events.RunStarted(0, 0, inputs, 5, resumed))

    def starts(self, *paths: str) -> None:
        """Steps begin."""
        for path in paths:
            self.tell(events.NodeStarted(0, 0, path, node_of(path)))

    def warms(self, path: str, share: float) -> None:
        """A step waits for its model."""
        self.tell(events.NodeWarming(0, 0, path, node_of(path), share))

    def streams(self, path: str, *texts: str, thinking: bool = False) -> None:
        """A step writes, or thinks."""
        for text in texts:
            self.tell(events.NodeFragment(0, 0, path, node_of(path), text, thinking))

    def says(self, path: str, message: Message | str, *, answer: bool = False) -> None:
        """A node says something in the chat."""
        spoken = Message.of(message, role="assistant") if isinstance(message, str) else message
        self.tell(events.NodeMessage(0, 0, path, node_of(path), spoken, answer))

    def is_interrupted(self, path: str, kept: str, *said: str, again: bool = False) -> None:
        """A person speaks to a step in mid-answer; the same words are the same message."""
        words = Message.of(kept, role="assistant") if kept else None
        messages = tuple(Message.of(text).model_copy(update={"id": text}) for text in said)
        self.tell(events.NodeInterrupted(0, 0, path, node_of(path), words, messages, again))

    def finishes(self, path: str, value: Value = None, *, seconds: float = 2.1, reused: bool = False) -> None:
        """A step is finished."""
        self.tell(events.NodeFinished(0, 0, path, node_of(path), seconds, as_json(value), reused=reused))

    def replaces(self, path: str, value: Value, sentence: str) -> None:
        """The policy's value stands in for a failure."""
        self.tell(events.NodeFinished(0, 0, path, node_of(path), 1.0, as_json(value), replaced=sentence))

    def retries(self, path: str, attempt: int = 2, wait: float = 8.0) -> None:
        """A try failed, another one follows."""
        self.tell(events.NodeRetried(0, 0, path, node_of(path), attempt, 3, wait, "OpenAI is busy."))

    def fails(self, path: str, sentence: str = "OpenAI is busy.", remedy: Remedy | None = None) -> None:
        """A step fails for good."""
        self.tell(events.NodeFailed(0, 0, path, node_of(path), 1.0, sentence, remedy, "Traceback"))

    def stops(self, path: str) -> None:
        """A step is stopped."""
        self.tell(events.NodeStopped(0, 0, path, node_of(path)))

    def skips(self, path: str, because: str) -> None:
        """A step will not happen."""
        self.tell(events.NodeSkipped(0, 0, path, node_of(path), because))

    def rounds(self, path: str, turn: int, slot: str = "body", of: int | None = None) -> None:
        """A turn of a body begins."""
        self.tell(events.BodyStarted(0, 0, path, node_of(path), slot, turn, of))

    def asks(self, path: str, text: str = "Which one?") -> None:
        """A step asks a person."""
        self.tell(events.InputRequested(0, 0, f"{path}#ask1", node_of(path), Question(text=text)))

    def given(self, path: str, text: str | None) -> None:
        """The person answers, or nobody does."""
        message = None if text is None else Message.of(text)
        self.tell(events.InputGiven(0, 0, f"{path}#ask1", node_of(path), message))

    def uses(self, path: str, tool: str, arguments: Mapping[str, JsonValue], gave: str) -> None:
        """A step uses a tool and gets something back."""
        self.tell(events.ToolCalled(0, 0, path, node_of(path), "c1", tool, arguments))
        self.tell(events.ToolReturned(0, 0, path, node_of(path), "c1", tool, gave))

    def logs(self, path: str, sentence: str, level: Level = "notice") -> None:
        """A node writes into the log."""
        self.tell(events.Logged(0, 0, path, node_of(path), level, sentence))

    def speaks(self, path: str, *texts: str) -> None:
        """An agent's whole step: it writes, says it, and is finished."""
        self.starts(path)
        self.streams(path, *texts)
        message = Message.of("".join(texts), role="assistant")
        self.says(path, message)
        self.finishes(path, message)

    def ends(self) -> None:
        """The run comes to its end."""
        self.tell(events.RunFinished(0, 0, 42.0))

    def ends_failed(self, node: str, sentence: str = "OpenAI is busy.") -> None:
        """The run fails at a node."""
        self.tell(events.RunFailed(0, 0, 12.0, node, sentence))

    def ends_stopped(self) -> None:
        """The user stopped the run."""
        self.tell(events.RunStopped(0, 0, 12.0))


def wire(source: str, target: str) -> Wire:
    """A wire from `writer.out` to `polish.value`; ports may have dots of their own."""
    (giver, _, out), (taker, _, into) = source.partition("."), target.partition(".")
    return Wire(source=End(node=giver, port=out), target=End(node=taker, port=into))


def bedtime() -> Flow:
    """A person asks, Writer drafts, Critic and Editor go round in Polish, Show answers; If chooses beside it."""
    inside = Inside(pipeline="polish", slot="body")
    return Flow(
        name="Bedtime stories",
        nodes={
            "ask": Node(component="ChatInput", title="Chat input"),
            "writer": Node(component="DialogAgent", title="Writer"),
            "polish": Node(component="While", title="Polish", settings={"at_most": 5}),
            "critic": Node(component="DialogAgent", title="Critic", inside=inside),
            "editor": Node(component="DialogAgent", title="Editor", inside=inside),
            "show": Node(component="Show", title="Show"),
            "choose": Node(component="If", title="Choose"),
            "person": Node(component="UserAgent", title="Person", inside=Inside(pipeline="choose", slot="then")),
            "other": Node(component="JoinTexts", title="Other", inside=Inside(pipeline="choose", slot="otherwise")),
            "remark": Node(component="Note", title="Remark"),
        },
        wires=(
            wire("ask.out", "writer.messages"),
            wire("writer.out", "polish.value"),
            wire("polish.body.start.value", "critic.messages"),
            wire("critic.out", "editor.messages"),
            wire("editor.out", "polish.body.end.result"),
            wire("polish.out", "show.message"),
            wire("ask.out", "choose.value"),
        ),
    )
