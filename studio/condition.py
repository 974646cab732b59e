"""Conditions as data: rules a person builds from menus, held by one small function, or an expression in Python.

A condition is a group of rules of which all or any must hold; an expression, once there is one, takes their place. A
rule looks at one field of a value (its text, its
length in words, its number), compares it by an operator and is total: it holds or it does not, for every value. A text
matches a pattern in which `*` stands for anything or nothing and every other character for itself, which takes time in
proportion to the text, whatever the pattern.
"""

from __future__ import annotations

import re
from typing import Literal, cast

import orjson
from pydantic import Field

from studio.encoding import dumped
from studio.expression import meets
from studio.values import Audio, File, Frozen, Image, Message, Value, Video
from studio.wire_types import plain_text

RuleField = Literal["text", "words", "number"]
Operator = Literal[
    "contains",
    "does not contain",
    "is",
    "is not",
    "begins with",
    "ends with",
    "matches",
    "is longer than",
    "is shorter than",
    "is empty",
    "is not empty",
    "is more than",
    "is less than",
]
LENGTHS: dict[Operator, Operator] = {"is longer than": "is more than", "is shorter than": "is less than"}
"""Operators on the number of characters of a text, and what they ask of that number."""
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?")


class Rule(Frozen):
    """One comparison of a field of a value with what a person wrote."""

    field: RuleField = "text"
    operator: Operator = "contains"
    value: str = Field(default="", max_length=10_000)


class Condition(Frozen):
    """Rules of which all or any must hold; without rules it holds. An expression takes the place of the rules."""

    match: Literal["all", "any"] = "all"
    rules: tuple[Rule, ...] = Field(default=(), max_length=50)
    expression: str = Field(default="", max_length=2_000)
    """Python over `studio.expression.NAMES`."""

    def holds(self, given: object) -> bool:
        """Whether what came over a wire, which components know as a type variable only, meets the condition.

        Raises `StepFailure` when its expression cannot be worked out.
        """
        value = cast("Value", given)
        if self.expression.strip():
            return meets(self.expression, _facts(value))
        results = [_meets(rule, value) for rule in self.rules]
        return all(results) if self.match == "all" else any(results) or not results


class Case(Frozen):
    """One of several ways: its title, and when it is taken."""

    title: str = Field(default="", max_length=80)
    when: Condition = Condition()


def _facts(value: Value) -> str:
    """What an expression may use of a value, as JSON: its values for `studio.expression.NAMES`."""
    text = plain_text(value)
    sender = value.sender if isinstance(value, Message) else ""
    facts = (text, len(text.split()), _number(text), sender, value, _data(value, text))
    return f"[{','.join(map(_json, facts))}]"


def _json(value: Value) -> str:
    """The value as JSON; what is nested too deeply for that is nothing."""
    try:
        return dumped(value, _plainly).decode()
    except (RecursionError, TypeError):
        return "null"


def _data(value: Value, text: str) -> Value:
    """The named values or the list that a value is, carries, or spells in JSON."""
    match value:
        case Message() if value.metadata:
            return {**value.metadata}
        case dict() | list() | tuple():
            return value
        case _:
            try:
                return orjson.loads(text) if text.lstrip().startswith(("{", "[")) else None
            except orjson.JSONDecodeError:
                return None


def _plainly(value: object) -> str:
    return plain_text(value) if isinstance(value, Message | Image | Audio | Video | File) else str(value)


def _meets(rule: Rule, value: Value) -> bool:
    text = plain_text(value)
    if rule.operator in ("is empty", "is not empty"):
        return bool(text.strip()) is (rule.operator == "is not empty")
    match rule.field:
        case "text" if rule.operator in LENGTHS:
            return _compare_number(LENGTHS[rule.operator], float(len(text.strip())), rule.value)
        case "text":
            return _compare_text(rule.operator, text.strip().casefold(), rule.value.strip().casefold())
        case "words":
            return _compare_number(rule.operator, float(len(text.split())), rule.value)
        case "number":
            found = _number(text)
            return found is not None and _compare_number(rule.operator, found, rule.value)


def _compare_text(operator: Operator, text: str, wanted: str) -> bool:
    match operator:
        case "contains":
            return wanted in text
        case "does not contain":
            return wanted not in text
        case "is":
            return text == wanted
        case "is not":
            return text != wanted
        case "begins with":
            return text.startswith(wanted)
        case "ends with":
            return text.endswith(wanted)
        case "matches":
            return _matches(text, wanted)
        case _:
            found = _number(text)
            return found is not None and _compare_number(operator, found, wanted)


def _matches(text: str, pattern: str) -> bool:
    """Whether the parts between the stars stand in the text in this order, the first and the last at its ends."""
    first, *rest = pattern.split("*")
    if not rest:
        return text == first
    *between, last = rest
    at, end = len(first), len(text) - len(last)
    if at > end or not (text.startswith(first) and text.endswith(last)):
        return False
    for part in between:
        found = text.find(part, at, end)
        if found < 0:
            return False
        at = found + len(part)
    return True


def _compare_number(operator: Operator, found: float, wanted: str) -> bool:
    bound = _number(wanted)
    if bound is None:
        return False
    match operator:
        case "is more than":
            return found > bound
        case "is less than":
            return found < bound
        case "is":
            return found == bound
        case "is not":
            return found != bound
        case _:
            return False


def _number(text: str) -> float | None:
    """The number that a text is: `1.5`, `1,5`, and `1,500` in thousands."""
    separator = "" if _THOUSANDS.fullmatch(text.strip()) else "."
    try:
        return float(text.replace(",", separator))
    except ValueError:
        return None
