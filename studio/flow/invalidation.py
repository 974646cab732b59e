"""Which results a change makes stale."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from studio.flow.body import body_of
from studio.flow.document import Flow, Node, NodeId, Wire
from studio.flow.edit import Change
from studio.flow.topology import Topology


def invalidated_by(change: Change, before: Flow, after: Topology) -> frozenset[NodeId]:
    """The nodes of `after` whose results are stale after the change that led there from `before`.

    Safe rather than sharp: a loop feeds its end back to its start, so a change inside a pipeline makes stale all that
    is inside of it.
    """
    stale: set[NodeId] = set()
    queue = deque(_touched(change, before, after.flow))
    while queue:
        id = queue.popleft()
        if id in stale or id not in after.flow.nodes:
            continue
        stale |= {id, *after.contents((id,))}
        queue.extend(after.graph(body_of(after.flow.nodes[id])).successors(id))
        queue.extend(after.around(id))
    return frozenset(stale)


def _touched(change: Change, before: Flow, after: Flow) -> Iterator[NodeId]:
    """Where a change takes hold; a new title alone changes no result."""
    old_ids = {new: old for old, new in change.renamed.items()}
    changed = {
        id
        for id, node in change.nodes.items()
        if node and _work(node, change) != _work(before.nodes.get(old_ids.get(id, id)), change)
    }
    yield from changed
    yield from (id for id, node in after.nodes.items() if node.same_as in changed)
    removed = {_ends(wire, change) for wire in change.wires_removed}
    added = {_ends(placed.wire, change) for placed in change.wires_added}
    yield from (target for _, _, target, _ in removed ^ added)
    yield from (*change.pins, *change.pins_removed)
    yield from before.off.symmetric_difference(before.off if change.off is None else change.off)


def _work(node: Node | None, change: Change) -> tuple[object, ...]:
    """What of a node decides its result; references by the names they have after the change."""
    if node is None:
        return ()
    body = body_of(node)
    inside = body and (change.renamed.get(body[0], body[0]), body[1])
    original = node.same_as and change.renamed.get(node.same_as, node.same_as)
    return node.component, node.settings, node.literals, inside, original


def _ends(wire: Wire, change: Change) -> tuple[NodeId, str, NodeId, str]:
    source, target = wire.source, wire.target
    renamed = change.renamed
    return (
        renamed.get(source.node, source.node),
        source.port,
        renamed.get(target.node, target.node),
        target.port,
    )
