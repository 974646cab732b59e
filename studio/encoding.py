"""Values as plain JSON and back, and their fingerprints.

Messages and media are wrapped, as `{"$message": {...}}` or `{"$media": {...}}`; a dictionary of the user's whose only
key begins with `$` is wrapped as `{"$data": {...}}`, so nothing a model or a file says can pass for one of ours.

What JSON cannot say is mended: a number that is none, or infinite, becomes null, a whole number beyond 64 bits a
floating one, half of a surrogate pair the replacement character, any other object its words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import blake2b
from typing import cast

import orjson
from pydantic import JsonValue, TypeAdapter, ValidationError

from studio.errors import StepFailure
from studio.values import Audio, File, Image, Media, MediaPart, Message, Value, Video

DEEPEST = 100
"""How deep lists and dictionaries may be nested; orjson goes to 254, and what carries a value needs some of that."""
_LARGEST_INTEGER = 64
"""Bits; orjson writes whole numbers below 2 to the 64."""
_LARGEST_FLOAT = 1024
"""Bits; no floating number is larger."""
_OPTIONS = orjson.OPT_NON_STR_KEYS | orjson.OPT_PASSTHROUGH_DATACLASS
_SORTED = _OPTIONS | orjson.OPT_SORT_KEYS
_MESSAGE = TypeAdapter(Message)
_PART: TypeAdapter[MediaPart] = TypeAdapter(Image | Audio | Video | File)


def encode(value: Value) -> bytes:
    """The value as UTF-8 JSON; raises `StepFailure` when it is nested deeper than `DEEPEST`."""
    return dumped(_guarded(value, 0), _wrapped)


def storable(value: Value) -> tuple[Value, bytes]:
    """The value as JSON can say it, and that JSON; raises what `encode` raises."""
    guarded = _guarded(value, 0)
    try:
        return value, orjson.dumps(guarded, default=_wrapped, option=_OPTIONS)
    except TypeError:
        content = encode(value)
        return decode(content), content


def decode(content: bytes) -> Value:
    """The value that `encode` wrote; of other JSON, what only looks like ours is data as well."""
    return _unwrapped(orjson.loads(content))


def from_json(content: JsonValue) -> Value:
    """The value that JSON written by `encode` and parsed since stands for."""
    return _unwrapped(content)


def digest(*values: object) -> str:
    """A fingerprint of values, 32 hexadecimal digits; ids and times of messages do not count."""
    content = dumped(values, _timeless, _SORTED)
    return blake2b(content, digest_size=16).hexdigest()


def dumped(value: object, wrap: Callable[[object], JsonValue], option: int = _OPTIONS) -> bytes:
    """JSON of a value, mended where need be; `wrap` says what stands for an object of a class of its own."""
    try:
        return orjson.dumps(value, default=wrap, option=option)
    except TypeError:
        return orjson.dumps(_mended(value, wrap), option=option)


def _mended(value: object, wrap: Callable[[object], JsonValue]) -> object:
    """The value in what JSON can say; dearer than asking orjson, so it is done only when that has refused."""
    match value:
        case str():
            return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        case int() if value.bit_length() >= _LARGEST_INTEGER:
            return float(value) if value.bit_length() < _LARGEST_FLOAT else None
        case dict():
            items = cast("dict[object, object]", value).items()
            return {_mended(key, wrap): _mended(item, wrap) for key, item in items}
        case list() | tuple():
            return [_mended(item, wrap) for item in cast("Sequence[object]", value)]
        case int() | float() | None:
            return value
        case _:
            return _mended(wrap(value), wrap)


def _guarded(value: Value, depth: int) -> Value:
    if depth > DEEPEST:
        raise StepFailure(f"It made data nested more than {DEEPEST} deep, which cannot be kept.")
    match value:
        case dict():
            guarded: Value = {key: _guarded(item, depth + 1) for key, item in value.items()}
            return {"$data": guarded} if len(value) == 1 and str(next(iter(value))).startswith("$") else guarded
        case list() | tuple():
            return [_guarded(item, depth + 1) for item in value]
        case _:
            return value


def _wrapped(value: object) -> JsonValue:
    match value:
        case Message():
            return {"$message": value.model_dump(mode="json")}
        case Media():
            return {"$media": value.model_dump(mode="json")}
        case _:
            return str(value)


def _timeless(value: object) -> JsonValue:
    match value:
        case Message():
            return {"$message": value.model_dump(mode="json", exclude={"id", "time"})}
        case _:
            return _wrapped(value)


def _unwrapped(value: JsonValue) -> Value:
    match value:
        case {"$message": inner} if len(value) == 1:
            return _read(_MESSAGE, inner, value)
        case {"$media": inner} if len(value) == 1:
            return _read(_PART, inner, value)
        case {"$data": dict(inner)} if len(value) == 1:
            return {key: _unwrapped(item) for key, item in inner.items()}
        case dict():
            return {key: _unwrapped(item) for key, item in value.items()}
        case list():
            return [_unwrapped(item) for item in value]
        case _:
            return value


def _read(kind: TypeAdapter[Message] | TypeAdapter[MediaPart], inner: JsonValue, whole: JsonValue) -> Value:
    try:
        return kind.validate_python(inner)
    except ValidationError:
        return cast("Value", whole)
