"""The seam between whoever wants a picture and the model that draws it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from studio.media_shelf import Origin
from studio.values import Image


@dataclass(frozen=True, slots=True)
class PictureRequest:
    """What is to be seen, and how.

    `size` is the width and height in dots, such as `1024x1024`; `quality` and `style` are words of the provider's.
    Empty ones leave the choice to it. `number` is how many pictures are wanted, from 1 to 10.
    """

    description: str
    size: str = ""
    quality: str = ""
    style: str = ""
    number: int = 1


class PictureModel(Protocol):
    """A model that draws; it never retries by itself, that is the policy's."""

    async def draw(self, request: PictureRequest, origin: Origin) -> tuple[Image, ...]:
        """At least one picture, kept under the origin; raises `ModelFailure` with a sentence."""
        ...
