"""What an edit did, in words: for the undo button, and for the toast after it."""

from __future__ import annotations

from collections.abc import Iterable

from studio.flow.document import Flow, NodeId
from studio.flow.edit import (
    AddNode,
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
    RemoveNodes,
    RenameNode,
    ReplaceFlow,
    SwitchNodes,
)
from studio.store.history import HistoryEntry


def deed(entry: HistoryEntry, flow: Flow) -> str:
    """What the edit does, as an order: `Delete Writer`; `flow` is the flow beside which the edit stands now."""
    match entry.edit:
        case AddNode() | InsertOnWire() | InsertPart():
            return f"Add {_those(entry.change.nodes, entry, flow)}"
        case RemoveNodes(ids=ids):
            return f"Delete {_those(ids, entry, flow)}"
        case MoveNodes(places=places):
            return f"Move {_those(places, entry, flow)}"
        case OrderBodies(id=id):
            return f"Reorder {_title(id, entry, flow)}"
        case SwitchNodes(ids=ids, off=off):
            return f"Switch {'off' if off else 'on'} {_those(ids, entry, flow)}"
        case ChangeSetting(ids=ids):
            return f"Change {_those(ids, entry, flow)}"
        case _:
            return _other(entry, flow)


def toast(edit: Edit, entry: HistoryEntry, flow: Flow) -> str:
    """What to say after an edit that a person may want to take back at once; empty for others."""
    match edit:
        case RemoveNodes(ids=ids):
            return f"{_capital(_those(ids, entry, flow))} deleted."
        case Connect(wire=wire) if entry.change.wires_removed:
            return f"The wire that {_title(wire.target.node, entry, flow)} had there gave way."
        case ReplaceFlow():
            return "The flow was replaced."
        case _:
            return ""


def _other(entry: HistoryEntry, flow: Flow) -> str:
    match entry.edit:
        case RenameNode(title=title):
            return f"Rename to {title}"
        case ChangeLiteral(id=id):
            return f"Change {_title(id, entry, flow)}"
        case Connect(wire=wire):
            return f"Connect {_title(wire.source.node, entry, flow)} to {_title(wire.target.node, entry, flow)}"
        case Disconnect(wire=wire):
            return f"Cut {_title(wire.source.node, entry, flow)} from {_title(wire.target.node, entry, flow)}"
        case Pin(id=id, value=value):
            return f"{'Let go of' if value is None else 'Keep'} the result of {_title(id, entry, flow)}"
        case Describe(name=str(name)):
            return f"Name the flow {name}"
        case Describe():
            return "Describe the flow"
        case _:
            return "Import a flow"


def _those(ids: Iterable[NodeId], entry: HistoryEntry, flow: Flow) -> str:
    """Nodes by title when it is one, by number when they are several."""
    several = list(ids)
    return _title(several[0], entry, flow) if len(several) == 1 else f"{len(several)} nodes"


def _title(id: NodeId, entry: HistoryEntry, flow: Flow) -> str:
    """The title of a node, also of one that the edit took away or has yet to make again."""
    places = (entry.change.nodes, entry.inverse.nodes, flow.nodes)
    found = next((node for nodes in places if (node := nodes.get(id))), None)
    return found.title if found else "a node"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
