"""Pictures drawn for a step: the value its journal keeps, and the pictures in that again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.chat_model import ModelName
from studio.engine.attempts import patiently
from studio.media_shelf import Origin
from studio.picture_model import PictureRequest
from studio.values import Image, Value

if TYPE_CHECKING:
    from studio.engine.desk import RunDesk


async def drawn(desk: RunDesk, request: PictureRequest, model: ModelName) -> Value:
    """What the model draws, tried as often as the node's policy says; raises `ModelFailure`."""
    origin = Origin(run_id=desk.run.id, node=desk.cast.id)
    return list(await patiently(desk, lambda: desk.run.models.painter(model).draw(request, origin)))


def pictures_in(value: Value) -> tuple[Image, ...]:
    """The pictures of such a value."""
    return tuple(part for part in value if isinstance(part, Image)) if isinstance(value, list) else ()
