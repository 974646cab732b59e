"""How the page looks in this browser; kept there and told to nobody."""

from __future__ import annotations

import gradio as gr

_THEMES = (("As the system", "system"), ("Light", "light"), ("Dark", "dark"))
_MOTION = (("As the system", "system"), ("None", "still"))
_READ = """() => {
  document.title = "Settings - Playbill";
  return [localStorage.getItem("playbill-theme") ?? "system", localStorage.getItem("playbill-motion") ?? "system"];
}"""
_KEEP = '(chosen) => {{ localStorage.setItem("{key}", chosen); window.playbillTheme(); }}'


def build_general(blocks: gr.Blocks) -> None:
    """Theme and motion."""
    theme = gr.Radio(_THEMES, value="system", label="Theme")
    motion = gr.Radio(_MOTION, value="system", label="Motion", info="Without motion nothing turns, blinks or slides.")
    theme.input(fn=None, inputs=[theme], js=_KEEP.format(key="playbill-theme"), api_visibility="private")
    motion.input(fn=None, inputs=[motion], js=_KEEP.format(key="playbill-motion"), api_visibility="private")
    blocks.load(fn=None, js=_READ, outputs=[theme, motion], api_visibility="private")
