"""The page: one grid of canvas, chat and log, and beside it the page of settings."""

from __future__ import annotations

import gradio as gr

from studio.ui.canvas import canvas
from studio.ui.chat import build_chat
from studio.ui.head import page_head
from studio.ui.logs import logs
from studio.ui.settings.page import build_settings
from studio.ui.theme import playbill_theme
from studio.web.page_seam import Page, PageSeam

DAY = 86_400


def build_page(seam: PageSeam) -> Page:
    """Everything that Gradio draws, and what it wants to know when it is mounted."""
    blocks = gr.Blocks(
        title="Playbill",
        analytics_enabled=False,
        fill_width=True,
        delete_cache=(DAY, DAY),  # uploads are in the media store by then
    )
    with blocks, gr.Column(elem_id="playbill-page"):
        canvas(seam.bundle_url)
        build_chat(seam.bundle_url)
        logs(seam.bundle_url)
    if seam.settings:
        build_settings(blocks, seam.settings, seam.version)
    _rest_between_looks(blocks.queue(api_open=False, default_concurrency_limit=8))
    return Page(blocks, theme=playbill_theme(), head=page_head(seam.bundle_url))


def _rest_between_looks(blocks: gr.Blocks) -> None:
    """Let Gradio's queue look for work twenty times a second: only settings use it, and it would look 1,000 times."""
    queue = blocks._queue  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - there is no option for it
    queue.sleep_when_free = queue.progress_update_sleep_when_free = 0.05
