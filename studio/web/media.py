"""Files of messages: given out by their hash, taken in whole."""

from __future__ import annotations

from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast
from urllib.parse import unquote

from fastapi import APIRouter, HTTPException
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response

from studio.store.media import MediaStore, Origin
from studio.values import MediaPart

URL = "/media"
IN_MEMORY = 1_000_000
_HARMLESS = ("image/", "audio/", "video/")
_ACTIVE = ("svg", "xml", "html")
_FOR_GOOD = "private, max-age=31536000, immutable"


def media_router(media: MediaStore) -> APIRouter:
    """The routes of the media store."""
    router = APIRouter()

    async def give(hash: str, request: Request) -> Response:
        """The bytes of a file, whole or a range of them."""
        path, part = media.path(hash), await media.find(hash)
        if path is None or part is None:
            raise HTTPException(404, "There is no such file.")
        known = {"cache-control": _FOR_GOOD, "etag": f'"{hash}"'}
        if request.headers.get("if-none-match") == known["etag"]:
            return Response(status_code=304, headers=known)
        return FileResponse(
            path,
            media_type=part.mime,
            filename=part.name or None,
            content_disposition_type="inline" if _may_be_shown(part) else "attachment",
            headers=known,
        )

    async def take(request: Request) -> Response:
        """A file as the whole body, named in `X-File-Name`, or as the field `file` of a form."""
        if request.headers.get("content-type", "").startswith("multipart/form-data"):
            part = await _from_form(request, media)
        else:
            part = await _from_body(request, media)
        return JSONResponse(part.model_dump(mode="json"), 201)

    router.add_api_route(f"{URL}/{{hash}}", give, methods=["GET", "HEAD"])
    router.add_api_route(URL, take, methods=["POST"])
    return router


def _may_be_shown(part: MediaPart) -> bool:
    """Whether a browser may draw the file in our name: nothing that could run a script."""
    return part.mime.startswith(_HARMLESS) and not any(word in part.mime for word in _ACTIVE)


async def _from_form(request: Request, media: MediaStore) -> MediaPart:
    async with request.form(max_files=1, max_fields=1) as form:
        file = form.get("file")
        if not isinstance(file, UploadFile):
            raise HTTPException(422, "The form has no file in its field “file”.")
        return await media.put(file.file, Origin(file.filename or "", file.content_type or ""))


async def _from_body(request: Request, media: MediaStore) -> MediaPart:
    name = unquote(request.headers.get("x-file-name", ""))
    with SpooledTemporaryFile(IN_MEMORY) as file:
        async for piece in request.stream():
            file.write(piece)
        file.seek(0)
        return await media.put(cast("BinaryIO", file), Origin(name, request.headers.get("content-type", "")))
