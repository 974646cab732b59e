"""What models give besides conversation, small and sure, for tests that ask for one thing only."""

from __future__ import annotations

from collections import Counter
from math import hypot

from studio.chat_model import ModelCard, ModelName
from studio.embedding_model import EmbeddingModel, EmbeddingRequest, Vector
from studio.media_shelf import Origin
from studio.picture_model import PictureModel, PictureRequest
from studio.values import Image

HASH = "0" * 64
LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Letters:
    """An embedding model to which texts mean the letters they are made of."""

    async def embed(self, request: EmbeddingRequest) -> tuple[Vector, ...]:
        """How often each letter stands in the text, as a vector of length 1."""
        return tuple(letters_of(text) for text in request.texts)


def letters_of(text: str) -> Vector:
    """The vector of one text; that of a text without letters is all zero."""
    counted = Counter(text.lower())
    numbers = [float(counted[letter]) for letter in LETTERS]
    length = hypot(*numbers) or 1.0
    return tuple(number / length for number in numbers)


class Brush:
    """A picture model whose pictures are told apart by their size; `strokes` counts how often it drew."""

    def __init__(self) -> None:
        self.strokes = 0

    async def draw(self, request: PictureRequest, origin: Origin) -> tuple[Image, ...]:
        """As many as were wanted."""
        self.strokes += 1
        sizes = range(self.strokes, self.strokes + request.number)
        return tuple(Image(hash=HASH, mime="image/png", name=origin.node, size=size) for size in sizes)


BRUSH = Brush()


class BesideChat:
    """Everything of `Models` but the chat models."""

    def embedder(self, name: ModelName) -> EmbeddingModel:
        """One for every name."""
        assert name
        return Letters()

    def painter(self, name: ModelName) -> PictureModel:
        """The same for every name."""
        assert name
        return BRUSH

    def cards(self) -> tuple[ModelCard, ...]:
        """None to choose."""
        return ()
