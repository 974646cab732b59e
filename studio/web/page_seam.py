"""The seam between the server and the page it shows: `studio.ui.page.build_page(PageSeam) -> Page`."""

from __future__ import annotations

from dataclasses import dataclass

import gradio as gr
from gradio.themes.base import Base


@dataclass(frozen=True, slots=True)
class PageSeam:
    """What the page needs to know of the server: the version, and where the bundle, the WebSocket and media are."""

    version: str
    bundle_url: str = "/static/dist"
    socket_url: str = "/playbill/ws"
    media_url: str = "/media"


@dataclass(frozen=True, slots=True)
class Page:
    """A Gradio page, and what Gradio wants to know only when it is mounted: its theme, styles, head and script."""

    blocks: gr.Blocks
    theme: Base | None = None
    css: str = ""
    head: str = ""
    js: str = ""
