"""A value that counts as equal only to itself, so that what is known of it can be looked up without comparing it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Identity(Generic[T]):
    """A key for one value, which it keeps alive; only for values that never change."""

    value: T

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Identity) and other.value is self.value  # pyright: ignore[reportUnknownMemberType] - compared only

    def __hash__(self) -> int:
        return id(self.value)
