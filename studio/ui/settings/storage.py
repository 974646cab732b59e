"""What is kept where, and how much space it takes."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Iterable
from html import escape
from pathlib import Path

import gradio as gr

from studio.ui.amounts import amount_of

_KEPT = {
    "Flows, conversations and results": ("playbill.db*",),
    "What happened in runs": ("events.db*",),
    "Pictures, sounds and files": ("media/**/*", "uploads/**/*"),
    "Daily copies": ("backups/*",),
    "The built-in model": ("models/*",),
}
"""What is told of the data folder, and the files that it is."""


def build_storage(blocks: gr.Blocks, data: Path) -> None:
    """The data folder and its sizes, measured when the page opens."""
    shown = gr.HTML(js_on_load=None, apply_default_css=False)

    async def measure() -> str:
        return await to_thread(storage_table, data)

    blocks.load(measure, outputs=[shown], show_progress="hidden", api_visibility="private")


def storage_table(data: Path) -> str:
    """The folder and what lies in it, as HTML."""
    sizes = {
        title: _size(path for pattern in patterns for path in data.glob(pattern)) for title, patterns in _KEPT.items()
    }
    rows = "".join(f"<tr><td>{title}</td><td>{amount_of(size)}</td></tr>" for title, size in sizes.items())
    return f"<p>Everything is kept in <code>{escape(str(data))}</code>.</p><table>{rows}</table>"


def _size(paths: Iterable[Path]) -> int:
    return sum(_bytes(path) for path in paths)


def _bytes(path: Path) -> int:
    try:
        return path.stat().st_size if path.is_file() else 0
    except FileNotFoundError:  # a file that a write has just replaced
        return 0
