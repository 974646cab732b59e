"""Sums worked out from text, with nothing in them but numbers, signs and a few functions of mathematics.

sum     := product (("+" | "-") product)*
product := signed (("*" | "/" | "//" | "%" | "of") signed)*
signed  := ("+" | "-")* power
power   := percent (("^" | "**") signed)?
percent := atom "%"?
atom    := number | constant | function "(" sum ("," sum)* ")" | "(" sum ")"
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from statistics import fmean

LONGEST = 1_000
"""Characters."""
DEEPEST = 50
"""So many brackets and signs may stand in each other."""
LARGEST = 1e300
"""Nothing beyond it is given out."""
_TOKEN = re.compile(r"\s*(?:(\d+(?:_\d{3})*(?:\.\d+)?(?:[eE][+-]?\d+)?|\.\d+)|([A-Za-z]+)|(\*\*|//|[-+*/%^(),]))")
_SAME: Mapping[str, str] = {
    "×": "*",  # noqa: RUF001 - the sign people write
    "·": "*",
    "÷": "/",
    "−": "-",  # noqa: RUF001 - the sign people write
    "–": "-",  # noqa: RUF001 - the sign people write
    "π": "pi",
    "²": "^2",
    "³": "^3",
}
_EXACT = 10**15
"""Below it a float holds every whole number."""
_CONSTANTS: Mapping[str, float] = {"pi": math.pi, "e": math.e, "tau": math.tau}
_FUNCTIONS: Mapping[str, Callable[[float], float]] = {
    "abs": math.fabs,
    "ceil": math.ceil,
    "cos": math.cos,
    "exp": math.exp,
    "floor": math.floor,
    "ln": math.log,
    "log": math.log10,
    "round": round,
    "sin": math.sin,
    "sqrt": math.sqrt,
    "tan": math.tan,
}
_OF_SEVERAL: Mapping[str, Callable[[list[float]], float]] = {
    "average": fmean,
    "max": max,
    "mean": fmean,
    "min": min,
    "round": lambda values: round(values[0], int(values[1])),
    "sum": sum,
}


class NotASum(ValueError):  # noqa: N818 - what the text is
    """A text that cannot be worked out; the message says why."""


def worked_out(text: str) -> float:
    """The value of a sum such as `3 * (4 + 5)`, `15% of 80` or `sqrt(2)`; raises `NotASum` saying what is wrong."""
    if len(text) > LONGEST:
        raise NotASum(f"the sum is longer than {LONGEST:,} characters")
    for sign, plain in _SAME.items():
        text = text.replace(sign, plain)
    try:
        return _tidy(_Sum(_tokens(text)).whole())
    except ZeroDivisionError:
        raise NotASum("it divides by zero") from None
    except OverflowError:
        raise NotASum("the number is too large") from None
    except (ValueError, TypeError) as error:
        if isinstance(error, NotASum):
            raise
        raise NotASum("a function in it was given numbers that it does not take") from None


def _tokens(text: str) -> list[str]:
    found: list[str] = []
    text, at = text.strip().rstrip("=").rstrip(), 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise NotASum(f"nobody can read “{text[at:].strip()[:20]}” in it")
        found.append(match[0].strip().lower())
        at = match.end()
    return found


class _Sum:
    """One sum while it is read, from left to right."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0

    def whole(self) -> float:
        value = self._sum()
        if self._at < len(self._tokens):
            raise NotASum(f"“{self._tokens[self._at]}” stands where a sign should")
        return value

    def _next(self, *wanted: str) -> str:
        """Take the next token if it is one of those wanted; else give an empty text."""
        if self._at < len(self._tokens) and self._tokens[self._at] in wanted:
            self._at += 1
            return self._tokens[self._at - 1]
        return ""

    def _sum(self) -> float:
        value = self._product()
        while sign := self._next("+", "-"):
            value = value + self._product() if sign == "+" else value - self._product()
        return value

    def _product(self) -> float:
        value = self._signed()
        while sign := self._next("*", "/", "//", "%", "of"):
            value = _combined(value, sign, self._signed())
        return value

    def _signed(self) -> float:
        self._depth += 1
        if self._depth > DEEPEST:
            raise NotASum("its brackets stand too deep in each other")
        sign = self._next("+", "-")
        value = self._signed() if sign else self._power()
        self._depth -= 1
        return -value if sign == "-" else value

    def _power(self) -> float:
        value = self._percent()
        if not self._next("^", "**"):
            return value
        power = math.pow(value, self._signed())
        return round(power) if isinstance(value, int) and power.is_integer() and abs(power) < _EXACT else power

    def _percent(self) -> float:
        value = self._atom()
        before = self._at
        if self._next("%"):
            if not self._begins_atom():
                return value / 100
            self._at = before
        return value

    def _begins_atom(self) -> bool:
        """Whether a number, a name or a bracket follows, so that a `%` before it divides."""
        piece = self._tokens[self._at] if self._at < len(self._tokens) else ""
        return piece != "of" and (piece == "(" or piece[:1].isalnum() or piece[:1] == ".")

    def _atom(self) -> float:
        if self._at >= len(self._tokens):
            raise NotASum("it ends too early")
        piece = self._tokens[self._at]
        self._at += 1
        if piece == "(":
            return self._closed(self._sum())
        if piece in _FUNCTIONS or piece in _OF_SEVERAL:
            return self._called(piece)
        if piece in _CONSTANTS:
            return _CONSTANTS[piece]
        if not (piece[0].isdigit() or piece[0] == "."):
            raise NotASum(f"“{piece}” stands where a number should")
        return int(piece) if piece.replace("_", "").isdigit() else float(piece)

    def _called(self, name: str) -> float:
        if not self._next("("):
            raise NotASum(f"“{name}” needs brackets behind it")
        values = [self._sum()]
        while self._next(","):
            values.append(self._sum())
        if len(values) == 1 and name in _FUNCTIONS:
            return self._closed(_FUNCTIONS[name](values[0]))
        if name not in _OF_SEVERAL:
            raise NotASum(f"“{name}” takes one number")
        return self._closed(_OF_SEVERAL[name](values))

    def _closed(self, value: float) -> float:
        if not self._next(")"):
            raise NotASum("a bracket is not closed")
        return value


def _combined(value: float, sign: str, other: float) -> float:
    match sign:
        case "/":
            return value / other
        case "//":
            return value // other
        case "%":
            return value % other
        case _:
            return value * other


def _tidy(value: float) -> float:
    """Without the dust of binary fractions: 0.1 + 0.2 is 0.3; whole numbers are exact."""
    if not math.isfinite(value) or abs(value) > LARGEST:
        raise NotASum("the number is too large")
    value = value if isinstance(value, int) else float(f"{value:.15g}")
    return int(value) if float(value).is_integer() and abs(value) < _EXACT else value
