"""One setting of a node: read by its component's own declaration, changed, put back."""

from __future__ import annotations

from functools import cache
from typing import cast

from pydantic import JsonValue, ValidationError
from pydantic_core import ErrorDetails

from studio.component import Component
from studio.flow.complaint import complaint
from studio.flow.document import Node, NodeId
from studio.flow.draft import Draft, late
from studio.flow.edit import ChangeLiteral, ChangeSetting, Refusal
from studio.flow.original import original_of
from studio.flow.ways import Ways, carry_ways
from studio.spec import PortSpec, spec_of
from studio.values import Frozen, Policy
from studio.wire_types import WIRE_TYPES, fits, type_of

POLICY = "policy"
_WORDS_OF_POLICY = {"tries": "number of tries", "wait": "wait before the next try", "timeout": "time limit"}


class Misfit(Frozen):
    """Why a value is none for its setting: the setting or part of the policy, and the end of the sentence."""

    title: str
    why: str

    def __str__(self) -> str:
        """The end of a sentence that begins with whose setting it is."""
        return f"{self.title.lower()} {self.why}"


class Stored(Frozen):
    """A value as the document holds it; the default is not held."""

    value: JsonValue
    is_default: bool


def change_setting(edit: ChangeSetting, draft: Draft) -> Refusal | None:
    """Change one setting of nodes; where nodes share settings, the change goes to the one they share them from."""
    there = [id for id in edit.ids if id in draft.nodes]
    if not there:
        return late(edit.ids[0]) if edit.ids else None
    for id in dict.fromkeys(original_of(draft.nodes, id) for id in there):
        before = _items_with_bodies(draft, id, edit.field)
        if refusal := _change(edit, draft, id):
            return refusal
        carry_ways(draft, Ways(id, edit.field), before, _items_with_bodies(draft, id, edit.field))
    return None


def change_literal(edit: ChangeLiteral, draft: Draft) -> Refusal | None:
    """Set what a port without a wire is given."""
    node = draft.nodes.get(edit.id)
    if node is None:
        return late(edit.id)
    literals = {port: value for port, value in node.literals.items() if port != edit.port}
    if not edit.reset:
        ports = draft.ports(edit.id)
        port = ports.targets.get(edit.port) if ports else None
        if port is None:
            return Refusal(sentence=f"{node.title} has no input called “{edit.port}”.")
        if why := literal_misfit(port, edit.value):
            return Refusal(sentence=f"{node.title}'s {port.title.lower()} {why}.")
        literals[edit.port] = edit.value
    draft.nodes[edit.id] = node.model_copy(update={"literals": literals})
    return None


def literal_misfit(port: PortSpec, value: JsonValue) -> str:
    """Why a literal cannot go into a port; empty when it can. Groups of named values may be encoded messages."""
    if value is None or isinstance(value, dict) or (isinstance(value, list) and (port.type.many or not value)):
        return ""
    if fits(type_of(value), port.type):
        return ""
    return f"must be {WIRE_TYPES[port.type.name].article}"


def read_setting(component: type[Component], field: str, value: JsonValue) -> Stored | Misfit:
    """A value as a component's setting holds it, or why it is none."""
    try:
        instance = component.model_validate({field: value})
    except ValidationError as error:
        return misfit_in(component, error.errors(include_url=False, include_input=False)[0])
    read = cast("object", getattr(instance, field))
    if isinstance(read, Policy):
        stored = cast("JsonValue", read.model_dump(mode="json", exclude_defaults=True))
    else:
        stored = cast("JsonValue", instance.model_dump(mode="json", include={field})[field])
    return Stored(value=stored, is_default=stored == default_of(component)[field])


@cache
def default_of(component: type[Component]) -> dict[str, JsonValue]:
    """The defaults of all settings of a component, as the document would hold them."""
    defaults = {setting.name: setting.default for setting in spec_of(component).settings}
    policy = cast("Policy", component.model_fields[POLICY].get_default())
    return {**defaults, POLICY: policy.model_dump(mode="json", exclude_defaults=True)}


def misfit_in(component: type[Component], error: ErrorDetails) -> Misfit:
    """What a finding of pydantic about a component's settings means."""
    field, *rest = error["loc"]
    title = next((setting.title for setting in spec_of(component).settings if setting.name == field), "")
    return Misfit(title=title or (_WORDS_OF_POLICY.get(str(rest[0]), POLICY) if rest else POLICY), why=complaint(error))


def _change(edit: ChangeSetting, draft: Draft, id: NodeId) -> Refusal | None:
    node = draft.nodes[id]
    field, _, part = edit.field.partition(".")
    component = draft.catalog.classes.get(node.component)
    kept = {name: value for name, value in node.settings.items() if name != field}
    if edit.reset and not part:
        draft.nodes[id] = node.model_copy(update={"settings": kept})
        return None
    if component is None:
        return Refusal(sentence=f"“{node.component}” is not installed here, so {node.title} cannot be set.")
    if field not in default_of(component) or (part and field != POLICY):
        return Refusal(sentence=f"{node.title} has no setting called “{edit.field}”.")
    value = _policy_with(component, node, part, edit) if part else edit.value
    match read_setting(component, field, value):
        case Misfit() as misfit:
            return Refusal(sentence=f"{node.title}'s {misfit}.")
        case Stored(value=stored, is_default=is_default):
            settings = kept if is_default else {**kept, field: stored}
    draft.nodes[id] = node.model_copy(update={"settings": settings})
    return None


def _items_with_bodies(draft: Draft, id: NodeId, field: str) -> list[JsonValue]:
    """The items of a setting that has a body for each, as its component reads them; none for any other setting."""
    ports, component = draft.ports(id), draft.catalog.classes.get(draft.nodes[id].component)
    slot = ports.slots.get(f"{field}.#") if ports else None
    if component is None or slot is None or not slot.paired:
        return []
    held = draft.nodes[id].settings.get(field, default_of(component)[field])
    read = read_setting(component, field, held)
    value = read.value if isinstance(read, Stored) else held
    return value if isinstance(value, list) else []


def _policy_with(component: type[Component], node: Node, part: str, edit: ChangeSetting) -> JsonValue:
    """The policy of a node with one of its fields changed."""
    default = default_of(component)[POLICY]
    policy = node.settings.get(POLICY, default)
    fields = dict(policy) if isinstance(policy, dict) else {}
    if edit.reset:
        fields.pop(part, None)
        return {**fields, **{name: value for name, value in _items(default) if name == part}}
    return {**fields, part: edit.value}


def _items(value: JsonValue) -> list[tuple[str, JsonValue]]:
    return list(value.items()) if isinstance(value, dict) else []
