"""Whatever may travel on a wire, for hypothesis."""

from __future__ import annotations

from typing import TypeVar

from hypothesis import strategies as st
from pydantic import JsonValue

from studio.values import Audio, File, Image, Message, Text, ToolCall, Value, Video

M = TypeVar("M", Image, Audio, Video, File)
WORDS = st.text(st.characters(codec="utf-8"), max_size=12)
NAMES = st.one_of(WORDS, st.sampled_from(["$message", "$media", "$data", "$", "$$data", "kind", "parts"]))
"""Names of fields, those among them that the encoding uses itself."""

SINGLE = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**63), 2**64 - 1),
    st.floats(allow_nan=False, allow_infinity=False),
    WORDS,
)


def _json(inner: st.SearchStrategy[JsonValue]) -> st.SearchStrategy[JsonValue]:
    return st.one_of(st.lists(inner, max_size=3), st.dictionaries(NAMES, inner, max_size=3))


JSON: st.SearchStrategy[JsonValue] = st.recursive(SINGLE, _json, max_leaves=8)


def _media(kind: type[M]) -> st.SearchStrategy[M]:
    hashes = st.text("0123456789abcdef", min_size=64, max_size=64)
    sizes = st.integers(0, 2**40)
    return st.builds(kind, hash=hashes, mime=st.just("image/png"), name=WORDS, size=sizes, caption=WORDS)


MEDIA = st.one_of(_media(Image), _media(Audio), _media(Video), _media(File))
PARTS = st.one_of(
    st.builds(Text, text=WORDS),
    MEDIA,
    st.builds(ToolCall, id=WORDS, name=WORDS, arguments=st.dictionaries(NAMES, JSON, max_size=2)),
)
MESSAGES = st.builds(
    Message,
    parts=st.lists(PARTS, max_size=3).map(tuple),
    sender=WORDS,
    role=st.sampled_from(["user", "assistant", "system"]),
    time=st.floats(0, 4e9),
    metadata=st.dictionaries(NAMES, JSON, max_size=2),
)
_WHOLE = st.one_of(SINGLE, MESSAGES, MEDIA)


def _around(inner: st.SearchStrategy[Value]) -> st.SearchStrategy[Value]:
    return st.one_of(st.lists(inner, max_size=3), st.dictionaries(NAMES, inner, max_size=3))


VALUES: st.SearchStrategy[Value] = st.recursive(_WHOLE, _around, max_leaves=8)
"""Values that JSON can say."""

UNSAYABLE = st.one_of(
    st.sampled_from([float("nan"), float("inf"), -float("inf"), "\ud83d", "half \udc00", 2**64, -(2**63) - 1, 2**2000]),
    _WHOLE,
)
WILD: st.SearchStrategy[Value] = st.recursive(UNSAYABLE, _around, max_leaves=8)
"""Values, those among them that JSON cannot say."""
