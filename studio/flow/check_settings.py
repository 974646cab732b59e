"""Checks what a node is: its component, settings, literals and model."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from typing import cast

from pydantic import JsonValue, ValidationError

from studio.catalog import Catalog
from studio.chat_model import ModelName
from studio.component import Component
from studio.condition import Case, Condition
from studio.expression import mistake_in
from studio.flow.document import Flow, Node, NodeId
from studio.flow.edit import ChangeLiteral, ChangeSetting
from studio.flow.identity import Identity
from studio.flow.problem import Fix, Problem
from studio.flow.setting import default_of, literal_misfit, misfit_in
from studio.setting_spec import MODEL_KINDS, SettingSpec, in_words
from studio.spec import spec_of


def setting_problems(flow: Flow, catalog: Catalog, models: AbstractSet[str] | None) -> Iterator[Problem]:
    """What is wrong with each node by itself; one that shares the settings of another has none of its own."""
    for id, node in flow.nodes.items():
        component = catalog.classes.get(node.component)
        if component is None:
            yield _unknown(id, node)
            continue
        if node.settings or node.literals:
            yield from _own(id, Identity(node), component)
        if node.same_as is not None:
            yield from _shared(flow, id, node)
        elif models is not None:
            yield from _models(id, node, component, models)


def _unknown(id: NodeId, node: Node) -> Problem:
    sentence = f"“{in_words(node.component)}” is not installed here. The flow opens, this node waits."
    return Problem(code="unknown_component", node=id, field="", sentence=sentence)


@lru_cache(maxsize=50_000)
def _own(id: NodeId, identity: Identity[Node], component: type[Component]) -> tuple[Problem, ...]:
    """The problems of one node's settings and literals; kept for as long as the node stays as it is."""
    node = identity.value
    found = [*_literals(id, node, component), *_empty(id, node, component)]
    try:
        found += _mistakes(id, node, component.model_validate(node.settings))
    except ValidationError as error:
        details = {str(detail["loc"][0]): detail for detail in error.errors(include_url=False, include_input=False)}
        found += [
            _known(id, field, f"{node.title}'s {misfit_in(component, detail)}.")
            if field in default_of(component)
            else _stray(id, field, node.title)
            for field, detail in details.items()
        ]
    return tuple(found)


def _mistakes(id: NodeId, node: Node, instance: Component) -> Iterator[Problem]:
    """What is wrong with the expressions of its conditions."""
    for setting in spec_of(type(instance)).settings:
        for condition in _conditions(setting, instance):
            expression = condition.expression.strip()
            if expression and (why := mistake_in(expression)):
                sentence = f"{node.title}'s expression {why}."
                yield Problem(code="bad_setting", node=id, field=setting.name, sentence=sentence)


def _conditions(setting: SettingSpec, instance: Component) -> list[Condition]:
    match setting.kind:
        case "condition":
            return [cast("Condition", getattr(instance, setting.name))]
        case "cases":
            return [case.when for case in cast("tuple[Case, ...]", getattr(instance, setting.name))]
        case _:
            return []


def _empty(id: NodeId, node: Node, component: type[Component]) -> Iterator[Problem]:
    for setting in spec_of(component).settings:
        if setting.expected and not str(node.settings.get(setting.name, setting.default)).strip():
            sentence = f"{node.title} has no {setting.title.lower()} yet."
            yield Problem(code="empty_setting", node=id, field=setting.name, sentence=sentence, severity="set-up")


def _known(id: NodeId, field: str, sentence: str) -> Problem:
    fix = Fix(label="Put the default back", edits=(ChangeSetting(ids=(id,), field=field, reset=True),))
    return Problem(code="bad_setting", node=id, field=field, sentence=sentence, fix=fix)


def _stray(id: NodeId, field: str, title: str) -> Problem:
    sentence = f"{title} has a setting “{field}” that is not known here; it is kept as it stands."
    fix = Fix(label="Remove it", edits=(ChangeSetting(ids=(id,), field=field, reset=True),))
    return Problem(code="unknown_setting", node=id, field=field, sentence=sentence, fix=fix)


def _literals(id: NodeId, node: Node, component: type[Component]) -> Iterator[Problem]:
    inputs = {port.name: port for port in spec_of(component).inputs}
    for name, value in node.literals.items():
        port = inputs.get(name)
        why = literal_misfit(port, value) if port else "is not known here; it is kept as it stands"
        if why:
            what = port.title.lower() if port else f"value for “{name}”"
            fix = Fix(label="Remove it", edits=(ChangeLiteral(id=id, port=name, reset=True),))
            sentence = f"{node.title}'s {what} {why}."
            yield Problem(code="bad_literal", node=id, field=name, sentence=sentence, fix=fix)


def _shared(flow: Flow, id: NodeId, node: Node) -> Iterator[Problem]:
    original = flow.nodes.get(node.same_as or "")
    if original and original.component == node.component and original.same_as is None:
        return
    if original is None:
        why = "a node that is not there"
    elif original.component != node.component:
        why = f"{original.title}, which is of another kind"
    else:
        why = f"{original.title}, which has none of its own"
    sentence = f"{node.title} should share the settings of {why}."
    yield Problem(code="same_as_missing", node=id, field="same_as", sentence=sentence)


def _models(id: NodeId, node: Node, component: type[Component], models: AbstractSet[str]) -> Iterator[Problem]:
    for setting in _model_settings(component):
        name = node.settings.get(setting.name, setting.default)
        if not isinstance(name, str) or name in models:
            continue
        missing = f"{node.title}'s model “{ModelName(name).model or name}” is not there any more."
        sentence = missing if setting.name in node.settings and name else f"{node.title} has no model yet."
        yield Problem(
            code="no_model",
            node=id,
            field=setting.name,
            sentence=sentence,
            severity="set-up",
            fix=_built_in(id, setting.name, setting.default, models),
        )


@cache
def _model_settings(component: type[Component]) -> tuple[SettingSpec, ...]:
    return tuple(setting for setting in spec_of(component).settings if setting.kind in MODEL_KINDS)


def _built_in(id: NodeId, field: str, default: JsonValue, models: AbstractSet[str]) -> Fix | None:
    if default not in models:
        return None
    return Fix(label="Use the built-in model", edits=(ChangeSetting(ids=(id,), field=field, reset=True),))
