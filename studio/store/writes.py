"""What is handed to the writer of a database file: items written behind whoever puts them, and calls that answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from itertools import groupby
from operator import itemgetter
from typing import Generic, TypeVar

from sqlite_utils import Database

from studio.errors import StoreError
from studio.store.failures import lies_outside

T = TypeVar("T")
Work = Callable[[Database], T]
Batch = Callable[[Database, Sequence[T]], None]
Write = tuple[Batch[object], object]
"""What shall be written, and how to write it together with its neighbours; plain, since one is made for every event."""


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


def apply_calls(database: Database, calls: Sequence[Call[object]]) -> None:
    """Do the work of each call in order."""
    for call in calls:
        call.apply(database)


def apply_all(database: Database, writes: Iterable[Write]) -> None:
    """Do the writes in order; raises `sqlite3.Error` when the cause lies outside, and then nothing may be kept."""
    refused: StoreError | None = None
    for batch, group in groupby(writes, itemgetter(0)):
        contents = [content for _, content in group]
        refused = _apply(database, batch, contents) or refused
        if refused is not None:
            for commit in contents:
                if isinstance(commit, Commit):
                    commit.spoil(refused)


def _apply(database: Database, batch: Batch[object], contents: Sequence[object]) -> StoreError | None:
    # One item that cannot be written must not take its neighbours along.
    try:
        with database.atomic():
            batch(database, contents)
    except Exception as error:
        if lies_outside(error):
            raise
        if len(contents) == 1:
            return StoreError(f"A part of the run could not be written down: {error}")
        failures = [_apply(database, batch, [content]) for content in contents]
        return next((failure for failure in failures if failure), None)
    return None
