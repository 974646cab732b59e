"""The chat: Gradio's Chatbot and MultimodalTextbox, fed by the bundle without a request of their own.

A Gradio generator for each open page would hold one of the six connections that a browser opens to a host, so the
conversation comes over the page's WebSocket like everything else. The bundle makes the Chatbot's value of it, and an
event that runs only in the page hands it over, at most fifteen times a second. Sending goes the same way back. What
models wrote is made harmless in `static/src/chat/markdown.ts` before Gradio's own sanitiser gets it.
"""

from __future__ import annotations

import gradio as gr

from studio.ui.mounted import mounted

_TAKE = "() => [window.playbill.chatbotValue()]"
_INTERRUPT = "async (draft) => [await window.playbill.interrupt(draft)]"
_SEND = "async (draft) => [await window.playbill.say(draft)]"


def build_chat(bundle_url: str) -> None:
    """Put the chat on the page that is being built."""
    with gr.Column(elem_id="playbill-chat"):
        header = mounted("mountChatHeader", bundle_url, "playbill-chat-header")
        messages = gr.Chatbot(
            elem_id="playbill-messages",
            show_label=False,
            container=False,
            layout="panel",
            height=None,
            buttons=[],
            sanitize_html=True,
            allow_tags=False,
            latex_delimiters=[],
            autoscroll=False,
            group_consecutive_messages=False,
            allow_file_downloads=False,
        )
        mounted("mountAboveComposer", bundle_url, "playbill-above-composer")
        with gr.Column(elem_id="playbill-writing"):
            composer = gr.MultimodalTextbox(
                elem_id="playbill-composer",
                show_label=False,
                container=False,
                sources=["upload"],
                file_count="multiple",
                lines=1,
                max_lines=8,
                placeholder="Say something…",
            )
            words = mounted("mountComposerWords", bundle_url, "playbill-sending")
    header.change(fn=None, js=_TAKE, outputs=[messages], api_visibility="private")
    words.change(fn=None, js=_INTERRUPT, inputs=[composer], outputs=[composer], api_visibility="private")
    composer.submit(fn=None, js=_SEND, inputs=[composer], outputs=[composer], api_visibility="private")
