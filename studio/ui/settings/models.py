"""Connections to model providers: a card for each there is, and a form to make or change one."""

from __future__ import annotations

from functools import partial
from html import escape

import gradio as gr

from studio.errors import ModelFailure
from studio.models.connections import Connection
from studio.models.trial import Trial, try_connection
from studio.ui.settings.connection_editor import ConnectionEditor
from studio.ui.settings.connection_form import last_signs
from studio.web.page_seam import SettingsSeam

_WORDS = "<p>The built-in model is always there. Other models answer through connections.</p>"


def build_models(blocks: gr.Blocks, seam: SettingsSeam) -> None:
    """Draw cards and form; keys come in and never go out again."""
    gr.HTML(_WORDS, js_on_load=None, apply_default_css=False)
    changes = gr.Number(0, precision=0, visible="hidden")  # a gr.State makes every page hold a connection open
    cards = gr.Column(elem_classes="pb-cards")
    editor = ConnectionEditor(seam, changes)

    with cards:

        @gr.render(inputs=[changes], triggers=[blocks.load, changes.change], show_progress="hidden")
        def draw(_: int) -> None:
            for connection in seam.models.connections:
                with gr.Column(elem_classes="pb-card"):
                    _card(seam, connection, editor)

    editor.build()


def _card(seam: SettingsSeam, connection: Connection, editor: ConnectionEditor) -> None:
    gr.HTML(card_html(connection, _key_end(seam, connection)), js_on_load=None, apply_default_css=False)
    result = gr.HTML(js_on_load=None, apply_default_css=False, elem_classes="pb-trial")
    with gr.Row(elem_classes="pb-buttons") as buttons:
        test = gr.Button("Test connection", size="sm")
        change = gr.Button("Change", size="sm")
        remove = gr.Button("Delete", size="sm")
    with gr.Row(elem_classes="pb-buttons", visible=False) as asked:
        sure = gr.Button(f"Delete “{connection.title}” and its key", size="sm", variant="stop")
        keep = gr.Button("Keep it", size="sm")

    async def try_it() -> str:
        try:
            return trial_html(await try_connection(connection, seam.models.key_of(connection.name), seam.outbound))
        except ModelFailure as failure:
            return trial_html(Trial(works=False, sentence=failure.sentence))

    async def delete(count: int) -> int:
        await seam.models.delete(connection.name)
        seam.models_changed()
        return count + 1

    test.click(lambda: "<p>Asking…</p>", outputs=[result], show_progress="hidden", api_visibility="private").then(
        try_it, outputs=[result], show_progress="hidden", api_visibility="private"
    )
    change.click(partial(editor.fill, connection), outputs=editor.outputs, api_visibility="private")
    remove.click(lambda: _shown(second=True), outputs=[buttons, asked], api_visibility="private")
    keep.click(lambda: _shown(second=False), outputs=[buttons, asked], api_visibility="private")
    sure.click(delete, inputs=[editor.changes], outputs=[editor.changes], api_visibility="private")


def _shown(*, second: bool) -> tuple[gr.Row, gr.Row]:
    return gr.Row(visible=not second), gr.Row(visible=second)


def _key_end(seam: SettingsSeam, connection: Connection) -> str:
    """Where the key ends, in words."""
    if not connection.has_key:
        return "no key"
    try:
        signs = last_signs(seam.models.key_of(connection.name).get_secret_value())
    except ModelFailure:
        return "its key can no longer be read"
    return f"key ends in {signs}" if signs else "has a key"


def card_html(connection: Connection, key: str) -> str:
    """Name, model and address of a connection, and what its owner knows its key by."""
    model = f" · {connection.model}" if connection.model else ""
    return (
        f"<b>{escape(connection.title)}</b><small>{escape(connection.server().place + model)}</small>"
        f"<small>{escape(connection.base_url)} · {escape(key)}</small>"
    )


def trial_html(trial: Trial) -> str:
    """How a connection did, as a line with its sign."""
    return f'<p class="{"ok" if trial.works else "bad"}" role="status">{escape(trial.sentence)}</p>'
