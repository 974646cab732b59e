"""Nodes that stand for saved flows: which flows they name, and the flow with their insides put in.

`expand` is pure: a run is planned from its result and keeps it, so the engine, the journal and a resumed run know
nothing of saved flows, and a later edit of one changes no run that has begun.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from hashlib import blake2b

from studio.catalog import Catalog
from studio.errors import NotRunnableError
from studio.flow.document import MAX_DEPTH, MAX_NODES, End, Flow, Inside, Node, NodeId, SlotName, Wire
from studio.flow.original import original_of
from studio.spec import FlowRole, Spec

Library = Mapping[str, Flow]
"""Saved flows by id."""
_LONGEST_ID = 80
_DIGEST = 6
"""Bytes; enough to keep apart the nodes of a flow."""


def named_by(flow: Flow, catalog: Catalog) -> dict[NodeId, str]:
    """The nodes that stand for saved flows, and the id of each one's flow; empty where none was chosen."""
    return {id: name for id in flow.nodes if (name := _named(flow, id, catalog)) is not None}


def ends_of(flow: Flow, catalog: Catalog, role: FlowRole) -> tuple[NodeId, ...]:
    """The flow's own inputs or outputs that are switched on, in the order of the document."""
    return tuple(
        id
        for id, node in flow.nodes.items()
        if (spec := catalog.spec(node.component)) and spec.role == role and node.inside is None and id not in flow.off
    )


def expand(flow: Flow, catalog: Catalog, library: Library) -> Flow:
    """The flow with the saved flows inside of the nodes that stand for them.

    A node whose flow is missing stays empty. Raises `NotRunnableError` for a flow that runs itself, stands too deep or
    grows too large.
    """
    return Expansion(catalog, library).of(flow) if named_by(flow, catalog) else flow


class Expansion:
    """The work of putting saved flows into one flow; each is looked at once, however often it is named."""

    def __init__(self, catalog: Catalog, library: Library) -> None:
        self._catalog, self._library = catalog, library
        self._done: dict[str, Flow] = {}

    def of(self, flow: Flow, chain: tuple[str, ...] = ()) -> Flow:
        """The flow with what it names put in; `chain` names the saved flows around it."""
        nodes, wires, off = dict(flow.nodes), list(flow.wires), set(flow.off)
        wired = Counter(wire.target.node for wire in flow.wires)
        found = named_by(flow, self._catalog).items()
        named = {id: name for id, name in found if id not in flow.off and name in self._library}
        insides = {id: self.saved(flow.nodes[id].title, name, chain) for id, name in named.items()}
        if len(nodes) + sum(len(inside.nodes) for inside in insides.values()) > MAX_NODES:
            sentence = f"With the flows it runs, “{flow.name}” has more than {MAX_NODES:,} nodes."
            raise NotRunnableError((sentence,))
        for id, inside in insides.items():
            graft = _Graft(flow, id, inside, self._catalog)
            nodes |= graft.nodes()
            wires += graft.wires(wired[id])
            off.update(graft.off())
        return flow.model_copy(update={"nodes": nodes, "wires": tuple(wires), "off": frozenset(off)})

    def saved(self, title: str, name: str, chain: tuple[str, ...] = ()) -> Flow:
        """The saved flow of that id with what it names put in; `title` is that of the node it is for."""
        if name in chain:
            raise NotRunnableError((f"{title} would run “{self._library[name].name}” inside of itself, without end.",))
        if len(chain) >= MAX_DEPTH:
            raise NotRunnableError((f"{title} stands more than {MAX_DEPTH} flows deep.",))
        if name not in self._done:
            self._done[name] = self.of(self._library[name], (*chain, name))
        return self._done[name]


def saved_slot(spec: Spec | None) -> SlotName | None:
    """The slot that a saved flow fills; None for a component that stands for none."""
    return next((slot.name for slot in spec.slots if slot.saved), None) if spec else None


def _named(flow: Flow, id: NodeId, catalog: Catalog) -> str | None:
    spec = catalog.spec(flow.nodes[id].component)
    if spec is None or saved_slot(spec) is None:
        return None
    setting = next(setting for setting in spec.settings if setting.kind == "flow")
    return str(flow.nodes[original_of(flow.nodes, id)].settings.get(setting.name, setting.default))


class _Graft:
    """One saved flow put into the node that stands for it."""

    def __init__(self, flow: Flow, node: NodeId, inner: Flow, catalog: Catalog) -> None:
        self._flow, self._node, self._inner, self._catalog = flow, node, inner, catalog
        spec = catalog.spec(flow.nodes[node].component)
        self._slot = saved_slot(spec) or ""
        self._ids = {id: self._id(id) for id in inner.nodes}
        self._outputs = ends_of(inner, catalog, "output")
        self._feeding = {wire.target.node: wire.source for wire in inner.wires if wire.target.node in self._outputs}

    def nodes(self) -> dict[NodeId, Node]:
        """The nodes of the inside."""
        return {self._ids[id]: self._moved(node) for id, node in self._inner.nodes.items() if self._works(id, node)}

    def wires(self, given: int) -> Iterator[Wire]:
        """The wires of the inside, when so many values are given to the node."""
        yield from self._starts(given or self._is_tool())
        yield from self._between()
        yield from self._ends()

    def off(self) -> Iterator[NodeId]:
        """What is switched off inside."""
        nodes = self._inner.nodes
        return (self._ids[id] for id in self._inner.off if id in nodes and self._works(id, nodes[id]))

    def _id(self, id: NodeId) -> NodeId:
        """The id of an inner node, the same in every run, so that its memory is found again."""
        wanted = f"{self._node}__{id}"
        if len(wanted) <= _LONGEST_ID and wanted not in self._flow.nodes:
            return wanted
        return f"sub_{blake2b(wanted.encode(), digest_size=_DIGEST).hexdigest()}_{id}"[:_LONGEST_ID]

    def _works(self, id: NodeId, node: Node) -> bool:
        spec = self._catalog.spec(node.component)
        return id not in self._outputs and (spec is None or spec.role != "note")

    def _moved(self, node: Node) -> Node:
        home = node.inside
        inside = Inside(pipeline=self._ids.get(home.pipeline, home.pipeline), slot=home.slot) if home else None
        return node.model_copy(
            update={
                "inside": inside or Inside(pipeline=self._node, slot=self._slot),
                "same_as": self._ids.get(node.same_as) if node.same_as else None,
            }
        )

    def _starts(self, given: int) -> Iterator[Wire]:
        """The values given to the node go into the inputs in their order; inputs beyond them keep their own."""
        for number, id in enumerate(ends_of(self._inner, self._catalog, "input")[:given]):
            spec = self._catalog.spec(self._inner.nodes[id].component)
            if spec and spec.inputs:
                source = End(node=self._node, port=f"{self._slot}.start.input_{number}")
                yield Wire(source=source, target=End(node=self._ids[id], port=spec.inputs[0].name))

    def _is_tool(self) -> int:
        """One value comes from a model when the node is a tool of an agent's."""
        home = self._flow.nodes[self._node].inside
        around = self._catalog.spec(self._flow.nodes[home.pipeline].component) if home else None
        return int(around is not None and any(slot.tool for slot in around.slots))

    def _between(self) -> Iterator[Wire]:
        for wire in self._inner.wires:
            if wire.target.node not in self._outputs and (source := self._real(wire.source)):
                yield Wire(source=self._at(source), target=self._at(wire.target))

    def _ends(self) -> Iterator[Wire]:
        for output in self._outputs:
            if source := self._real(End(node=output, port="out")):
                yield Wire(source=self._at(source), target=End(node=self._node, port=f"{self._slot}.end.out"))

    def _real(self, source: End) -> End | None:
        """Where a value comes from: an output hands on what it is given."""
        seen: set[NodeId] = set()
        while source.node in self._outputs:
            if source.node in seen or source.node not in self._feeding:
                return None
            seen.add(source.node)
            source = self._feeding[source.node]
        return source

    def _at(self, end: End) -> End:
        return End(node=self._ids.get(end.node, end.node), port=end.port)
