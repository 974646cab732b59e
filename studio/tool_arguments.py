"""What a model wrote as the arguments of a tool, compared with what the tool takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import isfinite, nan

from pydantic import JsonValue

from studio.chat_model import ToolOffer

_MEANT: Mapping[str, str] = {
    "string": "a text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "object": "an object",
    "array": "a list",
}


@dataclass(frozen=True, slots=True)
class Misfit:
    """Why arguments do not fit, in a sentence for the model."""

    sentence: str


def fitted(arguments: Mapping[str, JsonValue], offer: ToolOffer) -> dict[str, JsonValue] | Misfit:
    """The arguments as the tool's schema wants them: `"3"` becomes a number where one is wanted, `3` a text."""
    properties = _properties(offer)
    if unknown := [name for name in arguments if name not in properties]:
        return Misfit(f"{offer.name} does not take {_quoted(unknown)}. {taken(offer)}")
    required = offer.parameters.get("required")
    if missing := [name for name in properties if arguments.get(name) is None and name in _names(required)]:
        return Misfit(f"{offer.name} needs {_quoted(missing)}. {taken(offer)}")
    fitting: dict[str, JsonValue] = {}
    for name, value in arguments.items():
        wanted = str(properties[name].get("type", ""))
        given = _converted(value, wanted)
        if given is None and value is not None:
            return Misfit(f"{offer.name} needs {_MEANT.get(wanted, wanted)} as “{name}”. {taken(offer)}")
        fitting[name] = given
    return fitting


def taken(offer: ToolOffer) -> str:
    """What the tool takes, in a sentence."""
    properties = _properties(offer)
    if not properties:
        return "It takes nothing."
    parts = (f"“{name}” ({_MEANT.get(str(told.get('type')), 'anything')})" for name, told in properties.items())
    return f"It takes {', '.join(parts)}."


def _properties(offer: ToolOffer) -> dict[str, dict[str, JsonValue]]:
    found = offer.parameters.get("properties")
    properties = found if isinstance(found, dict) else {}
    return {name: told if isinstance(told, dict) else {} for name, told in properties.items()}


def _names(required: JsonValue) -> list[JsonValue]:
    return required if isinstance(required, list) else []


def _quoted(names: list[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)


def _converted(value: JsonValue, wanted: str) -> JsonValue:
    """The value as the type wanted, None when it cannot be that."""
    convert = _CONVERT.get(wanted)
    return convert(value) if convert else value


def _text(value: JsonValue) -> JsonValue:
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else None


def _number(value: JsonValue) -> JsonValue:
    if isinstance(value, bool):
        return None
    try:
        number = float(value) if isinstance(value, str | int | float) else nan
    except (ValueError, OverflowError):
        return None
    return (value if isinstance(value, int) else number) if isfinite(number) else None


def _truth(value: JsonValue) -> JsonValue:
    if isinstance(value, str):
        return {"true": True, "yes": True, "false": False, "no": False}.get(value.strip().lower())
    return value if isinstance(value, bool) else None


def _list(value: JsonValue) -> JsonValue:
    return value if isinstance(value, list) else None if isinstance(value, dict) else [value]


def _object(value: JsonValue) -> JsonValue:
    return value if isinstance(value, dict) else None


_CONVERT: Mapping[str, Callable[[JsonValue], JsonValue]] = {
    "string": _text,
    "number": _number,
    "boolean": _truth,
    "array": _list,
    "object": _object,
}
