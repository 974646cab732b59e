"""Edits as values: edit + flow -> flow, and the change between two flows, which is what windows and the journal get."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, JsonValue

from studio.flow.document import End, Flow, Inside, Node, NodeId, Place, Wire
from studio.values import Frozen


class AddNode(Frozen):
    """Put a new node on the canvas; the server makes a free id from `id` when it is taken."""

    kind: Literal["add_node"] = "add_node"
    id: NodeId
    node: Node
    place: Place
    connect: tuple[Wire, ...] = ()
    """Wires made together with the node, naming it by `id`."""


class InsertPart(Frozen):
    """Paste nodes with the wires among them; ids that are taken get a number behind them."""

    kind: Literal["insert_part"] = "insert_part"
    nodes: dict[NodeId, Node]
    wires: tuple[Wire, ...] = ()
    layout: dict[NodeId, Place] = Field(default_factory=dict)


class RemoveNodes(Frozen):
    """Delete nodes with all that is inside them; `heal` joins their neighbours where types fit."""

    kind: Literal["remove_nodes"] = "remove_nodes"
    ids: tuple[NodeId, ...]
    heal: bool = True


class ChangeSetting(Frozen):
    """Set one setting of nodes; None in `value` with `reset` puts the default back."""

    kind: Literal["change_setting"] = "change_setting"
    ids: tuple[NodeId, ...]
    field: str
    value: JsonValue = None
    reset: bool = False


class ChangeLiteral(Frozen):
    """Set what a port without a wire is given; `reset` takes it away."""

    kind: Literal["change_literal"] = "change_literal"
    id: NodeId
    port: str
    value: JsonValue = None
    reset: bool = False


class RenameNode(Frozen):
    """Give a node a new title; its id follows, and wires, layout and memories go along."""

    kind: Literal["rename_node"] = "rename_node"
    id: NodeId
    title: str = Field(min_length=1, max_length=200)


class Connect(Frozen):
    """Draw a wire; a wire already on a single input gives way."""

    kind: Literal["connect"] = "connect"
    wire: Wire


class Disconnect(Frozen):
    """Take a wire away."""

    kind: Literal["disconnect"] = "disconnect"
    wire: Wire


class InsertOnWire(Frozen):
    """Put a node between the two ends of a wire."""

    kind: Literal["insert_on_wire"] = "insert_on_wire"
    wire: Wire
    id: NodeId
    node: Node | None = None
    """The new node; None moves the node `id` that is there already."""
    place: Place
    source: End
    target: End


class MoveNodes(Frozen):
    """Move nodes, and with `inside` into or out of a body ("top" for the top level), cutting what cannot go along."""

    kind: Literal["move_nodes"] = "move_nodes"
    places: dict[NodeId, Place]
    inside: Inside | Literal["top"] | None = None


class OrderBodies(Frozen):
    """Put the bodies of a pipeline that takes any number of them into another order: old places in their new order."""

    kind: Literal["order_bodies"] = "order_bodies"
    id: NodeId
    slot: str
    order: tuple[int, ...]


class SwitchNodes(Frozen):
    """Switch nodes off or on."""

    kind: Literal["switch_nodes"] = "switch_nodes"
    ids: tuple[NodeId, ...]
    off: bool


class Pin(Frozen):
    """Keep a result of a node instead of running it; None lets it go."""

    kind: Literal["pin"] = "pin"
    id: NodeId
    value: JsonValue = None


class Describe(Frozen):
    """Change the flow's name or description."""

    kind: Literal["describe"] = "describe"
    name: str | None = Field(default=None, min_length=1, max_length=200)
    description: str | None = Field(default=None, max_length=10_000)


class ReplaceFlow(Frozen):
    """Put another document in this one's place, as an import into an open flow does."""

    kind: Literal["replace_flow"] = "replace_flow"
    flow: Flow


Edit = Annotated[
    AddNode
    | InsertPart
    | RemoveNodes
    | ChangeSetting
    | ChangeLiteral
    | RenameNode
    | Connect
    | Disconnect
    | InsertOnWire
    | MoveNodes
    | OrderBodies
    | SwitchNodes
    | Pin
    | Describe
    | ReplaceFlow,
    Field(discriminator="kind"),
]


class Refusal(Frozen):
    """Why an edit could not be applied, in a sentence."""

    sentence: str
    field: str = ""
    """Of a form that was filled in, the field it is about."""


class PlacedWire(Frozen):
    """A wire and its index in the order of all wires."""

    index: int
    wire: Wire


class Change(Frozen):
    """All that is needed to go from one flow to another.

    The wires taken away, then those put in at their index, and the new nodes, places and so on; None for a node or a
    place means that it is gone.
    """

    nodes: dict[NodeId, Node | None] = Field(default_factory=dict)
    wires_removed: tuple[Wire, ...] = ()
    wires_added: tuple[PlacedWire, ...] = ()
    layout: dict[NodeId, Place | None] = Field(default_factory=dict)
    pins: dict[NodeId, JsonValue] = Field(default_factory=dict)
    pins_removed: tuple[NodeId, ...] = ()
    off: frozenset[NodeId] | None = None
    pauses: frozenset[NodeId] | None = None
    name: str | None = None
    description: str | None = None
    renamed: dict[NodeId, NodeId] = Field(default_factory=dict)
    """Old id to new id of nodes that were renamed, so that selections, memories and results follow."""
    notices: tuple[str, ...] = ()
    """Sentences to show once: what was cut, what is converted."""
