"""What lets a browser in: a one-time ticket in the printed address, then a pass in a cookie.

Passes outlive a restart, so that an open page finds its way back by itself; the file holds only their fingerprints.
"""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from threading import Lock

import orjson
from pydantic import TypeAdapter, ValidationError

PASS_SECONDS = 30 * 24 * 3600
MAX_PASSES = 200
_FILE: TypeAdapter[dict[str, float]] = TypeAdapter(dict[str, float])


class Passes:
    """The passes given out, by fingerprint with the time they end; each lasts thirty days."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = Lock()
        self._ends = _read(path)

    def issue(self) -> str:
        """A new pass; the oldest ones end when there are too many."""
        given = secrets.token_urlsafe(32)
        with self._lock:
            self._ends[_fingerprint(given)] = time.time() + PASS_SECONDS
            latest = sorted(self._ends.items(), key=lambda entry: entry[1])[-MAX_PASSES:]
            self._keep(dict(latest))
        return given

    def holds(self, given: str) -> bool:
        """Whether this is a pass that has not ended."""
        return self._ends.get(_fingerprint(given), 0) > time.time()

    def revoke(self, given: str) -> None:
        """End a pass."""
        with self._lock:
            self._keep({name: end for name, end in self._ends.items() if name != _fingerprint(given)})

    def _keep(self, ends: dict[str, float]) -> None:
        self._ends = {name: end for name, end in ends.items() if end > time.time()}
        fresh = self._path.with_suffix(".new")
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(orjson.dumps(self._ends))
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self._path)


class Ticket:
    """The token in the printed address: it lets one browser in, then `announce` is told the next one."""

    def __init__(self, announce: Callable[[str], None]) -> None:
        self._announce = announce
        self.token = secrets.token_urlsafe(24)

    def redeem(self, token: str) -> bool:
        """Whether this is the token, which is used up with that."""
        if not secrets.compare_digest(token.encode(), self.token.encode()):
            return False
        self.token = secrets.token_urlsafe(24)
        self._announce(self.token)
        return True


def _fingerprint(given: str) -> str:
    return sha256(given.encode()).hexdigest()


def _read(path: Path) -> dict[str, float]:
    try:
        return _FILE.validate_json(path.read_bytes())
    except (FileNotFoundError, ValidationError):
        return {}
