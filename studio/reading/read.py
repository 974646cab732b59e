"""Reads a reply by its rule, repairing what is clear and refusing what would have to be guessed."""

from __future__ import annotations

import re

from studio.form import Fields, named
from studio.reading.code_block import find_code
from studio.reading.fitting import fit, knows_all
from studio.reading.json_reply import Wanted, find_json
from studio.reading.rule import Misread, Read, ReplyRule
from studio.reading.tags import find_any_tags, find_tags

_THOUGHTS = re.compile(r"\A\s*<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL)
_UNOPENED = re.compile(r"\A(?:(?!<think).)*?</think(?:ing)?>[ \t]*\n", re.DOTALL)
EMPTY = Misread("It is empty.")
CUT = Misread("It was not finished when its length was used up.")


def read(rule: ReplyRule, text: str, *, cut: bool = False) -> Read | Misread:
    """What a reply says; `cut` tells that its length was used up, so its end is missing."""
    said = text.lstrip("\ufeff")
    spoken = said.strip() if _asks_for_thoughts(rule) else _without_thoughts(rule, said)
    if not spoken:
        return EMPTY
    if rule.shape == "anything":
        return Read(spoken, _before(said, spoken))
    if cut:
        return CUT
    match _read(rule, spoken):
        case Read(value=value, repairs=repairs):
            return Read(value, (*_before(said, spoken), *repairs))
        case misread:
            return misread


def _read(rule: ReplyRule, text: str) -> Read | Misread:
    match rule.shape:
        case "form":
            return _form(rule.fields, text)
        case "json":
            return find_json(text, Wanted(only_objects=False))
        case "code":
            return find_code(text, rule.language)
        case "tags":
            return find_tags(text, rule.fields)
        case "any_tags":
            return find_any_tags(text, rule.fields)
        case "anything":
            return Read(text)


def _form(fields: Fields, text: str) -> Read | Misread:
    wanted = Wanted(only_objects=True, is_complete=lambda value: knows_all(fields, value))
    found = find_json(text, wanted)
    if isinstance(found, Misread) or not isinstance(found.value, dict):
        return found
    match fit(fields, found.value):
        case Read(value=value, repairs=repairs):
            return Read(value, (*found.repairs, *repairs))
        case misread:
            return misread


def _asks_for_thoughts(rule: ReplyRule) -> bool:
    return rule.shape in ("tags", "any_tags") and any(name.startswith("think") for name in named(rule.fields))


def _without_thoughts(rule: ReplyRule, text: str) -> str:
    """What is said behind the thoughts; nothing when they have no end."""
    spoken = _THOUGHTS.sub("", text)
    if rule.shape != "anything":
        spoken = _UNOPENED.sub("", spoken)
    return "" if spoken.lstrip().startswith(("<think>", "<thinking>")) else spoken.strip()


def _before(said: str, spoken: str) -> tuple[str, ...]:
    return () if said.strip() == spoken else ("left out the thoughts before it",)
