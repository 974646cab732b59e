"""Embeddings of OpenAI's shape, which hosted and local servers alike speak.

Source: https://platform.openai.com/docs/api-reference/embeddings.
"""

from __future__ import annotations

from math import hypot

from pydantic import BaseModel, JsonValue, ValidationError

from studio.chat_model import ModelName
from studio.embedding_model import EmbeddingRequest, Vector
from studio.models.endpoint import Endpoint
from studio.models.failures import Asked, failure
from studio.models.http import Limits

_LIMITS = Limits(first=120)


class _Entry(BaseModel):
    index: int
    embedding: list[float]


class _Listing(BaseModel):
    data: list[_Entry]


class ConnectedEmbedder:
    """An embedding model behind a connection, asked for `at_once` texts a call.

    These models read questions and passages alike, so the use of a text is not sent.
    """

    def __init__(self, endpoint: Endpoint, name: ModelName, at_once: int) -> None:
        self._endpoint = endpoint
        self._asked = Asked(endpoint.server, name, subject="the text")
        self._at_once = at_once

    async def embed(self, request: EmbeddingRequest) -> tuple[Vector, ...]:
        """One vector of length 1 for each text, in their order; raises `ModelFailure`."""
        vectors: list[Vector] = []
        for start in range(0, len(request.texts), self._at_once):
            vectors += await self._embedded(request.texts[start : start + self._at_once])
        return tuple(vectors)

    async def _embedded(self, texts: tuple[str, ...]) -> list[Vector]:
        # An empty text is refused, a space is not.
        fields = {"model": self._asked.model.model, "input": [text or " " for text in texts]}
        return self._read(await self._endpoint.post(self._asked, "/embeddings", dict(fields), _LIMITS), len(texts))

    def _read(self, content: JsonValue, count: int) -> list[Vector]:
        try:
            entries = sorted(_Listing.model_validate(content).data, key=lambda entry: entry.index)
        except ValidationError as fault:
            raise failure(self._asked, "own_fault", str(fault)) from fault
        sizes = {len(entry.embedding) for entry in entries}
        if [entry.index for entry in entries] != list(range(count)) or len(sizes) != 1 or 0 in sizes:
            raise failure(self._asked, "own_fault", f"{len(entries)} vectors of {sizes} numbers for {count} texts")
        return [_of_length_one(entry.embedding) for entry in entries]


def _of_length_one(numbers: list[float]) -> Vector:
    length = hypot(*numbers) or 1.0
    return tuple(number / length for number in numbers)
