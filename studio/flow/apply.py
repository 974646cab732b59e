"""Carries out edits: edit + flow -> flow and the change between the two, or a sentence why not."""

from __future__ import annotations

from dataclasses import dataclass

from studio.catalog import Catalog
from studio.flow.change import diff, replay, undo_of
from studio.flow.check_structure import structure_problems
from studio.flow.connecting import connect, disconnect
from studio.flow.document import Flow
from studio.flow.draft import Draft, late
from studio.flow.edit import (
    AddNode,
    Change,
    ChangeLiteral,
    ChangeSetting,
    Connect,
    Describe,
    Disconnect,
    Edit,
    InsertOnWire,
    InsertPart,
    MoveNodes,
    OrderBodies,
    Pin,
    Refusal,
    RemoveNodes,
    RenameNode,
    ReplaceFlow,
    SwitchNodes,
)
from studio.flow.inserting import add, insert_on_wire
from studio.flow.moving import move
from studio.flow.ordering import order_bodies
from studio.flow.part import insert_part, part_of
from studio.flow.plain import misfit_of
from studio.flow.removing import remove
from studio.flow.renaming import rename
from studio.flow.setting import change_literal, change_setting

__all__ = ["Applied", "apply", "diff", "part_of", "replay", "undo_of"]


@dataclass(frozen=True, slots=True)
class Applied:
    """The flow after an edit, and the change that led there."""

    flow: Flow
    change: Change


def apply(edit: Edit, flow: Flow, catalog: Catalog) -> Applied | Refusal:
    """The flow after an edit, or why it cannot be carried out; the flow given stays as it was."""
    draft = Draft.of(flow, catalog)
    if refusal := _carry_out(edit, draft):
        return refusal
    after = draft.flow()
    change = diff(flow, after)
    if refusal := _not_to_be_kept(change):
        return refusal
    if draft.renamed or draft.notices:
        change = change.model_copy(update={"renamed": draft.renamed, "notices": tuple(draft.notices)})
    return Applied(after, change)


def _carry_out(edit: Edit, draft: Draft) -> Refusal | None:  # noqa: C901, PLR0911, PLR0912 - one line an edit
    match edit:
        case AddNode():
            return add(edit, draft)
        case InsertPart():
            return insert_part(edit, draft)
        case RemoveNodes():
            return remove(edit, draft)
        case ChangeSetting():
            return change_setting(edit, draft)
        case ChangeLiteral():
            return change_literal(edit, draft)
        case RenameNode():
            return rename(edit, draft)
        case Connect():
            return connect(edit, draft)
        case Disconnect():
            return disconnect(edit, draft)
        case InsertOnWire():
            return insert_on_wire(edit, draft)
        case MoveNodes():
            return move(edit, draft)
        case OrderBodies():
            return order_bodies(edit, draft)
        case SwitchNodes():
            return _switch(edit, draft)
        case Pin():
            return _pin(edit, draft)
        case Describe():
            return _describe(edit, draft)
        case ReplaceFlow():
            return _replace(edit, draft)


def _not_to_be_kept(change: Change) -> Refusal | None:
    """The refusal of values that could not be read again after saving."""
    for node in change.nodes.values():
        if node and (why := misfit_of((*node.settings.values(), *node.literals.values()))):
            return Refusal(sentence=f"{node.title} holds {why}.")
    why = misfit_of(change.pins.values())
    return Refusal(sentence=f"The result holds {why}.") if why else None


def _switch(edit: SwitchNodes, draft: Draft) -> Refusal | None:
    there = draft.nodes.keys() & set(edit.ids)
    if not there:
        return late(edit.ids[0]) if edit.ids else None
    draft.off = draft.off | there if edit.off else draft.off - there
    return None


def _pin(edit: Pin, draft: Draft) -> Refusal | None:
    if edit.id not in draft.nodes:
        return late(edit.id)
    draft.pins.pop(edit.id, None)
    if edit.value is not None:
        draft.pins[edit.id] = edit.value
    return None


def _describe(edit: Describe, draft: Draft) -> Refusal | None:
    draft.name = draft.name if edit.name is None else edit.name
    draft.description = draft.description if edit.description is None else edit.description
    return None


def _replace(edit: ReplaceFlow, draft: Draft) -> Refusal | None:
    problems = structure_problems(edit.flow)
    if problems:
        return Refusal(sentence=problems[0].sentence)
    draft.replace(edit.flow)
    return None
