"""One reading of a component's field into a frozen `SettingSpec`: the form field it makes in the inspector."""

from __future__ import annotations

import inspect
import re
from collections.abc import Hashable
from types import NoneType, UnionType
from typing import Annotated, Literal, Union, cast, get_args, get_origin

from pydantic import JsonValue, TypeAdapter
from pydantic.fields import FieldInfo

from studio.chat_model import ModelName
from studio.component import Advanced, Component, Expected, Widget
from studio.condition import Case, Condition
from studio.errors import DeclarationError
from studio.form import FormField, Named
from studio.question import AskedField
from studio.reading.rule import ReplyRule
from studio.values import Frozen, Value

SettingKind = Literal[
    "text",
    "long_text",
    "number",
    "whole",
    "switch",
    "choice",
    "model",
    "list",
    "condition",
    "cases",
    "named",
    "fields",
    "asked_fields",
    "reply",
    "picture_model",
    "flow",
    "hearing",
]

MODEL_KINDS: tuple[SettingKind, ...] = ("model", "picture_model")
"""Kinds of settings that name a model."""
_ITEMS: dict[object, SettingKind] = {Case: "cases", FormField: "fields", AskedField: "asked_fields", Named: "named"}


class SettingSpec(Frozen):
    """One setting: the form field it makes, its help, default and limits."""

    name: str
    title: str
    help: str
    kind: SettingKind
    default: JsonValue
    advanced: bool = False
    expected: bool = False
    """Left empty, the node needs setting up."""
    choices: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None


def in_words(name: str) -> str:
    """`JoinTexts` and `max_tokens` as words: `Join texts`, `Max tokens`."""
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name).replace("_", " ").lower()
    return words[:1].upper() + words[1:]


def bare(hint: object) -> object:
    """The hint without `Annotated` and without `| None`."""
    if get_origin(hint) is Annotated:
        return bare(get_args(hint)[0])
    if hint == Value:
        return Value
    if get_origin(hint) in (Union, UnionType):
        rest = [argument for argument in get_args(hint) if argument is not NoneType]
        return bare(rest[0]) if len(rest) == 1 else hint
    return hint


def setting_spec(component: type[Component], name: str, field: FieldInfo) -> SettingSpec:
    """The reading of one field; raises `DeclarationError` when no form field can edit it."""
    if not field.description:
        raise DeclarationError(component.__name__, f"the setting {name!r} has no help under it")
    if field.is_required():
        raise DeclarationError(component.__name__, f"the setting {name!r} has no default")
    bounds = {
        key: getattr(mark, key)
        for mark in field.metadata
        for key in ("ge", "gt", "le", "lt")
        if getattr(mark, key, None) is not None
    }
    default: JsonValue = TypeAdapter(cast("type[object]", field.annotation)).dump_python(
        field.get_default(call_default_factory=True), mode="json"
    )
    return SettingSpec(
        name=name,
        title=field.title or in_words(name),
        help=inspect.cleandoc(field.description),
        kind=_kind(component, name, field),
        default=default,
        advanced=any(isinstance(mark, Advanced) or mark is Advanced for mark in field.metadata),
        expected=any(isinstance(mark, Expected) for mark in field.metadata),
        choices=tuple(str(choice) for choice in get_args(field.annotation))
        if get_origin(field.annotation) is Literal
        else (),
        minimum=bounds.get("ge", bounds.get("gt")),
        maximum=bounds.get("le", bounds.get("lt")),
    )


def _kind(component: type[Component], name: str, field: FieldInfo) -> SettingKind:
    hint = bare(field.annotation)
    for mark in field.metadata:
        if isinstance(mark, Widget):
            return mark.kind
    if get_origin(hint) is Literal:
        return "choice"
    if get_origin(hint) in (tuple, list):
        return _ITEMS.get(get_args(hint)[0], "list")
    kinds: dict[object, SettingKind] = {
        ModelName: "model",
        str: "text",
        bool: "switch",
        int: "whole",
        float: "number",
        Condition: "condition",
        ReplyRule: "reply",
    }
    if hint not in kinds:
        raise DeclarationError(component.__name__, f"no form field edits the setting {name!r} of type {hint!r}")
    return kinds[cast("Hashable", hint)]
