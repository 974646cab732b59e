"""What was written into a form, held against its fields: what is clear is put right, what is not is complained of."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pydantic import FiniteFloat, JsonValue, TypeAdapter, ValidationError

from studio.form import FieldKind, FormField, named
from studio.reading.rule import Misread, Read

_WHOLE = TypeAdapter(int)
_NUMBER: TypeAdapter[int | float] = TypeAdapter(int | FiniteFloat)
_WANTED: dict[FieldKind, str] = {
    "text": "a text",
    "long_text": "a text",
    "number": "a number",
    "whole": "a whole number",
    "switch": "true or false",
    "choice": "a text",
    "list": "a list of texts",
    "table": "a list of objects",
    "data": "there",
}
_YES_OR_NO = {"true": True, "yes": True, "false": False, "no": False}
_NOTHING = ("", "nan", "null", "none", "n/a")
_LONGEST = 60
"""Signs of a wrong value that a sentence shows."""


class _Complaint(Exception):  # noqa: N818 - why a value does not fit, on its way to the sentence
    """What is wrong with a value, as the end of a sentence whose subject is the field."""


def fit(fields: Sequence[FormField], given: Mapping[str, JsonValue]) -> Read | Misread:
    """The values of the fields, or every complaint about them in one sentence each."""
    notes = _Notes([], [], [])
    values = _object(fields, given, "", notes)
    if notes.complaints:
        only_missing = len(notes.missing) == len(notes.complaints)
        return Misread(" ".join(notes.complaints), tuple(notes.missing) if only_missing else ())
    return Read(values, tuple(dict.fromkeys(notes.repairs)))


def knows_all(fields: Sequence[FormField], given: JsonValue) -> bool:
    """Whether every field has been written into, those that may be left out as well."""
    return isinstance(given, dict) and {_plain(name) for name in named(fields)} <= {_plain(name) for name in given}


@dataclass(slots=True)
class _Notes:
    """Repairs made and complaints found so far, with the names of what is missing, each of which is a complaint."""

    repairs: list[str]
    complaints: list[str]
    missing: list[str]


def _object(fields: Sequence[FormField], given: Mapping[str, JsonValue], place: str, notes: _Notes) -> JsonValue:
    by_name = named(fields)
    written = _by_field(by_name, given, notes)
    known = {_plain(name) for name in by_name}
    if strangers := [name for name in given if _plain(name) not in known]:
        if len(written) < len(by_name):
            notes.complaints.append(
                f"It has {_list(strangers)}, which nobody asked for; the names are {_list(by_name)}."
            )
        else:
            notes.repairs.append(f"left out {_list(strangers)}, which nobody asked for")
    values: dict[str, JsonValue] = {}
    for name, field in by_name.items():
        value = given[written[name]] if name in written else None
        if not _is_missing(field, value):
            values[name] = _noted(field, value, f"{place}{name}", notes)
        elif field.required:
            notes.complaints.append(f"“{place}{name}” is missing.")
            notes.missing.append(f"{place}{name}")
    return values


def _by_field(by_name: Mapping[str, FormField], given: Mapping[str, JsonValue], notes: _Notes) -> dict[str, str]:
    """What each field is called in what was given; capitals, spaces and underscores do not matter."""
    found = {name: name for name in by_name if name in given}
    plain = {_plain(name): name for name in by_name}
    for key in given:
        name = plain.get(_plain(key))
        if name is None or found.get(name) == key:
            continue
        if name in found:
            notes.complaints.append(f"“{name}” is there twice, as “{found[name]}” and as “{key}”.")
            continue
        found[name] = key
        notes.repairs.append(f"took “{key}” for “{name}”")
    return found


def _is_missing(field: FormField, value: JsonValue) -> bool:
    """Whether nothing was given; a word for nothing counts where nothing may stand and no text can."""
    if isinstance(value, str):
        said = value.strip().lower()
        return not said if field.required else said in (("",) if field.kind in ("text", "long_text") else _NOTHING)
    return value is None


def _noted(field: FormField, value: JsonValue, place: str, notes: _Notes) -> JsonValue:
    try:
        if field.kind == "table":
            return _table(field, value, place, notes)
        fitted = _FITS[field.kind](field, value)
    except _Complaint as complaint:
        notes.complaints.append(f"“{place}” {complaint}.")
        return None
    if fitted != value or type(fitted) is not type(value):
        notes.repairs.append(f"read “{place}” as {_WANTED[field.kind] if field.kind != 'choice' else f'“{fitted}”'}")
    return fitted


def _table(field: FormField, value: JsonValue, place: str, notes: _Notes) -> JsonValue:
    if not isinstance(value, list):
        raise _Complaint(_but("must be a list of objects", value))
    rows: list[JsonValue] = []
    for number, row in enumerate(value, 1):
        if not isinstance(row, dict):
            raise _Complaint(_but(f"must be a list of objects; entry {number} is not one", row))
        rows.append(_object(field.fields, row, f"{place} {number}: ", notes))
    return rows


def _text(_field: FormField, value: JsonValue) -> JsonValue:
    """A text as it is, or a whole number in its digits; other numbers may have lost zeros on the way."""
    if isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise _Complaint(_but("must be a text in quotes", value))


def _number(field: FormField, value: JsonValue) -> JsonValue:
    plain = isinstance(value, str | int | float) and not isinstance(value, bool)
    if not plain or (isinstance(value, str) and not re.fullmatch(r"\s*[+-]?[\d.]+(?:[eE][+-]?\d+)?\s*", value)):
        raise _Complaint(_but(f"must be {_WANTED[field.kind]}", value))
    if isinstance(value, int) or (isinstance(value, float) and field.kind == "number" and value - value == 0):
        return value
    try:
        adapter = _WHOLE if field.kind == "whole" else _NUMBER
        return adapter.validate_python(value.strip() if isinstance(value, str) else value)
    except ValidationError as error:
        raise _Complaint(_but(f"must be {_WANTED[field.kind]}", value)) from error


def _switch(_field: FormField, value: JsonValue) -> JsonValue:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.strip().lower() in _YES_OR_NO:
        return _YES_OR_NO[value.strip().lower()]
    raise _Complaint(_but("must be true or false", value))


def _choice(field: FormField, value: JsonValue) -> JsonValue:
    if not field.choices:
        return _text(field, value)
    said = str(_text(field, value))
    if said in field.choices:
        return said
    fitting = [choice for choice in field.choices if _plain(choice) == _plain(said)]
    if len(fitting) == 1:
        return fitting[0]
    raise _Complaint(_but(f"must be one of {_list(field.choices)}", value))


def _texts(field: FormField, value: JsonValue) -> JsonValue:
    if not isinstance(value, list):
        raise _Complaint(_but("must be a list of texts", value))
    return [_text(field, item) for item in value]


def _data(_field: FormField, value: JsonValue) -> JsonValue:
    return value


_FITS: dict[FieldKind, Callable[[FormField, JsonValue], JsonValue]] = {
    "text": _text,
    "long_text": _text,
    "number": _number,
    "whole": _number,
    "switch": _switch,
    "choice": _choice,
    "list": _texts,
    "data": _data,
}


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]+", "", name).casefold()


def _list(names: Sequence[str] | Mapping[str, FormField]) -> str:
    return ", ".join(f"“{name}”" for name in names)


def _but(wanted: str, value: JsonValue) -> str:
    said = value if isinstance(value, str) else repr(value)
    shown = said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"
    return f"{wanted}, but it is “{shown}”"
