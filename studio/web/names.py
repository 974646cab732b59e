"""Views of a run under the ids that nodes have now: a node may be renamed while, and after, it runs."""

from __future__ import annotations

from collections.abc import Mapping

from studio.flow.document import NodeId
from studio.web.protocol import ChatChanged, LinesAdded, RunChanged
from studio.web.run_view import Piece

Names = Mapping[NodeId, NodeId]
"""New ids by the ids that the runs know; nodes that kept theirs are left out."""


def under_names(piece: Piece, names: Names) -> Piece:
    """The piece with the ids of now."""
    if not names:
        return piece
    match piece:
        case RunChanged():
            bar = piece.bar.model_copy(update={"node": _now(piece.bar.node, names)})
            views = tuple(view.model_copy(update={"id": names.get(view.id, view.id)}) for view in piece.nodes)
            return piece.model_copy(update={"bar": bar, "nodes": views})
        case ChatChanged():
            messages = tuple(one.model_copy(update={"node": _now(one.node, names)}) for one in piece.messages)
            return piece.model_copy(update={"messages": messages})
        case LinesAdded():
            lines = tuple(line.model_copy(update={"node": _now(line.node, names)}) for line in piece.lines)
            return piece.model_copy(update={"lines": lines})


def renamed_further(names: Names, renamed: Names) -> dict[NodeId, NodeId]:
    """The names after some nodes were renamed once more."""
    followed = {old: renamed.get(now, now) for old, now in names.items()}
    fresh = {old: now for old, now in renamed.items() if old not in names.values()}
    return {old: now for old, now in (fresh | followed).items() if old != now}


def _now(node: NodeId | None, names: Names) -> NodeId | None:
    return None if node is None else names.get(node, node)
