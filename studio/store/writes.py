"""What is handed to the writer of a database file: items written behind whoever puts them, and calls that answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar

from sqlite_utils import Database

from studio.errors import StoreError
from studio.store.failures import lies_outside

T = TypeVar("T")
Work = Callable[[Database], T]
Batch = Callable[[Database, Sequence[T]], None]


@dataclass(frozen=True, slots=True)
class Item(Generic[T]):
    """Something to be written together with its neighbours of the same batch."""

    batch: Batch[T]
    content: T


class Call(Generic[T]):
    """A write that somebody waits for; it happens in whole and answers, or fails and has not happened."""

    def __init__(self, work: Work[T]) -> None:
        self.future: Future[T] = Future()
        self._work = work
        self._result: T
        self._error: Exception | None = None

    def apply(self, database: Database) -> None:
        """Do the work in a savepoint of its own; only errors that lie outside come out."""
        try:
            with database.atomic():
                self._result = self._work(database)
        except Exception as error:
            if lies_outside(error):
                raise
            self.spoil(error)

    def spoil(self, error: Exception) -> None:
        """Let whoever waits hear of this error."""
        self._error = error

    def settle(self) -> None:
        """Tell whoever waits, now that the transaction is safe."""
        if self._error is None:
            self.future.set_result(self._result)
        else:
            self.future.set_exception(self._error)


class Commit(Call[None]):
    """A call that only waits for what was queued before it."""

    def __init__(self) -> None:
        super().__init__(lambda _: None)


Write = Item[object] | Call[object]


def apply_all(database: Database, writes: Iterable[Write]) -> None:
    """Do the writes in order; raises `sqlite3.Error` when the cause lies outside, and then nothing may be kept."""
    refused: StoreError | None = None
    for batch, group in groupby(writes, lambda write: write.batch if isinstance(write, Item) else None):
        if batch is not None:
            contents = [write.content for write in group if isinstance(write, Item)]
            refused = _apply_batch(database, batch, contents) or refused
            continue
        for call in group:
            if isinstance(call, Call):
                call.apply(database)
            if refused is not None and isinstance(call, Commit):
                call.spoil(refused)


def _apply_batch(database: Database, batch: Batch[object], contents: Sequence[object]) -> StoreError | None:
    # One item that cannot be written must not take its neighbours along.
    try:
        with database.atomic():
            batch(database, contents)
    except Exception as error:
        if lies_outside(error):
            raise
        if len(contents) == 1:
            return StoreError(f"A part of the run could not be written down: {error}")
        failures = [_apply_batch(database, batch, [content]) for content in contents]
        return next((failure for failure in failures if failure), None)
    return None
