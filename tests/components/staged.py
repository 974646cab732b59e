"""Flows of shipped components and of the engine's small pieces, played, cut and answered."""

from __future__ import annotations

import asyncio

from studio.catalog import Catalog, packaged
from studio.engine.events import Event, InputRequested, Logged
from studio.engine.journal import MemoryJournal, Past, RunJournal
from studio.flow.document import Flow, Node
from studio.values import Message, Value
from tests.engine.pieces import CATALOG
from tests.engine.playing import of_type, played, run_of

EVERYTHING = Catalog({**CATALOG.classes, **packaged().classes}, ())


async def performed(made: Flow, journal: RunJournal | None = None, past: Past | None = None) -> list[Event]:
    """The events of a run from beginning to end."""
    return await played(made, journal, past, EVERYTHING)


async def answered(
    made: Flow,
    *answers: str | Message,
    journal: RunJournal | None = None,
    past: Past | None = None,
    components: Catalog = EVERYTHING,
) -> list[Event]:
    """The events of a run in which a person gives these answers, one a question; then nobody answers."""
    run = run_of(made, journal, past, components)
    playing = asyncio.create_task(run.play())
    left = iter(answers)
    events: list[Event] = []
    async for batch in run.log.follow((past or Past()).last_seq):
        events += batch
        for asked in of_type(batch, InputRequested):
            if answer := next(left, None):
                run.answer(asked.path, Message.of(answer) if isinstance(answer, str) else answer)
    await playing
    return events


def cut(journal: MemoryJournal, length: int) -> Past:
    """What would be known had the run been killed after so many outcomes."""
    return Past(dict(list(journal.outcomes.items())[:length]), last_seq=1)


def notices(events: list[Event]) -> list[str]:
    """What was told as a notice."""
    return [event.sentence for event in of_type(events, Logged) if event.level == "notice"]


def given(made: Node, **literals: Value) -> Node:
    """The node with values for inputs that have no wire."""
    return made.model_copy(update={"literals": literals})
