"""The page's own files out of `static/dist`."""

from __future__ import annotations

from pathlib import Path

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

URL = "/static/dist"
FOLDER = Path(__file__).resolve().parent.parent.parent / "static" / "dist"
_TYPES = {".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2", ".svg": "image/svg+xml"}


class Bundle(StaticFiles):
    """Files that a browser asks about each time, by ETag, and loads again only when they have changed."""

    def __init__(self, folder: Path = FOLDER) -> None:
        super().__init__(directory=folder, check_dir=False)

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file with its type, whatever the system's own table says."""
        answer = await super().get_response(path, scope)
        answer.headers["cache-control"] = "no-cache"
        if known := _TYPES.get(Path(path).suffix):
            answer.headers["content-type"] = known
        return answer
