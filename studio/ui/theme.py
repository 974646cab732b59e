"""Gradio's variables, each the name of a design token, so that one class on the body switches both worlds.

Gradio writes its variables for `:root` and again for `.dark`; as each is `var(--token)` in both, it takes the token's
value of the place where it stands.
"""

from __future__ import annotations

from gradio.themes.base import Base

from studio.ui.tokens import read_tokens

FROM_TOKENS = {
    "body_background_fill": "canvas",
    "background_fill_primary": "panel",
    "background_fill_secondary": "sunken",
    "block_background_fill": "panel",
    "block_border_color": "line",
    "block_label_background_fill": "panel",
    "block_label_text_color": "ink2",
    "block_info_text_color": "ink3",
    "block_title_text_color": "ink",
    "border_color_primary": "line",
    "border_color_accent": "accent",
    "body_text_color": "ink",
    "body_text_color_subdued": "ink3",
    "color_accent": "accent",
    "color_accent_soft": "accent-soft",
    "input_background_fill": "panel",
    "input_background_fill_focus": "panel",
    "input_border_color": "line2",
    "input_border_color_focus": "accent",
    "input_placeholder_color": "ink3",
    "button_primary_background_fill": "fill",
    "button_primary_background_fill_hover": "fill",
    "button_primary_border_color": "fill",
    "button_primary_text_color": "on-fill",
    "button_secondary_background_fill": "panel",
    "button_secondary_background_fill_hover": "sunken",
    "button_secondary_border_color": "line",
    "button_secondary_text_color": "ink",
    "button_cancel_background_fill": "bad-soft",
    "button_cancel_background_fill_hover": "bad-soft",
    "button_cancel_border_color": "bad",
    "button_cancel_text_color": "bad",
    "checkbox_background_color": "panel",
    "checkbox_background_color_selected": "fill",
    "checkbox_border_color": "line2",
    "checkbox_border_color_selected": "fill",
    "checkbox_label_background_fill": "panel",
    "checkbox_label_text_color": "ink",
    "error_background_fill": "bad-soft",
    "error_border_color": "bad",
    "error_text_color": "bad",
    "link_text_color": "accent",
    "link_text_color_hover": "accent",
    "link_text_color_visited": "accent",
    "panel_background_fill": "panel",
    "code_background_fill": "sunken",
    "loader_color": "accent",
}
"""Each of Gradio's variables and the token that it takes."""

_SHAPES = {
    "block_border_width": "0px",
    "block_padding": "0px",
    "block_radius": "12px",
    "block_shadow": "none",
    "button_large_radius": "8px",
    "button_medium_radius": "8px",
    "button_small_radius": "8px",
    "button_primary_shadow": "none",
    "button_secondary_shadow": "none",
    "checkbox_label_border_width": "0px",
    "checkbox_label_padding": "4px 8px 4px 0",
    "block_title_text_size": "12.5px",
    "block_title_text_weight": "600",
    "input_border_width": "1px",
    "input_padding": "5px 10px",
    "input_radius": "8px",
    "input_text_size": "13px",
    "input_shadow": "none",
    "input_shadow_focus": "none",
}
"""What is the same in light and dark."""


def playbill_theme() -> Base:
    """Gradio's theme in Playbill's colours, shapes and fonts; no font is loaded from elsewhere."""
    fonts = tuple(name.strip().strip('"') for name in read_tokens().light["font"].split(","))
    theme = Base(font=fonts, font_mono=("ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "monospace"))
    for name, token in FROM_TOKENS.items():
        setattr(theme, name, f"var(--{token})")
        setattr(theme, f"{name}_dark", f"var(--{token})")
    for name, value in _SHAPES.items():
        setattr(theme, name, value)
        if hasattr(theme, f"{name}_dark"):
            setattr(theme, f"{name}_dark", None)
    return theme
