"""The page of settings: a list on the left, one section after the other on the right."""

from __future__ import annotations

import gradio as gr

from studio.ui.settings.about import build_about
from studio.ui.settings.general import build_general
from studio.ui.settings.models import build_models
from studio.ui.settings.storage import build_storage
from studio.web.page_seam import SettingsSeam

_SECTIONS = {"general": "General", "models": "Models", "storage": "Storage", "about": "About and licences"}


def build_settings(blocks: gr.Blocks, seam: SettingsSeam, version: str) -> None:
    """Add the page under /settings."""
    with blocks.route("Settings", "/settings", show_in_navbar=False), gr.Column(elem_id="playbill-settings"):
        gr.HTML(_list(), elem_id="playbill-settings-list", js_on_load=None, apply_default_css=False)
        with gr.Column(elem_id="playbill-settings-sections"):
            with _section("general"):
                build_general(blocks)
            with _section("models"):
                build_models(blocks, seam)
            with _section("storage"):
                build_storage(blocks, seam.data)
            with _section("about"):
                build_about(version)


def _list() -> str:
    links = "".join(f'<a href="#{name}">{title}</a>' for name, title in _SECTIONS.items())
    return f'<nav aria-label="Settings"><a class="back" href="/">Back to the flow</a><h1>Settings</h1>{links}</nav>'


def _section(name: str) -> gr.Column:
    section = gr.Column(elem_id=name, elem_classes="pb-section")
    with section:
        gr.HTML(f"<h2>{_SECTIONS[name]}</h2>", js_on_load=None, apply_default_css=False)
    return section
