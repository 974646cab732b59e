"""Empty boxes of Gradio's page that functions of the bundle draw into.

They are made by a function and not by a class of their own because Gradio writes a stub file beside every module that
holds a class of components. The template of a box never changes: Gradio compares the page with it at every update, and
would take away what the bundle has drawn.
"""

from __future__ import annotations

import gradio as gr

_BOX = '<div class="playbill-box"></div>'


def mounted(function: str, bundle_url: str, elem_id: str) -> gr.HTML:
    """A box filled by a function of the bundle, which gets the box and what to call to make it `change`."""
    return gr.HTML(
        html_template=_BOX,
        apply_default_css=False,
        js_on_load=f"""import("{bundle_url}/playbill.js").then((bundle) =>
          bundle.playbill.{function}(element.querySelector(".playbill-box"), () => trigger("change")));""",
        elem_id=elem_id,
    )
