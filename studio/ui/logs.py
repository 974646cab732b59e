"""The log under panel and canvas."""

from __future__ import annotations

import gradio as gr

from studio.ui.mounted import mounted


def logs(bundle_url: str) -> gr.HTML:
    """What happens in a run, line by line; the bundle draws it."""
    return mounted("mountLog", bundle_url, "playbill-log")
