"""The ids of messages that were made of other values on their way to a step.

Such a message comes without an id. It gets one by where it arrives, so that a run that goes on after a kill makes the
same message again, and who has heard it already is not told it twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import cast

from studio.values import Message


def identified(value: object, place: str) -> object:
    """The value with an id for each message that has none; nothing else arrives at this place of the run."""
    if isinstance(value, Message):
        return value if value.id else value.model_copy(update={"id": _id(place)})
    if not isinstance(value, list | tuple):
        return value
    items = cast("Sequence[object]", value)
    if not items or not isinstance(items[0], Message):
        return items
    made = [identified(item, f"{place}[{at}]") for at, item in enumerate(items)]
    return made if isinstance(value, list) else tuple(made)


def _id(place: str) -> str:
    return blake2b(place.encode(), digest_size=16).hexdigest()
