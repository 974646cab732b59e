"""Header, left panel, canvas and what floats over them: one box that the bundle fills."""

from __future__ import annotations

import gradio as gr

from studio.ui.mounted import mounted


def canvas(bundle_url: str) -> gr.HTML:
    """The bundle's part of the page but for chat and log."""
    return mounted("mount", bundle_url, "playbill-canvas")
