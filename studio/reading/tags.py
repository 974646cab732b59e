"""The tags in a reply, `<name>what is in it</name>`: those of a form's fields, or whatever there are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import JsonValue

from studio.form import Fields, FormField, named
from studio.reading.fitting import fit
from studio.reading.json_reply import Wanted, find_json
from studio.reading.rule import Misread, Read

_ANY = re.compile(r"<\s*(/?)\s*([^\W\d][\w.-]*)\s*>")
_LINES = ("text", "long_text", "choice", "switch", "number", "whole")
"""Kinds that are written into a tag as they are; the others as JSON."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """The beginning or the end of a tag, and where it stands."""

    name: str
    closes: bool
    start: int
    end: int


def find_tags(text: str, fields: Fields) -> Read | Misread:
    """What stands in the tags of the fields."""
    known = {name.casefold(): name for name in named(fields)}
    marks: list[_Mark] = []
    repairs: list[str] = []
    for mark in _marks(text):
        if name := known.get(mark.name.casefold()):
            marks.append(_Mark(name, mark.closes, mark.start, mark.end))
            if name != mark.name:
                repairs.append(f"took the tag “{mark.name}” for “{name}”")
    found = _contents(text, marks, repairs)
    return found if isinstance(found, Misread) else _fitted(fields, found, repairs)


def find_any_tags(text: str, fields: Fields) -> Read | Misread:
    """What stands in every tag there is that stands in no other; those of the fields are read as their kinds."""
    marks = _outermost(list(_marks(text)))
    if isinstance(marks, Misread):
        return marks
    if not marks:
        return Misread("There are no tags in it.")
    repairs: list[str] = []
    found = _contents(text, marks, repairs)
    if isinstance(found, Misread):
        return found
    by_name = named(fields)
    strangers = tuple(FormField(name=name, kind="long_text", required=False) for name in found if name not in by_name)
    return _fitted((*fields, *strangers), found, repairs)


def _marks(text: str) -> list[_Mark]:
    return [_Mark(found[2], bool(found[1]), found.start(), found.end()) for found in _ANY.finditer(text)]


def _contents(text: str, marks: Sequence[_Mark], repairs: list[str]) -> dict[str, str] | Misread:
    """What stands between marks; an end that is missing is where the next tag begins, and so with a beginning."""
    contents: dict[str, str] = {}
    opened: _Mark | None = None
    before: _Mark | None = None
    for mark in (*marks, None):
        if opened and (mark is None or mark.name != opened.name or not mark.closes):
            if mark is None or mark.closes or mark.name == opened.name:
                return Misread(f"The tag <{opened.name}> is not closed by </{opened.name}>.")
            repairs.append(f"closed the tag “{opened.name}” where the next one begins")
            misread = _put(contents, opened.name, text[opened.end : mark.start])
        elif mark and mark.closes and not opened and before is None:
            return Misread(f"The tag <{mark.name}> is closed but never opened.")
        elif mark and mark.closes:
            begins = opened or before
            if not opened:
                repairs.append(f"opened the tag “{mark.name}” where the one before it ends")
            misread = _put(contents, mark.name, text[begins.end if begins else 0 : mark.start])
        else:
            misread = None
        if misread:
            return misread
        opened = mark if mark and not mark.closes else None
        before = mark
    return contents


def _put(contents: dict[str, str], name: str, content: str) -> Misread | None:
    if contents.setdefault(name, content.strip()) != content.strip():
        return Misread(f"The tag <{name}> is there twice, with other words.")
    return None


def _outermost(marks: list[_Mark]) -> list[_Mark] | Misread:
    """The marks of tags that stand in no other; a tag is ended by the first end of its name."""
    kept: list[_Mark] = []
    opened: _Mark | None = None
    for mark in marks:
        if opened is None and mark.closes:
            return Misread(f"The tag <{mark.name}> is closed but never opened.")
        if opened is None or (mark.closes and mark.name == opened.name):
            kept.append(mark)
            opened = None if mark.closes else mark
    return Misread(f"The tag <{opened.name}> is not closed by </{opened.name}>.") if opened else kept


def _fitted(fields: Fields, contents: dict[str, str], repairs: list[str]) -> Read | Misread:
    by_name = named(fields)
    given: dict[str, JsonValue] = {}
    for name, content in contents.items():
        if by_name[name].kind in _LINES or not content:
            given[name] = content
            continue
        found = find_json(content, Wanted(only_objects=False))
        if isinstance(found, Misread):
            return Misread(f"In the tag <{name}>: {found.sentence}")
        given[name] = found.value
        repairs += [f"{repair} in the tag “{name}”" for repair in found.repairs]
    match fit(fields, given):
        case Misread() as misread:
            return misread
        case Read(value=value, repairs=more):
            plain = tuple(repair for repair in more if not repair.startswith("read “"))
            return Read(value, (*dict.fromkeys(repairs), *plain))
