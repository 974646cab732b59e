"""The seam between the server and the page it shows: `studio.ui.page.build_page(PageSeam) -> Page`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import gradio as gr
from gradio.themes.base import Base

from studio.models.connected import ConnectedModels
from studio.models.http import Outbound


@dataclass(frozen=True, slots=True)
class SettingsSeam:
    """What the page of settings shows and changes; `models_changed` tells open windows of another choice of models."""

    models: ConnectedModels
    outbound: Outbound
    data: Path
    models_changed: Callable[[], None]


@dataclass(frozen=True, slots=True)
class PageSeam:
    """What the page needs to know of the server: the version, and where the bundle, the WebSocket and media are.

    Without `settings` there is no page of settings.
    """

    version: str
    bundle_url: str = "/static/dist"
    socket_url: str = "/playbill/ws"
    media_url: str = "/media"
    settings: SettingsSeam | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A Gradio page, and what Gradio wants to know only when it is mounted: its theme, styles, head and script."""

    blocks: gr.Blocks
    theme: Base | None = None
    css: str = ""
    head: str = ""
    js: str = ""
