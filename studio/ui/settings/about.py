"""Versions and licences."""

from __future__ import annotations

import platform
from html import escape
from importlib.metadata import version as version_of
from pathlib import Path

import gradio as gr

NOTICE = Path(__file__).resolve().parents[3] / "NOTICE"


def build_about(version: str) -> None:
    """Which versions run, and whose work is in them."""
    parts = {"Playbill": version, "Python": platform.python_version(), "Gradio": version_of("gradio")}
    rows = "".join(f"<tr><td>{name}</td><td>{escape(number)}</td></tr>" for name, number in parts.items())
    gr.HTML(
        f"<table>{rows}</table><pre>{escape(NOTICE.read_text('utf-8'))}</pre>", js_on_load=None, apply_default_css=False
    )
