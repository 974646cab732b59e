"""The sentence a node shows of its settings, from the template its component declares."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pydantic import JsonValue, TypeAdapter, ValidationError

from studio.catalog import Catalog
from studio.condition import LENGTHS, Condition, Rule
from studio.flow.document import Flow, NodeId
from studio.flow.original import original_of
from studio.setting_spec import SettingSpec

LONGEST = 160
"""About what two lines of a node hold."""
_GAP = re.compile(r"\{(\w+)\}")
_CONDITION: TypeAdapter[Condition] = TypeAdapter(Condition)
_SUBJECTS = {"text": "it", "words": "the number of words", "number": "the number"}
_WITHOUT_VALUE = ("is empty", "is not empty")
NOTHING = "…"
"""Stands for a setting that is empty."""
_BLANKS = {" ": "a space", "\n": "a new line", "\n\n": "a blank line"}


def sentence_of(flow: Flow, id: NodeId, catalog: Catalog, titles: Mapping[str, str]) -> str:
    """What a node says of its settings; empty for a component not installed. `titles` are of models and saved flows."""
    spec = catalog.spec(flow.nodes[id].component)
    if spec is None:
        return ""
    settings = flow.nodes[original_of(flow.nodes, id)].settings
    known = {setting.name: setting for setting in spec.settings}

    def filled(gap: re.Match[str]) -> str:
        setting = known.get(gap[1])
        return _in_words(setting, settings.get(setting.name, setting.default), titles) if setting else gap[0]

    return _GAP.sub(filled, spec.sentence)


def _in_words(setting: SettingSpec, value: JsonValue, titles: Mapping[str, str]) -> str:
    match setting.kind, value:
        case (("model" | "picture_model" | "flow"), str()):
            return titles.get(value) or _unknown(setting, value)
        case "condition", dict():
            return _condition(value)
        case _, bool():
            return "yes" if value else "no"
        case _, list():
            return _short(", ".join(filter(None, map(_item, value))))
        case _, float():
            return f"{value:g}"
        case _, str() | int():
            return _short(str(value))
        case _:
            return NOTHING


def _unknown(setting: SettingSpec, value: str) -> str:
    """What stands for a model or a flow that is not there; the id of a flow says nothing."""
    return (value.partition("/")[2] or value or NOTHING) if setting.kind != "flow" else NOTHING


def _item(item: JsonValue) -> str:
    match item:
        case {"name": str(name)}:
            return name
        case {"title": str(title)}:
            return f"“{title or NOTHING}”"
        case str() | int() | float():
            return str(item)
        case _:
            return ""


def _condition(value: JsonValue) -> str:
    try:
        condition = _CONDITION.validate_python(value)
    except ValidationError:
        return NOTHING
    if condition.expression.strip():
        return _short(condition.expression)
    joint = " and " if condition.match == "all" else " or "
    return _short(joint.join(_rule(rule) for rule in condition.rules)) if condition.rules else NOTHING


def _rule(rule: Rule) -> str:
    subject = _SUBJECTS[rule.field]
    if rule.operator in _WITHOUT_VALUE:
        return f"{subject} {rule.operator}"
    if rule.operator in LENGTHS:
        return f"{subject} {rule.operator} {rule.value or NOTHING} characters"
    value = f"“{rule.value}”" if rule.field == "text" else rule.value
    return f"{subject} {rule.operator} {value}"


def _short(text: str) -> str:
    if text in _BLANKS:
        return _BLANKS[text]
    line = " ".join(text[: 4 * LONGEST].split())
    return (line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…") or NOTHING
