"""Several edits as one: applied in order, journalled and undone together."""

from __future__ import annotations

from collections.abc import Sequence

from studio.catalog import Catalog
from studio.flow.apply import Applied, apply, diff
from studio.flow.document import Flow, NodeId
from studio.flow.edit import Edit, Refusal


def apply_batch(edits: Sequence[Edit], flow: Flow, catalog: Catalog) -> Applied | Refusal:
    """The flow after all edits and the one change that leads there, or why one of them cannot be carried out."""
    if len(edits) == 1:
        return apply(edits[0], flow, catalog)
    after = flow
    renamed: dict[NodeId, NodeId] = {}
    notices: list[str] = []
    for edit in edits:
        applied = apply(edit, after, catalog)
        if isinstance(applied, Refusal):
            return applied
        after = applied.flow
        renamed = _followed(renamed, applied.change.renamed)
        notices += applied.change.notices
    change = diff(flow, after)
    return Applied(after, change.model_copy(update={"renamed": renamed, "notices": tuple(notices)}))


def _followed(before: dict[NodeId, NodeId], renamed: dict[NodeId, NodeId]) -> dict[NodeId, NodeId]:
    made_before = set(before.values())
    followed = {old: renamed.get(now, now) for old, now in before.items()}
    return followed | {old: now for old, now in renamed.items() if old not in made_before}
