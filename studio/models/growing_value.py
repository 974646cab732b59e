"""One JSON value read while it is being written: the words of a string as they come, anything else as it stands."""

from __future__ import annotations

import re

import orjson

_PLAIN = re.compile(r'[^"\\]+')
_HIGH = re.compile(r"\\u[dD][89abAB]")
_PAIR = 12
"""Signs of an escape that needs two, as those beyond the basic plane do."""
_LOST = "\N{REPLACEMENT CHARACTER}"


class GrowingValue:
    """Takes JSON cut anywhere; `done` says that the value has ended, and what follows it is left alone."""

    def __init__(self) -> None:
        self.done = False
        self._rest = ""
        self._is_text: bool | None = None
        self._depth = 0
        self._quoted = False

    def take(self, written: str) -> str:
        """What these signs add to the value."""
        self._rest += written
        if self._is_text is None:
            self._rest = self._rest.lstrip()
            if not self._rest:
                return ""
            self._is_text = self._rest.startswith('"')
            self._rest = self._rest[1:] if self._is_text else self._rest
        return self._words() if self._is_text else self._json()

    def _words(self) -> str:
        words: list[str] = []
        while self._rest and not self.done:
            size = _token(self._rest)
            if self._rest[0] == '"':
                self.done = True
            elif not size:
                break
            else:
                words.append(_read(self._rest[:size]))
                self._rest = self._rest[size:]
        return "".join(words)

    def _json(self) -> str:
        rest, self._rest = self._rest, ""
        escaped = False
        for at, sign in enumerate(rest):
            if self._quoted:
                if sign == "\\" and not escaped and at + 1 == len(rest):
                    self._rest = sign
                    return rest[:at]
                self._quoted = escaped or sign != '"'
                escaped = sign == "\\" and not escaped
            elif self._ends(sign):
                self.done = True
                return rest[:at]
        return rest

    def _ends(self, sign: str) -> bool:
        """Whether the value has ended before this sign, which stands outside of words."""
        if sign in "}]":
            self._depth -= 1
        ended = self._depth < 0 or (sign == "," and self._depth == 0)
        self._depth += sign in "{["
        self._quoted = sign == '"'
        return ended


def _token(rest: str) -> int:
    """How many signs belong together at the beginning, 0 when more must come to tell."""
    if plain := _PLAIN.match(rest):
        return plain.end()
    if rest[:2] != r"\u":
        return 2 if len(rest) > 1 else 0
    high = _HIGH.match(rest)
    if high and r"\u".startswith(rest[6:8]):
        return _PAIR if len(rest) >= _PAIR else 0
    return 6 if len(rest) > 5 else 0  # noqa: PLR2004 - a backslash, a u and four digits


def _read(token: str) -> str:
    """The signs that a token stands for; one that stands for none is left as it is, half a pair is lost."""
    if not token.startswith("\\"):
        return token
    try:
        return orjson.loads(f'"{token}"')
    except orjson.JSONDecodeError:
        return _LOST if token.startswith(r"\u") else token
