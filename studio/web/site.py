"""All that is served, put together: the page's WebSocket, the API, media, the bundle, and Gradio's page at `/`."""

from __future__ import annotations

import warnings
from collections.abc import Sequence

import gradio as gr
from fastapi import APIRouter, FastAPI
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from studio.errors import DiskFull, StoreError, TooLarge
from studio.web import bundle
from studio.web.body_limit import MAX_UPLOAD
from studio.web.page_seam import Page


def build_site(routers: Sequence[APIRouter]) -> FastAPI:
    """All that is served but the page, without the guard."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.add_exception_handler(StoreError, _sentence)
    app.add_api_route("/healthz", _healthy)
    for router in routers:
        app.include_router(router)
    app.mount(bundle.URL, bundle.Bundle())
    return app


def mount_page(app: FastAPI, page: Page) -> None:
    """Serve the page at `/`; what was there before keeps its place."""
    page.blocks.has_launched = True  # only then does Gradio refuse files that nobody uploaded
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "SSR mode is not supported")  # said of any app with two pages
        _mount(app, page)


def _mount(app: FastAPI, page: Page) -> None:
    gr.mount_gradio_app(  # pyright: ignore[reportUnknownMemberType] - Gradio leaves the type of `auth` open
        app,
        page.blocks,
        "/",
        app_kwargs={"docs_url": None, "redoc_url": None, "openapi_url": None},
        theme=page.theme,
        css=page.css,
        head=page.head,
        js=page.js or None,
        footer_links=[],
        run_history=False,
        enable_monitoring=False,
        ssr_mode=False,
        pwa=False,
        mcp_server=False,
        show_error=False,
        max_file_size=MAX_UPLOAD,
    )


async def _healthy() -> Response:
    return PlainTextResponse("Playbill is running.")


async def _sentence(_: Request, error: Exception) -> Response:
    status = 413 if isinstance(error, TooLarge) else 507 if isinstance(error, DiskFull) else 503
    return JSONResponse({"detail": str(error)}, status)
