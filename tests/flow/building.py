"""Flows in a line each: `flow(node("writer", "DialogAgent"), wire("chat_input", "writer"))`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import JsonValue

from studio.catalog import Catalog, catalog
from studio.component import Component
from studio.flow.apply import Applied, apply
from studio.flow.document import End, Flow, Inside, Node, NodeId, Place, Wire
from studio.flow.edit import Edit, Refusal
from studio.flow.ports import ports_of
from studio.values import Image


class Camera(Component):
    """Gives a picture."""

    async def __call__(self) -> Image:
        """Point at nothing."""
        return Image(hash="0" * 64, mime="image/png", size=0)


class Gallery(Component):
    """Takes pictures."""

    async def __call__(self, picture: Image) -> Image:
        """Hand on the picture."""
        return picture


CATALOG = Catalog({**catalog().classes, "Camera": Camera, "Gallery": Gallery}, catalog().categories)


@dataclass(frozen=True, slots=True)
class Named:
    """A node and its id."""

    id: NodeId
    node: Node


@dataclass(frozen=True, slots=True)
class Joined:
    """A wire whose ports may be left to the flow: `writer`, `writer.out`, `loop.body.start.value`."""

    source: str
    target: str


def node(id: NodeId, component: str, inside: str = "", settings: Mapping[str, JsonValue] | None = None) -> Named:
    """A node whose title is its id in words; `inside` names a body as `loop.body`."""
    pipeline, _, slot = inside.partition(".")
    return Named(
        id,
        Node(
            component=component,
            title=id.replace("_", " ").capitalize(),
            settings=dict(settings or {}),
            inside=Inside(pipeline=pipeline, slot=slot) if inside else None,
        ),
    )


def twin(id: NodeId, component: str, of: NodeId) -> Named:
    """A node that shares the settings of another."""
    return Named(id, node(id, component).node.model_copy(update={"same_as": of}))


def wire(source: str, target: str) -> Joined:
    """A wire; without a port the node's first output or input is meant."""
    return Joined(source, target)


def flow(*parts: Named | Joined, name: str = "Test") -> Flow:
    """A flow of nodes and wires; every node has a place."""
    nodes = {part.id: part.node for part in parts if isinstance(part, Named)}
    wires = tuple(joined(nodes, part) for part in parts if isinstance(part, Joined))
    layout = {id: Place(x=index * 240.0, y=0) for index, id in enumerate(nodes)}
    return Flow(name=name, nodes=nodes, wires=wires, layout=layout)


def joined(nodes: Mapping[NodeId, Node], part: Joined) -> Wire:
    """The wire with its ports."""
    return Wire(source=_end(nodes, part.source, "sources"), target=_end(nodes, part.target, "targets"))


def _end(nodes: Mapping[NodeId, Node], text: str, side: str) -> End:
    id, _, port = text.partition(".")
    if not port:
        ports = ports_of(nodes[id].component, CATALOG) if id in nodes else None
        known = list(ports.sources if side == "sources" else ports.targets) if ports else list[str]()
        port = next((name for name in known if "." not in name), "out" if side == "sources" else "message")
    return End(node=id, port=port)


def named(component: str, title: str, inside: Inside | None = None) -> Node:
    """A node as the palette makes it."""
    return Node(component=component, title=title, inside=inside)


def place() -> Place:
    """Somewhere."""
    return Place(x=0, y=0)


def done(edit: Edit, before: Flow, components: Catalog = CATALOG) -> Applied:
    """What an edit makes of a flow that takes it."""
    applied = apply(edit, before, components)
    assert isinstance(applied, Applied), applied
    return applied


def refused(edit: Edit, before: Flow) -> str:
    """The sentence with which a flow refuses an edit."""
    refusal = apply(edit, before, CATALOG)
    assert isinstance(refusal, Refusal)
    return refusal.sentence


TALK = flow(
    node("ask", "ChatInput"),
    node("writer", "DialogAgent"),
    node("show", "Show"),
    wire("ask", "writer"),
    wire("writer", "show"),
)


def wires(found: Flow) -> list[str]:
    """The wires of a flow as `writer.out > critic.messages`."""
    return [f"{_text(wire.source)} > {_text(wire.target)}" for wire in found.wires]


def _text(end: End) -> str:
    return f"{end.node}.{end.port}"
