"""The password of a Playbill that other machines may open: compared slowly, in constant time, and not too often."""

from __future__ import annotations

import asyncio
import secrets
import time
from collections import deque
from hashlib import scrypt

MAX_GUESSES = 5
MAX_GUESSES_OF_ALL = 50
WINDOW = 60.0
"""Seconds in which so many wrong guesses are let through, from one address and from all together."""
MAX_LENGTH = 1024
_MAX_ADDRESSES = 10_000


class Password:
    """A password kept as its scrypt hash (RFC 7914: n 2^14, r 8, p 1)."""

    def __init__(self, password: str) -> None:
        self._salt = secrets.token_bytes(16)
        self._hash = self._hashed(password)
        self._wrong: dict[str, deque[float]] = {}
        self._one_at_a_time = asyncio.Lock()

    async def admits(self, guess: str, address: str) -> bool | None:
        """Whether the guess is right; None when wrong ones came too often, whatever this one is."""
        async with self._one_at_a_time:
            if self._too_often(address):
                return None
            hashed = await asyncio.to_thread(self._hashed, guess[:MAX_LENGTH])
            if secrets.compare_digest(hashed, self._hash):
                self._wrong.pop(address, None)
                return True
            self._wrong.setdefault(address, deque(maxlen=MAX_GUESSES)).append(time.monotonic())
            return False

    def _too_often(self, address: str) -> bool:
        since = time.monotonic() - WINDOW
        recent = {name: guesses for name, guesses in self._wrong.items() if guesses[-1] > since}
        self._wrong = dict(list(recent.items())[-_MAX_ADDRESSES:])
        own = sum(guess > since for guess in recent.get(address, ()))
        of_all = sum(guess > since for guesses in recent.values() for guess in guesses)
        return own >= MAX_GUESSES or of_all >= MAX_GUESSES_OF_ALL

    def _hashed(self, password: str) -> bytes:
        return scrypt(password.encode(), salt=self._salt, n=2**14, r=8, p=1, dklen=32)
