"""The form in which a connection is made or changed."""

from __future__ import annotations

from html import escape

import gradio as gr
from gradio.blocks import Block
from gradio.components import Component
from pydantic import SecretStr

from studio.errors import ModelFailure
from studio.models.connections import Connection
from studio.models.trial import try_connection
from studio.ui.settings.connection_form import PROTOCOLS, PROVIDERS, Typed, free_name, spoken, suggested
from studio.ui.settings.further_fields import FurtherFields, Values
from studio.web.page_seam import SettingsSeam

NEW = ""
"""The name of a connection that is not kept yet."""
_SILENT = ""


class ConnectionEditor:
    """The form; `changes` counts the changes it has made, so that the cards are drawn again."""

    def __init__(self, seam: SettingsSeam, changes: gr.Number) -> None:
        self._seam = seam
        self.changes = changes
        self.name = gr.Textbox(NEW, visible="hidden")
        self.add = gr.Button("Add a connection", elem_classes="pb-add", size="sm", render=False)
        self.form = gr.Column(visible=False, elem_classes="pb-card pb-form", render=False)
        self.provider = gr.Dropdown(PROVIDERS, value="openai", label="Provider", render=False)
        self.title = gr.Textbox(label="Name", info="What you call it.", max_length=100, render=False)
        self.address = gr.Textbox(label="Address", max_length=2000, render=False)
        self.protocol = gr.Dropdown(
            PROTOCOLS, value="openai", label="Protocol", info="How its server is spoken to.", render=False
        )
        self.key = gr.Textbox(
            label="Key", type="password", info="It is kept encrypted on this computer.", max_length=1000, render=False
        )
        self.model = gr.Dropdown(
            [], label="Model", allow_custom_value=True, info="Test the connection to see which there are.", render=False
        )
        self.further = FurtherFields()
        self.result = gr.HTML(js_on_load=None, apply_default_css=False, elem_classes="pb-trial", render=False)

    @property
    def outputs(self) -> list[Block]:
        """What `fill` gives values for, in order."""
        return [
            self.add,
            self.form,
            self.name,
            self.provider,
            self.title,
            self.address,
            self.protocol,
            self.key,
            self.model,
            *self.further.outputs,
            self.result,
        ]

    @property
    def inputs(self) -> list[Component]:
        """What is typed into, but for what few need."""
        return [self.provider, self.title, self.address, self.protocol, self.key, self.model]

    def build(self) -> None:
        """Draw the form."""
        self.add.render()
        self.form.render()
        with self.form:
            for field in self.inputs:
                field.render()
            self.further.build(self.protocol)
            self.result.render()
            with gr.Row(elem_classes="pb-buttons"):
                test = gr.Button("Test connection", size="sm")
                save = gr.Button("Save", variant="primary", size="sm")
                leave = gr.Button("Cancel", size="sm")
        fields: set[Block] = {self.name, *self.inputs, *self.further.inputs, self.changes}
        self.add.click(self.fill, outputs=self.outputs, api_visibility="private")
        leave.click(self._closed, outputs=self.outputs, api_visibility="private")
        suggestions = [self.title, self.address, self.protocol, self.model]
        self.provider.input(_suggest, inputs=[self.provider], outputs=suggestions, api_visibility="private")
        test.click(self._test, inputs=fields, outputs=[self.result, self.model], api_visibility="private")
        save.click(self._save, inputs=fields, outputs=[*self.outputs, self.changes], api_visibility="private")

    def fill(self, connection: Connection | None = None) -> list[object]:
        """The form open, for a connection or for a new one."""
        typed = Typed.of(connection) if connection else suggested("openai")
        hint = (
            "Leave it empty to keep the key that is there."
            if connection and connection.has_key
            else "The provider's page shows it."
        )
        return [
            gr.Button(visible=False),
            gr.Column(visible=True),
            connection.name if connection else NEW,
            typed.provider,
            typed.title,
            typed.address,
            typed.protocol,
            gr.Textbox(value="", info=f"{hint} It is kept encrypted on this computer."),
            gr.Dropdown(choices=[typed.model] if typed.model else [], value=typed.model),
            *self.further.filled(typed),
            _SILENT,
        ]

    def _closed(self) -> list[object]:
        fields = ["openai", "", "", "openai", "", ""]
        further = self.further.filled(suggested("openai"))
        return [gr.Button(visible=True), gr.Column(visible=False), NEW, *fields, *further, _SILENT]

    def _typed(self, values: Values) -> Typed:
        provider, title, address, model = (
            str(values[field] or "") for field in (self.provider, self.title, self.address, self.model)
        )
        return Typed(
            provider,
            title,
            address,
            model,
            protocol=spoken(str(values[self.protocol]), provider),
            post=self.further.post(values),
            per_minute=self.further.per_minute(values),
            sight=self.further.sight(values),
        )

    def _key(self, values: Values) -> SecretStr:
        """The key that was typed, else the one that is kept; raises `ModelFailure`."""
        typed, name = str(values[self.key] or "").strip(), str(values[self.name] or NEW)
        return SecretStr(typed) if typed or name == NEW else self._seam.models.key_of(name)

    async def _test(self, values: Values) -> tuple[str, object]:
        typed = self._typed(values)
        if complaint := typed.complaint():
            return _line(complaint, works=False), gr.update()
        try:
            trial = await try_connection(typed.connection("trial"), self._key(values), self._seam.outbound)
        except ModelFailure as failure:
            return _line(failure.sentence, works=False), gr.update()
        known = [*trial.models] or [typed.model]
        return _line(trial.sentence, works=trial.works), gr.Dropdown(choices=known, value=typed.model or known[0])

    async def _save(self, values: Values) -> list[object]:
        typed = self._typed(values)
        if complaint := typed.complaint():
            return [*(gr.update() for _ in self.outputs[1:]), _line(complaint, works=False), gr.update()]
        models = self._seam.models
        name = str(values[self.name] or "") or free_name(typed.title, {one.name for one in models.connections})
        key = str(values[self.key] or "").strip()
        await models.save(typed.connection(name), SecretStr(key) if key else None)
        self._seam.models_changed()
        return [*self._closed(), int(values[self.changes] or 0) + 1]


def _suggest(provider: str) -> tuple[str, str, str, gr.Dropdown]:
    typed = suggested(provider)
    return (
        typed.title,
        typed.address,
        typed.protocol,
        gr.Dropdown(choices=[typed.model] if typed.model else [], value=typed.model),
    )


def _line(sentence: str, *, works: bool) -> str:
    return f'<p class="{"ok" if works else "bad"}" role="status">{escape(sentence)}</p>'
