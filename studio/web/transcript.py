"""Folds the events of a conversation's runs into its messages."""

from __future__ import annotations

from studio.encoding import from_json
from studio.engine.events import (
    BodyStarted,
    Event,
    InputGiven,
    InputRequested,
    Logged,
    NodeFailed,
    NodeFinished,
    NodeFragment,
    NodeInterrupted,
    NodeMessage,
    NodeRetried,
    NodeStarted,
    NodeStopped,
    RunFailed,
    RunFinished,
    RunStarted,
    RunStopped,
    ToolCalled,
    ToolReturned,
)
from studio.values import Message
from studio.web.chat_entry import Entry, EntryKind, in_one_line
from studio.web.chat_piece import pieces_of, pieces_of_value
from studio.web.conversation import Conversation
from studio.web.flow_facts import FlowFacts
from studio.web.places import place_of
from studio.web.talk import Talk, close, is_void, one_line
from studio.web.words import sentence


class Transcript:
    """The messages of one conversation; its runs are folded one after the other."""

    def __init__(self, facts: FlowFacts) -> None:
        self._facts = facts
        self._run = ""
        self._resumed = False
        self._talk = Talk()
        self.messages = Conversation()
        """What a window shows of it."""

    def begin(self, run: str, facts: FlowFacts) -> None:
        """Make ready for a run of the flow as it is now."""
        self._run, self._facts = run, facts

    def feed(self, event: Event) -> None:
        """Fold the next event of the run."""
        match event:
            case NodeFragment():
                self._streams(event)
            case NodeMessage() | NodeInterrupted() | ToolCalled() | ToolReturned() | Logged():
                self._says(event)
            case InputRequested() | InputGiven():
                self._asks(event)
            case NodeStarted() | NodeRetried():
                self._tries(event)
            case BodyStarted():
                self._goes_round(event)
            case NodeFinished() | NodeFailed() | NodeStopped():
                self._step_ends(event)
            case RunStarted() | RunFinished() | RunFailed() | RunStopped():
                self._run_turns(event)
            case _:
                pass

    def _add(self, kind: EntryKind, node: str | None, path: str = "") -> Entry:
        place = place_of(path)
        count = len(self._talk.of(place.key)) if path else node
        entry = Entry(f"{self._run}:{place.key or kind}:{count}", kind, self._run, node)
        entry.speaker = self._facts.title(node) if node and kind != "user" else ""
        entry.key, entry.around = place.key, place.round(self._facts.limits)
        self._talk.add(entry, self._facts.limits)
        self.messages.add(entry)
        return entry

    def _open(self, path: str, node: str) -> Entry | None:
        """The message a step is writing, begun where there is none; None for a step that does not speak."""
        key = place_of(path).key
        entry = self._talk.open(key)
        if entry is None:
            if node not in self._facts.speakers or self._talk.is_over(key):
                return None
            entry = self._add("talk", node, path)
            entry.writing, entry.path = True, path
        self.messages.touch(entry)
        return entry

    def _streams(self, event: NodeFragment) -> None:
        if entry := self._open(event.path, event.node):
            entry.stream(event)

    def _says(self, event: NodeMessage | NodeInterrupted | ToolCalled | ToolReturned | Logged) -> None:
        match event:
            case NodeMessage(answer=True):
                self._answers(event)
            case NodeMessage():
                self._speaks(event)
            case NodeInterrupted():
                self._is_interrupted(event)
            case ToolCalled() | ToolReturned():
                if entry := self._open(event.path, event.node):
                    entry.use(event, self._facts.title(event.tool))
            case Logged():
                if event.node and event.level != "info":
                    self._notes(event)

    def _notes(self, event: Logged) -> None:
        key = place_of(event.path).key
        if not self._talk.is_over(key):
            entry = self._talk.open(key) or self._add("notice", event.node, event.path)
            entry.note(sentence(event.sentence))
            self.messages.touch(entry)

    def _speaks(self, event: NodeMessage) -> None:
        key = place_of(event.path).key
        if self._talk.is_over(key):
            return
        told = self._talk.told(key, event.message.id)
        entry = told or self._talk.open(key) or self._add("talk", event.node, event.path)
        entry.close_thoughts(event.at)
        entry.settle(event.message)
        self._talk.remember(entry)
        self.messages.touch(entry)

    def _answers(self, event: NodeMessage) -> None:
        """Mark what an agent said as the answer when it is repeated word for word, else say it."""
        entry = self._talk.alike(event.message)
        if entry is None:
            self._speaks(event)
            entry = self._talk.alike(event.message)
        if entry:
            entry.answer, entry.folded = True, ""
            self.messages.touch(entry)

    def _tries(self, event: NodeStarted | NodeRetried) -> None:
        key = place_of(event.path).key
        speaks = event.node in self._facts.speakers
        for entry in self._talk.of(key):
            self.messages.touch(entry)
        if void := self._talk.try_again(key, event.path, retried=isinstance(event, NodeRetried), speaks=speaks):
            self.messages.replace(void)

    def _is_interrupted(self, event: NodeInterrupted) -> None:
        key = place_of(event.path).key
        if self._talk.is_over(key):
            return
        entry = self._talk.open(key) or (self._add("talk", event.node, event.path) if event.kept else None)
        if entry:
            entry.keep(event.kept, event.at)
            self.messages.touch(entry)
        for message in event.said:
            if not self._talk.knows(message.id):
                said = self._add("user", event.node, event.path)
                said.id, said.pieces, said.kept = message.id, pieces_of(message), True

    def _asks(self, event: InputRequested | InputGiven) -> None:
        key = place_of(event.path).key
        asked = next((entry for entry in self._talk.of(key) if entry.question and not entry.given), None)
        if isinstance(event, InputRequested):
            entry = asked or self._add("question", event.node, event.path)
            entry.question, entry.question_path = event.question, event.path
            self.messages.touch(entry)
        elif asked:
            asked.given = in_one_line(event.message)
            self.messages.touch(asked)

    def _goes_round(self, event: BodyStarted) -> None:
        place = place_of(event.path)
        for entry in self._talk.fold_round(place.key, event.slot, event.turn - 1, self._facts.drafters):
            self.messages.touch(entry)

    def _step_ends(self, event: NodeFinished | NodeFailed | NodeStopped) -> None:
        if isinstance(event, NodeFinished) and event.reused and self._resumed:
            self._restore(event)
        for entry in self._talk.of(place_of(event.path).key):
            close(entry, event.at)
            entry.done = isinstance(event, NodeFinished)
            self.messages.touch(entry)

    def _restore(self, event: NodeFinished) -> None:
        """Say again what a run that goes on had said when it was killed, before that was written down."""
        answer = event.node in self._facts.outputs
        if self._talk.of(place_of(event.path).key) or not (answer or event.node in self._facts.speakers):
            return
        value = from_json(event.value)
        if isinstance(value, Message):
            self._says(NodeMessage(event.seq, event.at, event.path, event.node, value, answer))

    def _run_turns(self, event: RunStarted | RunFinished | RunFailed | RunStopped) -> None:
        self._resumed = isinstance(event, RunStarted) and event.resumed
        match event:
            case RunStarted(resumed=True):
                self.messages.replace(self._talk.take_out(is_void))
            case RunStarted():
                self._begin_talk(event)
            case RunFinished() | RunFailed() | RunStopped():
                self._end_talk(event)

    def _begin_talk(self, event: RunStarted) -> None:
        past = self._talk.past()
        self.messages.replace(past, [one_line(past)] if past else [])
        self._talk = Talk()
        for node, content in event.inputs.items():
            if pieces := pieces_of_value(from_json(content)):
                entry = self._add("user", node)
                entry.pieces = pieces

    def _end_talk(self, event: RunFinished | RunFailed | RunStopped) -> None:
        for entry in self._talk.entries:
            if entry.writing or (entry.question and not entry.given):
                close(entry, event.at)
                self.messages.touch(entry)
        if isinstance(event, RunFailed):
            self._add("failure", event.node or None).write(event.sentence)
