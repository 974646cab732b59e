"""Pictures from OpenAI's endpoint for images, which other servers offer too.

Source: https://platform.openai.com/docs/api-reference/images/create. A picture comes in the answer itself or as an
address to fetch it from: newer models send it, `dall-e` models name where it is, and `response_format`, which would
choose, is refused by the newer ones.
"""

from __future__ import annotations

import binascii
from base64 import b64decode
from dataclasses import replace

from pydantic import BaseModel, Field, JsonValue, ValidationError

from studio.chat_model import ModelName
from studio.errors import ModelFailure, OutboundFault, StoreError
from studio.media_shelf import MediaShelf, Origin
from studio.models.dialect import Fields, kept
from studio.models.endpoint import Endpoint
from studio.models.failures import TRY_AGAIN, Asked, failure
from studio.models.http import Call, Limits
from studio.models.reach import Configured, Internet, Reach
from studio.models.server import Server
from studio.picture_model import PictureRequest
from studio.values import Image

MAX_PICTURE = 25_000_000
"""Bytes of one picture that is fetched."""
MAX_PICTURES = 10
_DRAWING = Limits(first=300, between=120, total=600, size=64_000_000)
_FETCHING = Limits(first=60, total=120, size=MAX_PICTURE)
_OK = 200
_LONGEST_NAME = 60


class _Drawn(BaseModel):
    b64_json: str | None = None
    url: str | None = None


class _Listing(BaseModel):
    data: list[_Drawn] = Field(min_length=1, max_length=MAX_PICTURES)


class ConnectedPainter:
    """A picture model behind a connection; what it draws goes to the shelf."""

    def __init__(self, endpoint: Endpoint, name: ModelName, shelf: MediaShelf) -> None:
        self._endpoint = endpoint
        self._asked = Asked(endpoint.server, name, subject="the description")
        self._shelf = shelf

    async def draw(self, request: PictureRequest, origin: Origin) -> tuple[Image, ...]:
        """The pictures, kept under the origin; raises `ModelFailure`."""
        fields: Fields = {
            "model": self._asked.model.model,
            "prompt": request.description,
            "n": request.number,
            "size": request.size or None,
            "quality": request.quality or None,
            "style": request.style or None,
        }
        content = await self._endpoint.post(self._asked, "/images/generations", kept(fields, frozenset()), _DRAWING)
        named = Origin(request.description[:_LONGEST_NAME], "", origin.run_id, origin.node)
        return tuple([await self._kept(drawn, named) for drawn in self._read(content).data])

    def _read(self, content: JsonValue) -> _Listing:
        try:
            return _Listing.model_validate(content)
        except ValidationError as fault:
            raise failure(self._asked, "own_fault", str(fault)) from fault

    async def _kept(self, drawn: _Drawn, origin: Origin) -> Image:
        if drawn.b64_json:
            picture = self._decoded(drawn.b64_json)
        elif drawn.url:
            picture = await self._fetched(drawn.url)
        else:
            raise failure(self._asked, "own_fault", "neither a picture nor an address of one")
        try:
            part = await self._shelf.put(picture, origin)
        except StoreError as fault:
            raise ModelFailure(str(fault), remedy=TRY_AGAIN) from fault
        if not isinstance(part, Image):
            sentence = f"{self._endpoint.server.provider} sent something that is not a picture."
            raise ModelFailure(sentence, remedy=TRY_AGAIN, details=part.mime)
        return part

    def _decoded(self, text: str) -> bytes:
        try:
            return b64decode(text, validate=True)
        except (binascii.Error, ValueError) as fault:
            raise failure(self._asked, "own_fault", str(fault)) from fault

    async def _fetched(self, address: str) -> bytes:
        """The picture at an address that the server named, which is sent no key."""
        endpoint, call = self._endpoint, Call("GET", address, {"Accept": "image/*"})
        details = "there was no picture"
        try:
            async with endpoint.outbound.send(call, _way_to(address, endpoint.server), _FETCHING) as answer:
                if answer.status == _OK:
                    return b"".join([piece async for piece in answer])
                details = f"the status was {answer.status}"
        except OutboundFault as fault:
            details = str(fault)
        sentence = "The picture was drawn, but could not be fetched."
        raise ModelFailure(sentence, remedy=TRY_AGAIN, details=f"{details} at {address}")


def _way_to(address: str, server: Server) -> Reach:
    """A picture may lie at the server that drew it, which may be on this computer, or anywhere in public."""
    named = replace(server, base_url=address)
    own = (named.host, named.port) == (server.host, server.port)
    return Configured(server.host, server.port) if own else Internet()
