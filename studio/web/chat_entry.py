"""One message of a conversation while it comes to be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from studio.encoding import from_json
from studio.engine.events import NodeFragment, ToolCalled, ToolReturned
from studio.question import Question
from studio.values import MediaPart, Message
from studio.web.chat_piece import Piece, pieces_of
from studio.web.places import BodyTurn
from studio.web.previews import text_of
from studio.web.secrecy import masked
from studio.web.views import ChatMessage
from studio.web.words import plural, roughly, word_count

_MOST_OF_A_TOOL = 4_000
"""How many characters of what a tool gave are shown."""
EntryKind = Literal["user", "talk", "question", "failure", "notice", "folded"]


@dataclass(slots=True, eq=False)
class Entry:
    """A message of the conversation; `key` is the place of the step that said it, `index` where it stands."""

    id: str
    kind: EntryKind
    run: str
    node: str | None = None
    speaker: str = ""
    key: str = ""
    around: BodyTurn | None = None
    message: str = ""
    """The id of the message it shows; said again with other words, it changes."""
    pieces: list[Piece] = field(default_factory=list[Piece])
    index: int = 0
    answer: bool = False
    writing: bool = False
    done: bool = False
    """The step that said it is finished; what it says again when a run goes on is known."""
    kept: bool = False
    """Stays when the step tries again, since a person cut it short or said it then."""
    path: str = ""
    """Where the step that writes it can be spoken to."""
    folded: str = ""
    question: Question | None = None
    question_path: str = ""
    given: str = ""

    @property
    def text(self) -> str:
        """Its words without thoughts."""
        return "\n\n".join(piece.text for piece in self.pieces if piece.kind == "text")

    @property
    def media(self) -> tuple[MediaPart, ...]:
        """Its media."""
        return tuple(piece.media for piece in self.pieces if piece.media)

    def stream(self, event: NodeFragment) -> None:
        """Think or write on."""
        if event.thinking:
            self.think(event.text, event.at)
        else:
            self.close_thoughts(event.at)
            self.write(event.text)

    def write(self, text: str) -> None:
        """Write on."""
        last = self.pieces[-1] if self.pieces else None
        if last is None or last.kind != "text":
            last = Piece("text")
            self.pieces.append(last)
        last.pieces.append(text)

    def think(self, text: str, at: float) -> None:
        """Think on."""
        last = self.pieces[-1] if self.pieces else None
        if last is None or not last.open or last.call:
            last = Piece("thought", title="Thinking", open=True, since=at)
            self.pieces.append(last)
        last.pieces.append(text)

    def use(self, event: ToolCalled | ToolReturned, tool: str) -> None:
        """Begin a line for a call of the tool of that title, or close it with what the tool gave.

        What was written before a call was no answer but a thought.
        """
        if isinstance(event, ToolCalled):
            self.close_thoughts(event.at)
            for piece in self.pieces:
                if piece.kind == "text":
                    piece.kind, piece.title = "thought", "Thought"
            self.pieces.append(Piece("thought", _asked(event), title=f"Uses {tool}", open=True, call=event.call))
            return
        for piece in self.pieces:
            if piece.call == event.call and piece.open:
                piece.title = f"{tool} did not work" if event.failed else f"Used {tool}"
                piece.open = False
                piece.pieces += ["\n\n"] * bool(piece.pieces) + [event.content[:_MOST_OF_A_TOOL]]

    def take_back(self) -> None:
        """Forget what streams; closed thoughts and what tools gave stay."""
        self.pieces = [piece for piece in self.pieces if piece.kind == "thought" and (piece.call or not piece.open)]

    def note(self, line: str) -> None:
        """Add a closed line."""
        self.pieces.append(Piece("thought", title=line))

    def close_thoughts(self, at: float) -> None:
        """Close the thought that streamed; a tool's line stays open until the tool gives something back."""
        last = self.pieces[-1] if self.pieces else None
        if last and last.open and not last.call:
            last.title, last.open = f"Thought for {roughly(at - last.since)}", False

    def settle(self, message: Message) -> None:
        """Take the whole message in place of what streamed; thoughts and tools stay."""
        self.message = message.id
        kept = [piece for piece in self.pieces if piece.kind == "thought"]
        self.pieces = kept + pieces_of(message, thoughts=not kept)
        self.writing = False

    def keep(self, words: Message | None, at: float) -> None:
        """Stay as it is, with the words that were said until somebody interrupted."""
        self.end(at)
        self.kept = True
        if words:
            self.settle(words)

    def end(self, at: float) -> None:
        """Say nothing more."""
        self.close_thoughts(at)
        for piece in self.pieces:
            piece.open = False
        self.writing = False

    def fold(self, word: str) -> None:
        """Fold to one line with its number of words."""
        count = word_count(self.text)
        self.folded = f"{word}, {plural(count, 'word')}" if count else word

    def view(self) -> ChatMessage:
        """The message as it is drawn."""
        return ChatMessage(
            id=self.id,
            role="user" if self.kind == "user" else "assistant",
            speaker=self.speaker,
            node=self.node,
            round=self.round,
            answer=self.answer,
            writing=self.writing,
            folded=self.folded,
            parts=tuple(piece.view() for piece in self.pieces),
            question=self.question,
            question_path=self.question_path,
            run=self.run,
            given=self.given,
            path=self.path if self.writing else "",
            cut=self.kept and self.kind == "talk",
        )

    @property
    def round(self) -> str:
        """The round of the loop around it in words."""
        return f"round {self.around.turn}" if self.around else ""


def _asked(event: ToolCalled) -> list[str]:
    """What a tool is asked, a line for each argument."""
    lines = "\n".join(f"{name}: {text_of(from_json(value))}" for name, value in masked(event.arguments).items())
    return [lines[:_MOST_OF_A_TOOL]] if lines else []


def in_one_line(answer: Message | None) -> str:
    """What a person answered to a question."""
    if answer is None:
        return "Nobody answered in time"
    return answer.text or ", ".join(part.name or part.kind for part in answer.media) or "An empty answer"


def said(text: str, media: Sequence[MediaPart]) -> tuple[str, ...]:
    """What was said, so that the same words with the same media are known again."""
    return (text.strip(), *(part.hash for part in media))
