"""Log lines from before those that a window has, folded again from the stored events."""

from __future__ import annotations

from studio.flow.document import Flow
from studio.store.store import Store
from studio.web.flow_facts import facts_of
from studio.web.protocol import LinesAdded
from studio.web.show import Show
from studio.web.story import MOST, Story

_READ = 5_000


async def older_lines(store: Store, show: Show, before: int) -> LinesAdded:
    """The lines of the earliest run in the log that come before event number `before`, the last ones of them."""
    run = show.earliest_run()
    record = await store.runs.record(run) if run else None
    if run is None or record is None:
        return LinesAdded(lines=(), before=True)
    facts = facts_of(Flow.model_validate_json(record.document), show.specs)
    story = Story(facts)
    story.begin(run, facts)
    last = 0
    while last < before - 1 and (events := await store.runs.events.after(run, last, _READ)):
        last = events[-1].seq
        for event in events:
            if event.seq < before:
                story.feed(event)
    lines = tuple(line for line in story.whole().lines if line.seq < before)
    return LinesAdded(lines=lines[-MOST:], before=True)
