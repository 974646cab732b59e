"""What the folds must know of a flow besides its events: titles, who speaks, what stands before and inside of what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from studio.flow.body import body_of
from studio.flow.document import Flow, Node, NodeId, inner_port
from studio.flow.topology import Topology, topology_of
from studio.spec import Spec

_LIMITS = ("at_most", "times")
"""Settings that say how many rounds a loop goes at most."""


@dataclass(frozen=True, slots=True)
class FlowFacts:
    """Facts of one flow; every mapping has an entry for each node unless it says otherwise."""

    titles: Mapping[NodeId, str]
    before: Mapping[NodeId, tuple[NodeId, ...]]
    """The nodes a node waits for directly; the first nodes of a body wait for the pipeline around them."""
    after: Mapping[NodeId, tuple[NodeId, ...]]
    inside: Mapping[NodeId, tuple[NodeId, ...]]
    """For nodes with bodies only: all nodes inside of them, at any depth."""
    limits: Mapping[NodeId, int]
    """For loops only: how many rounds they go at most."""
    lanes: Mapping[NodeId, int]
    """For nodes with bodies only: how many bodies they have of which one may be taken."""
    stands_for: Mapping[NodeId, NodeId]
    """For the nodes of saved flows only: the node on the canvas that runs them."""
    answers_for: Mapping[NodeId, NodeId]
    """For those of them whose words are what the saved flow gives back."""
    speakers: frozenset[NodeId]
    tool_users: frozenset[NodeId]
    """The agents with tools: a turn of what is inside of them is a call, not a round."""
    drafters: frozenset[NodeId]
    """The nodes whose words are what a body gives back."""
    inputs: frozenset[NodeId]
    outputs: frozenset[NodeId]
    runs: frozenset[NodeId]
    """The nodes that a run of the whole flow may run."""

    def title(self, node: NodeId) -> str:
        """The title of a node, its id when it is not in the flow any more."""
        return self.titles.get(node, node)


def facts_of(flow: Flow, specs: Mapping[str, Spec]) -> FlowFacts:
    """The facts of a flow; `specs` by the names of the components that are installed."""
    topology = topology_of(flow)
    known = {id: spec for id, node in flow.nodes.items() if (spec := specs.get(node.component))}
    before = {id: _before(topology, id) for id in flow.nodes}
    after: dict[NodeId, list[NodeId]] = {id: [] for id in flow.nodes}
    for id, sources in before.items():
        for source in sources:
            after[source].append(id)
    stands_for, drafters = _stands_for(topology, known), frozenset(_drafters(flow, known))
    return FlowFacts(
        titles={id: node.title for id, node in flow.nodes.items()},
        before=before,
        after={id: tuple(targets) for id, targets in after.items()},
        inside={id: tuple(sorted(topology.contents([id]))) for id, spec in known.items() if spec.slots},
        limits={id: limit for id, spec in known.items() if (limit := _limit(flow, flow.nodes[id], spec))},
        lanes={id: len(topology.slots(id)) for id, spec in known.items() if spec.slots},
        stands_for=stands_for,
        answers_for={id: outer for id, outer in stands_for.items() if id in drafters},
        speakers=frozenset(id for id, spec in known.items() if spec.speaks),
        drafters=drafters,
        tool_users=frozenset(id for id, spec in known.items() if any(slot.tool for slot in spec.slots)),
        inputs=frozenset(id for id, spec in known.items() if spec.role == "input"),
        outputs=frozenset(id for id, spec in known.items() if spec.role == "output"),
        runs=frozenset(id for id, spec in known.items() if spec.role != "note" and id not in flow.off),
    )


def _stands_for(topology: Topology, specs: Mapping[NodeId, Spec]) -> dict[NodeId, NodeId]:
    """Each node of a saved flow, and the outermost node around it that stands for one."""
    running = [id for id, spec in specs.items() if any(slot.saved for slot in spec.slots)]
    running.sort(key=topology.depth, reverse=True)
    return {inner: id for id in running for inner in topology.contents([id])}


def _before(topology: Topology, id: NodeId) -> tuple[NodeId, ...]:
    graph = topology.graph(body_of(topology.flow.nodes[id]))
    sources = tuple(graph.predecessors(id)) if id in graph else ()
    return sources or tuple(topology.around(id))[:1]


def _limit(flow: Flow, node: Node, spec: Spec) -> int | None:
    """The most rounds; what limits the speeches of a talk is none, since each member counts its own turns."""
    if spec.gathers:
        return None
    settings = flow.nodes.get(node.same_as or "", node).settings
    for setting in spec.settings:
        if setting.name in _LIMITS:
            value = settings.get(setting.name, setting.default)
            return value if isinstance(value, int) else None
    return None


def _drafters(flow: Flow, specs: Mapping[NodeId, Spec]) -> Iterator[NodeId]:
    for wire in flow.wires:
        inner = inner_port(wire.target.port)
        spec = specs.get(wire.target.node)
        if inner and spec and any(slot.ends and slot.ends[0].name == inner.name for slot in spec.slots):
            yield wire.source.node
