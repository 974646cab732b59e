"""What stands in the head of every page: icon, styles, and the theme before anything is drawn.

The styles are not given to Gradio as its `css`, because it rewrites selectors and breaks those with `:is(a, b)`.
"""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

STYLES = Path(__file__).parent / "styles"

_ICON = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect width="24" height="24" rx="7" \
fill="#2f55d4"/><path d="M8 18V6.5h4.7a3.6 3.6 0 0 1 0 7.2H8" fill="none" stroke="#fff" stroke-width="2.2" \
stroke-linecap="round" stroke-linejoin="round"/></svg>"""

_THEME = """
(() => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const show = () => {
    const chosen = localStorage.getItem("playbill-theme");
    const dark = chosen === "dark" || (chosen !== "light" && system.matches);
    root.style.colorScheme = dark ? "dark" : "light";
    for (const element of [root, document.body])
      if (element && element.classList.contains("dark") !== dark) element.classList.toggle("dark", dark);
    const still = localStorage.getItem("playbill-motion") === "still";
    if (root.classList.contains("pb-still") !== still) root.classList.toggle("pb-still", still);
  };
  show();
  new MutationObserver(show).observe(root, { subtree: true, attributeFilter: ["class"] });
  new MutationObserver(show).observe(root, { childList: true });
  system.addEventListener("change", show);
  window.addEventListener("storage", show);
  window.playbillTheme = show;
})();
"""


def page_head(bundle_url: str) -> str:
    """The head's HTML; the theme is kept in the browser and shown again whenever Gradio sets one of its own."""
    icon = b64encode(_ICON.encode()).decode()
    return "\n".join(
        (
            f'<link rel="icon" type="image/svg+xml" href="data:image/svg+xml;base64,{icon}">',
            f'<link rel="stylesheet" href="{bundle_url}/playbill.css">',
            f"<style>{_styles()}</style>",
            f"<script>{_THEME}</script>",
        )
    )


def _styles() -> str:
    return "\n".join(sheet.read_text("utf-8") for sheet in sorted(STYLES.glob("*.css")))
