"""The fields of a connection that few need: what a server of its own kind is sent, the pace, and sight."""

from __future__ import annotations

from collections.abc import Mapping

import gradio as gr
from gradio.blocks import Block
from gradio.components import Component

from studio.models.protocols import ProtocolName
from studio.ui.settings.connection_form import MOST_A_MINUTE, SIGHTS, Sight, Typed, seen
from studio.ui.settings.post_form import PLACES, TypedPost

Values = Mapping[Component, str | float | None]


class FurtherFields:
    """They stand below the others; those of a protocol of its own are seen only when that is chosen."""

    def __init__(self) -> None:
        first = TypedPost()
        self._own = gr.Column(visible=False, elem_classes="pb-own", render=False)
        self._headers = gr.Textbox(
            first.headers,
            label="Headers",
            lines=2,
            max_length=10_000,
            info="One a line, such as “X-Team: writers”. Write {{key}} where the key goes.",
            render=False,
        )
        self._body = gr.Textbox(
            first.body,
            label="Body",
            lines=6,
            max_length=100_000,
            info=f"JSON. These are filled in: {PLACES}.",
            render=False,
        )
        self._answer = gr.Textbox(
            first.answer,
            label="Where the answer stands",
            max_length=500,
            info="The way to its words in what comes back; empty takes all of it.",
            render=False,
        )
        self._per_minute = gr.Number(
            None,
            label="Questions a minute",
            minimum=1,
            maximum=MOST_A_MINUTE,
            precision=0,
            info="The most that the provider allows; empty for any number.",
            render=False,
        )
        self._sight = gr.Dropdown(SIGHTS, value="names", label="Can see pictures", render=False)

    @property
    def inputs(self) -> list[Component]:
        """What is typed into."""
        return [self._headers, self._body, self._answer, self._per_minute, self._sight]

    @property
    def outputs(self) -> list[Block]:
        """What `filled` gives values for, in order."""
        return [self._own, *self.inputs]

    def build(self, protocol: gr.Dropdown) -> None:
        """Draw them, and show those of a protocol of its own when that is chosen."""
        self._own.render()
        with self._own:
            for field in (self._headers, self._body, self._answer):
                field.render()
        self._per_minute.render()
        self._sight.render()
        protocol.change(_shown, inputs=[protocol], outputs=[self._own], api_visibility="private")

    def filled(self, typed: Typed) -> list[object]:
        """The fields as typed."""
        post = typed.post
        return [_shown(typed.protocol), post.headers, post.body, post.answer, typed.per_minute, typed.sight]

    def post(self, values: Values) -> TypedPost:
        """What is typed of a protocol of its own."""
        return TypedPost(*(str(values[field] or "") for field in (self._headers, self._body, self._answer)))

    def per_minute(self, values: Values) -> float | None:
        """The pace; None for any."""
        number = values[self._per_minute]
        return number if isinstance(number, int | float) else None

    def sight(self, values: Values) -> Sight:
        """Whether the models see."""
        return seen(str(values[self._sight]))


def _shown(protocol: ProtocolName) -> gr.Column:
    return gr.Column(visible=protocol == "post")
