"""One open flow: the truth about it, shared by all windows that show it.

Edits are applied one batch after the other; each counts once it is safe on disk. While the disk refuses, windows are
told, and edits wait in order.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence

from studio.errors import StoreError
from studio.flow.apply import Applied, replay, undo_of
from studio.flow.document import NodeId
from studio.flow.edit import Change, Edit, Refusal
from studio.flow.sub_flows import Library, named_by
from studio.store.flows import FlowRecord
from studio.store.history import HistoryEntry
from studio.store.store import Store
from studio.web.batch import apply_batch
from studio.web.deeds import deed, toast
from studio.web.faces import Faces, changed_hues, touched
from studio.web.protocol import Changed, Told, Trouble
from studio.web.saved_flows import library_of
from studio.web.show import Show
from studio.web.views import ProblemView
from studio.web.window import Window

RETRY_SECONDS = 2.0
GONE = Refusal(sentence="This flow was deleted in another window a moment ago. Bring it back from the list of flows.")


class Room:
    """A flow with its windows; `faces` gives what its nodes look like now."""

    def __init__(self, record: FlowRecord, store: Store, faces: Callable[[], Faces]) -> None:
        self.id = record.id
        self.flow = record.flow
        self.revision = record.revision
        self.windows: dict[Window, Show] = {}
        self.shows: dict[str, Show] = {}
        self.problems: tuple[ProblemView, ...] = ()
        self.hues: Mapping[NodeId, int] = {}
        self.library: Library = {}
        """The saved flows that this one runs."""
        self.undo: str | None = None
        self.redo: str | None = None
        self.faces = faces
        self._store = store
        self._one_at_a_time = asyncio.Lock()

    async def open(self) -> None:
        """Check the flow and find what can be undone."""
        await self._look()
        await self._find_steps()

    async def look_again(self) -> None:
        """Check anew, since the saved flows it runs may have changed."""
        if not named_by(self.flow, self.faces().catalog):
            return
        async with self._one_at_a_time:
            await self._look()
            sentences = self.faces().sentences(self.flow, self.flow.nodes, self.library)
            self.tell(self._changed(Change(), sentences))
            for show in self.shows.values():
                show.edited(self.flow, self.problems, {})

    @property
    def record(self) -> FlowRecord:
        """The flow as it stands."""
        return FlowRecord(self.id, self.flow, self.revision)

    @property
    def busy(self) -> bool:
        """Whether an edit is under way."""
        return self._one_at_a_time.locked()

    def tell(self, *words: Told) -> None:
        """Tell every window."""
        for window in self.windows:
            window.tell(*words)

    async def edit(self, edits: Sequence[Edit], window: Window, number: int) -> str | Refusal:
        """Apply edits as one step; gives what to say of it, which is mostly nothing, or why it was refused."""
        async with self._one_at_a_time:
            applied = apply_batch(edits, self.flow, self.faces().catalog)
            if isinstance(applied, Refusal) or applied.change == Change():
                return applied if isinstance(applied, Refusal) else ""
            inverse = undo_of(applied.change, self.flow, applied.flow)
            entry = HistoryEntry(edits[0], applied.change, inverse)
            history, revision = self._store.history, self.revision
            if not await self._write(lambda: history.append(self.id, revision, entry, applied.flow)):
                return GONE
            self._now(applied)
            self.undo, self.redo = deed(entry, self.flow), None
            await self._tell_change(applied.change, window, number)
            return toast(edits[0], entry, self.flow)

    async def take_back(self, window: Window, number: int) -> str | Refusal:
        """Undo the last step."""
        async with self._one_at_a_time:
            entry = await self._store.history.undo_entry(self.id)
            if entry is None:
                return Refusal(sentence="There is nothing to undo.")
            applied = Applied(replay(entry.inverse, self.flow), entry.inverse)
            return await self._step(applied, self._store.history.undo, (window, number))

    async def make_again(self, window: Window, number: int) -> str | Refusal:
        """Redo the step that was undone last."""
        async with self._one_at_a_time:
            entry = await self._store.history.redo_entry(self.id)
            if entry is None:
                return Refusal(sentence="There is nothing to redo.")
            applied = Applied(replay(entry.change, self.flow), entry.change)
            return await self._step(applied, self._store.history.redo, (window, number))

    async def _step(
        self, applied: Applied, move: Callable[..., Awaitable[bool]], asked: tuple[Window, int]
    ) -> str | Refusal:
        revision = self.revision
        if not await self._write(lambda: move(self.id, revision, applied.flow)):
            return GONE
        self._now(applied)
        await self._find_steps()
        await self._tell_change(applied.change.model_copy(update={"notices": ()}), *asked)
        return ""

    def _now(self, applied: Applied) -> None:
        self.flow, self.revision = applied.flow, self.revision + 1

    async def _tell_change(self, change: Change, window: Window, number: int) -> None:
        hues = self.hues
        await self._look()
        sentences = self.faces().sentences(self.flow, touched(change, self.flow), self.library)
        changed = self._changed(change, sentences).model_copy(update={"hues": changed_hues(hues, self.hues)})
        for each in self.windows:
            each.tell(changed.model_copy(update={"number": number}) if each is window else changed)
        for show in self.shows.values():
            show.edited(self.flow, self.problems, change.renamed)

    def _changed(self, change: Change, sentences: dict[NodeId, str]) -> Changed:
        return Changed(
            revision=self.revision,
            change=change,
            sentences=sentences,
            hues={},
            problems=self.problems,
            undo=self.undo,
            redo=self.redo,
        )

    async def _look(self) -> None:
        faces = self.faces()
        self.library = await library_of(self.flow, faces.catalog, self._store.flows)
        self.problems, self.hues = faces.problems(self.flow, self.library), faces.hues(self.flow)

    async def _find_steps(self) -> None:
        back = await self._store.history.undo_entry(self.id)
        again = await self._store.history.redo_entry(self.id)
        self.undo = deed(back, self.flow) if back else None
        self.redo = deed(again, self.flow) if again else None

    async def _write(self, write: Callable[[], Awaitable[bool]]) -> bool:
        troubled = False
        while True:
            try:
                written = await write()
            except StoreError as error:
                troubled = True
                self.tell(Trouble(sentence=str(error)))
                await asyncio.sleep(RETRY_SECONDS)
            else:
                if troubled:
                    self.tell(Trouble(sentence=""))
                return written
