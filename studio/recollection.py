"""How an agent goes by a long memory: cut, summed up by its own model, or looked through for what fits."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from studio import runtime
from studio.embedding_model import EmbeddingRequest
from studio.meanings import meanings_of
from studio.recall import (
    fitting,
    last_within,
    pieces_within,
    since_summary,
    summary_of,
    tokens_of,
    transcript,
    without_summaries,
)
from studio.values import Message

LOOKED_THROUGH = 400
"""Of a long memory, how many of the older messages are looked through for what fits."""
PIECES = 8
"""Of a very long memory, how many pieces are summed up at once; what is older still is left out."""
NOTES = (
    "You keep the notes of a conversation. Sum up what is said below in at most 120 words: names, facts, wishes, "
    "decisions, open questions. Keep what the notes so far say. Write the notes only."
)
Write = Callable[[str, str], Awaitable[str]]
"""Asks a model, with instructions and words, for a text that nobody else hears."""


@dataclass(frozen=True, slots=True)
class Recollection:
    """A memory, and how many tokens of it may be recalled beside the messages that are new."""

    memory: Sequence[Message]
    budget: int

    def within_length(self) -> tuple[Message, ...]:
        """The last messages within the budget; tells the log when messages begin to be left out."""
        said = without_summaries(self.memory)
        kept = last_within(said, self.budget)
        if len(kept) < len(said) and len(self._before_last_answer(said)) == 0:
            runtime.log(
                "no longer recalls the beginning of the conversation, which has grown too long; "
                "“How much it recalls” can sum it up instead",
                "notice",
            )
        return kept

    def _before_last_answer(self, said: Sequence[Message]) -> Sequence[Message]:
        """What was left out already when the agent answered last."""
        title = runtime.title()
        answered = next((place for place in reversed(range(len(said))) if said[place].sender == title), 0)
        before = said[:answered]
        return before[: len(before) - len(last_within(before, self.budget))]

    async def with_summary(self, write: Write) -> tuple[Message, ...]:
        """The last messages, and before them a summary of what is older; a new one is remembered."""
        told = since_summary(self.memory)
        first = (told.summary,) if told.summary else ()
        if sum(map(tokens_of, (*first, *told.since))) <= self.budget:
            return (*first, *told.since)
        kept = last_within(told.since, self.budget // 2)
        older = told.since[: len(told.since) - len(kept)]
        summary = told.summary
        for piece in pieces_within(older, self.budget)[-PIECES:] if older else ():
            notes = f"Notes so far: {summary.text}\n\n" if summary else ""
            text = (await write(NOTES, notes + transcript(last_within(piece, self.budget)))).strip()
            summary = summary_of(text, piece, summary) if text else summary
        if summary and summary is not told.summary:
            runtime.remember(summary)
            runtime.log(f"summed up {len(older)} older messages", "info")
        return ((summary,) if summary else ()) + kept

    async def with_fitting(self, question: str) -> tuple[Message, ...]:
        """The last messages, and before them the older ones whose meaning is closest to the question."""
        said = without_summaries(self.memory)
        kept = last_within(said, self.budget)
        if len(kept) == len(said):
            return kept
        kept = last_within(said, self.budget // 2)
        older = [message for message in said[: len(said) - len(kept)][-LOOKED_THROUGH:] if message.text.strip()]
        if not older or not question.strip():
            return kept
        (asked,) = await runtime.embed(EmbeddingRequest((question,), "question"))
        lengths = [tokens_of(message) for message in older]
        meanings = await meanings_of([message.text for message in older])
        found = fitting(asked, meanings, lengths, self.budget - sum(map(tokens_of, kept)))
        if found:
            runtime.log(f"recalled {len(found)} of {len(older)} older messages, those that fit the question", "info")
        return (*(older[place] for place in found), *kept)
