"""Takes secrets out of text before it is shown, logged or stored."""

from __future__ import annotations

import re
from collections.abc import Iterable

MASK = "•••"
_SHORTEST = 4
_LOOKS_SECRET = re.compile(
    r"\b(?:sk|pk|rk|gsk|xai|hf|key)[-_][\w*-]{12,}"  # keys of providers, also half starred
    r"|\bAIza[\w-]{20,}"  # keys of Google
    r"|(?<=Bearer )[^\s\"',]+"
)


def redacted(text: str, secrets: Iterable[str] = ()) -> str:
    """The text without these secrets and without what looks like a key."""
    for secret in sorted(secrets, key=len, reverse=True):
        if len(secret) >= _SHORTEST:
            text = text.replace(secret, MASK)
    return _LOOKS_SECRET.sub(MASK, text)


def last_four(secret: str) -> str:
    """The last four signs of a key that is long enough to spare them, else nothing."""
    return secret[-4:] if len(secret) >= 4 * _SHORTEST else ""
