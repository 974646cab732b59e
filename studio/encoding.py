"""Values as plain JSON and back, and their fingerprints.

Messages and media are wrapped, as `{"$message": {...}}` or `{"$media": {...}}`; a dictionary of the user's whose only
key begins with `$` is wrapped as `{"$data": {...}}`, so nothing a model or a file says can pass for one of ours.
"""

from __future__ import annotations

from hashlib import blake2b

import orjson
from pydantic import JsonValue, TypeAdapter

from studio.values import Audio, File, Image, Media, MediaPart, Message, Value, Video

_OPTIONS = orjson.OPT_NON_STR_KEYS | orjson.OPT_PASSTHROUGH_DATACLASS
_SORTED = _OPTIONS | orjson.OPT_SORT_KEYS
_PART: TypeAdapter[MediaPart] = TypeAdapter(Image | Audio | Video | File)


def encode(value: Value) -> bytes:
    """The value as UTF-8 JSON."""
    return orjson.dumps(_guarded(value), default=_wrapped, option=_OPTIONS)


def decode(content: bytes) -> Value:
    """The value that `encode` wrote."""
    return _unwrapped(orjson.loads(content))


def from_json(content: JsonValue) -> Value:
    """The value that JSON written by `encode` and parsed since stands for."""
    return _unwrapped(content)


def digest(*values: object) -> str:
    """A fingerprint of values, 32 hexadecimal digits; ids and times of messages do not count."""
    content = orjson.dumps(values, default=_timeless, option=_SORTED)
    return blake2b(content, digest_size=16).hexdigest()


def _guarded(value: Value) -> Value:
    match value:
        case dict():
            guarded: Value = {key: _guarded(item) for key, item in value.items()}
            return {"$data": guarded} if len(value) == 1 and next(iter(value)).startswith("$") else guarded
        case list() | tuple():
            return [_guarded(item) for item in value]
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
            return Message.model_validate(inner)
        case {"$media": inner} if len(value) == 1:
            return _PART.validate_python(inner)
        case {"$data": dict(inner)} if len(value) == 1:
            return {key: _unwrapped(item) for key, item in inner.items()}
        case dict():
            return {key: _unwrapped(item) for key, item in value.items()}
        case list():
            return [_unwrapped(item) for item in value]
        case _:
            return value
