"""The plain pages before the door: asking for the password, and pointing to the link in the terminal."""

from __future__ import annotations

from html import escape

_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Playbill</title>
<style>
:root {{ --canvas: #F5F4F0; --panel: #FFFFFF; --ink: #1D1C1A; --ink2: #55524C; --line: #E2DFD8; --line2: #8C877D;
  --accent: #2F55D4; --fill: #2F55D4; --bad: #B8322A }}
@media (prefers-color-scheme: dark) {{ :root {{ --canvas: #131416; --panel: #1B1C1F; --ink: #EDECE8; --ink2: #B4B2AC;
  --line: #303137; --line2: #777981; --accent: #93A9FF; --fill: #4565E0; --bad: #FF8A7E }} }}
* {{ box-sizing: border-box }}
body {{ margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 24px;
  background: var(--canvas); color: var(--ink); font: 400 13px/20px Inter, system-ui, sans-serif }}
main {{ width: 100%; max-width: 360px; padding: 24px; background: var(--panel); border: 1px solid var(--line);
  border-radius: 20px; box-shadow: 0 2px 6px rgb(40 34 20/.10), 0 20px 60px rgb(40 34 20/.12) }}
h1 {{ margin: 0 0 8px; font-size: 16px; line-height: 24px; font-weight: 600 }}
p {{ margin: 0; color: var(--ink2) }}
form {{ display: grid; gap: 8px; margin-top: 16px }}
label {{ font-size: 12.5px; font-weight: 600 }}
input, button {{ height: 32px; border-radius: 8px; font: inherit; padding: 0 12px }}
input {{ background: var(--panel); color: var(--ink); border: 1px solid var(--line2) }}
button {{ background: var(--fill); color: #FFFFFF; border: 0; font-weight: 500; margin-top: 8px }}
:focus-visible {{ outline: 2px solid var(--accent); outline-offset: 2px }}
.bad {{ color: var(--bad) }}
</style>
<main>
<h1>{title}</h1>
{content}
</main>
</html>
"""
_FORM = """<form method="post" action="/login">
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required autofocus>
<button>Open</button>
</form>"""


def page(title: str, sentence: str) -> str:
    """A page that says one thing."""
    return _PAGE.format(title=escape(title), content=f"<p>{escape(sentence)}</p>")


def use_the_link() -> str:
    """What a browser without a pass sees."""
    return page("Playbill", "Open Playbill with the link printed in the terminal. Each link opens one browser.")


def ask_password(complaint: str = "") -> str:
    """What a browser without a pass sees when there is a password; `complaint` says what was wrong before."""
    said = (
        f'<p class="bad" role="alert">{escape(complaint)}</p>'
        if complaint
        else "<p>This Playbill asks for its password.</p>"
    )
    return _PAGE.format(title="Playbill", content=f"{said}\n{_FORM}")
