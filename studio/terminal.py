"""A run as it is told in a terminal: who speaks, word by word, and the questions to a person."""

from __future__ import annotations

import asyncio
import sys
from collections import deque

from studio.engine.events import (
    Event,
    InputRequested,
    Logged,
    NodeFailed,
    NodeFinished,
    NodeFragment,
    NodeRetried,
    NodeSkipped,
    NodeStopped,
)
from studio.engine.run import Run
from studio.terminal_answer import answer_of


class Terminal:
    """Writes words to standard output and everything else to standard error.

    Of several that speak at once, one is heard at a time, the others in full when it has ended.
    """

    def __init__(self) -> None:
        self._speaking = ""
        self._waiting: dict[str, list[str]] = {}
        self._titles: dict[str, str] = {}

    async def follow(self, run: Run) -> None:
        """Tell a run until it ends, and hand in what the person answers."""
        self._titles = run.titles
        questions: deque[InputRequested] = deque()
        async for batch in run.log.follow():
            for event in batch:
                self._tell(event)
                if isinstance(event, InputRequested):
                    questions.append(event)
            while questions:
                asked = questions.popleft()
                answer = await asyncio.to_thread(answer_of, self._titles[asked.node], asked.question)
                run.answer(asked.path, answer)

    def _tell(self, event: Event) -> None:
        match event:
            case NodeFragment(path=path, node=node, text=text, thinking=False):
                self._hear(path, node, text)
            case NodeFinished(path=path) | NodeStopped(path=path):
                self._end(path)
            case NodeFailed(path=path, node=node, sentence=sentence):
                self._end(path)
                self._note(node, sentence)
            case NodeRetried(path=path, node=node, sentence=sentence):
                self._end(path)
                self._note(node, f"{sentence} Trying again.")
            case NodeSkipped(node=node):
                self._note(node, "was skipped.")
            case Logged(node=node, sentence=sentence, level="notice" | "problem"):
                self._note(node, sentence)
            case _:
                pass

    def _hear(self, path: str, node: str, text: str) -> None:
        if not self._speaking:
            self._speaking = path
            self._write(f"{self._titles[node]}: ")
        if self._speaking == path:
            self._write(text)
        else:
            self._waiting.setdefault(path, [f"{self._titles[node]}: "]).append(text)

    def _end(self, path: str) -> None:
        if said := self._waiting.pop(path, None):
            self._waiting[f"{path} "] = said
        if self._speaking == path:
            self._write("\n\n")
            self._speaking = ""
        if not self._speaking:
            for whole in [one for one in self._waiting if one.endswith(" ")]:
                self._write("".join(self._waiting.pop(whole)) + "\n\n")

    def _note(self, node: str, sentence: str) -> None:
        sys.stderr.write(f"[{self._titles.get(node, 'The flow')}] {sentence}\n")

    def _write(self, text: str) -> None:
        sys.stdout.write(text)
        sys.stdout.flush()
